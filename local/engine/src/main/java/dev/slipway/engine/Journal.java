package dev.slipway.engine;

import java.util.List;
import java.util.Optional;

/// Where executions are kept. Used by many threads at once; many executions may be written in one stroke.
public interface Journal {
    /// Keeps a machine's definition under its digest. Executions go on with the definition they started with.
    void keep(String digest, String definition);

    /// A definition that was kept.
    String definition(String digest);

    /// Writes one transition, whole or not at all, and returns when it will outlast the process.
    ///
    /// @param next replaces the snapshot of sequence `next.sequence() - 1`; before the first there is none
    /// @param events follow the execution's history
    /// @return false when the stored sequence is another one, and then nothing was written
    boolean append(Snapshot next, List<Event> events);

    /// The newest snapshot of an execution.
    Optional<Snapshot> find(ExecutionId id);

    /// The newest snapshot of each execution that has not ended.
    List<Snapshot> unfinished();

    /// An execution's events in order; none when it is not known.
    List<Event> history(ExecutionId id);
}
