package dev.slipway.core.contract;

import dev.slipway.core.step.Step;
import java.lang.StackWalker.StackFrame;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which step of a machine wrote where, as somebody sees who stands behind it. What others write is left out, also where
/// it comes to pass in the middle of a step.
public final class WhoWrites {
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final Map<Class<?>, StepName> STEPS = Arrays.stream(StepName.values())
            .collect(Collectors.toMap(step -> step.request().getEnclosingClass(), Function.identity()));

    private record Row(StepName step, String partition, boolean removed) {}

    private final Set<Row> rows = ConcurrentHashMap.newKeySet();

    /// The step of a machine that calls whoever asks; nothing where it is another that does.
    public Optional<StepName> caller() {
        return WALKER.walk(frames -> frames.<Class<?>>map(StackFrame::getDeclaringClass)
                        .filter(Step.class::isAssignableFrom)
                        .findFirst())
                .map(STEPS::get);
    }

    /// Tells that the step writes there.
    public void sees(StepName step, String partition, boolean removed) {
        int id = partition.indexOf('#') + 1;
        rows.add(new Row(step, id == 0 ? partition : partition.substring(0, id) + "*", removed));
    }

    /// Where the step put or removed something; `*` stands for an id.
    public Set<String> by(StepName step) {
        return rows.stream()
                .filter(row -> row.step() == step)
                .map(Row::partition)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Whether it removed anything.
    public boolean removes(StepName step) {
        return rows.stream().anyMatch(row -> row.step() == step && row.removed());
    }
}
