package dev.slipway.core.step;

import dev.slipway.core.audit.Told;
import dev.slipway.core.model.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Values with the versions they expect, and the events that tell of them.
///
/// Committed whole or not at all; the events are appended to the run's chain in the same transaction.
/// A key occurs at most once.
public record Change(RunId run, List<Write<?>> writes, List<Told> events) {
    /// One value to be written over what was seen; nothing in `next` removes it.
    public record Write<T>(Versioned<T> seen, Optional<T> next) {}

    public Change {
        writes = List.copyOf(writes);
        events = List.copyOf(events);
        var keys = writes.stream().map(write -> write.seen().key()).distinct().count();
        if (keys != writes.size()) {
            throw new IllegalArgumentException("a change writes each key once");
        }
    }

    /// A change of nothing yet, told in this run's chain.
    public static Change of(RunId run) {
        return new Change(run, List.of(), List.of());
    }

    /// Also writes `next` where `seen` was.
    public <T> Change write(Versioned<T> seen, T next) {
        return with(new Write<>(seen, Optional.of(next)));
    }

    /// Also removes what was seen; where nothing was, there is nothing to be done.
    public <T> Change remove(Versioned<T> seen) {
        return seen.found().isEmpty() ? this : with(new Write<>(seen, Optional.empty()));
    }

    /// Also tells this.
    public Change tell(Told event) {
        var more = new ArrayList<>(events);
        more.add(event);
        return new Change(run, writes, more);
    }

    private Change with(Write<?> write) {
        var more = new ArrayList<Write<?>>(writes);
        more.add(write);
        return new Change(run, more, events);
    }
}
