package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.step.Step;
import java.lang.StackWalker.StackFrame;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which step wrote where, as somebody sees who stands behind it, also where it comes to pass in the middle of another step.
public final class WhoWrites {
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private record Row(Class<?> step, String partition, boolean removed) {}

    private final Set<Row> rows = ConcurrentHashMap.newKeySet();

    /// The step that calls whoever asks; nothing where none does.
    public Optional<Class<?>> caller() {
        return WALKER.walk(frames -> frames.<Class<?>>map(StackFrame::getDeclaringClass)
                .filter(Step.class::isAssignableFrom)
                .findFirst());
    }

    /// Tells that the step writes there.
    public void sees(Class<?> step, String partition, boolean removed) {
        int id = partition.indexOf('#') + 1;
        rows.add(new Row(step, id == 0 ? partition : partition.substring(0, id) + "*", removed));
    }

    /// Where a step of a machine wrote.
    public Written by(StepName step) {
        return by(step.request().getEnclosingClass());
    }

    /// Where the step put or removed something, in the order of the alphabet.
    public Written by(Class<?> step) {
        var own = rows.stream().filter(row -> row.step() == step).toList();
        return new Written(
                own.stream().map(Row::partition).distinct().sorted().toList(), own.stream().anyMatch(Row::removed));
    }

    /// Fails where the step wrote, or removed something, beyond this.
    public void keepsTo(Written written, Class<?> step) {
        var did = by(step);
        assertThat(did.partitions()).as("%s writes", step).isSubsetOf(written.partitions());
        assertThat(did.removes()).as("%s removes", step).isIn(false, written.removes());
    }
}
