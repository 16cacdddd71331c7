package dev.slipway.wire;

import com.amazonaws.services.lambda.runtime.Context;
import dev.slipway.core.model.Application;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.Word;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one line that a step leaves in the log ([CallLine]).
///
/// Shape: also `request_id`, `outcome` or `failure` (a class name), and the identifiers of request and answer by their
/// component's name. Only words of the types in [#TOLD] are identifiers, and the names of an enum, which are a closed set;
/// texts, messages and everything else stay out, so that no secret can come in. Units: `start` is a reading of
/// [System#nanoTime].
record StepLine(
        CallLine line,
        @Nullable Context context,
        InstantSource clock,
        long start,
        Subject subject,
        SortedMap<String, String> identifiers) {
    private static final Set<Class<? extends Word>> TOLD = Set.of(
            PlanId.class,
            RunId.class,
            ModelId.class,
            Application.class,
            Environment.class,
            ResourceName.class,
            Digest.class);

    static StepLine begun(Class<?> handler, AtomicBoolean used, @Nullable Context context, InstantSource clock) {
        return new StepLine(
                CallLine.begun(handler, used), context, clock, System.nanoTime(), new Subject(), new TreeMap<>());
    }

    /// Learns from the ledger meanwhile.
    <T> T during(Supplier<T> call) {
        return subject.during(call);
    }

    /// Learns the identifiers of a request or an answer; what it names first as a plan or a run is its run.
    void about(Object part) {
        if (part instanceof Record && !(part instanceof Word)) {
            for (var field : RecordForm.of(part.getClass()).fields()) {
                switch (field.of(part)) {
                    case Word word when TOLD.contains(word.getClass()) -> identifiers.put(field.name(), word.value());
                    case Enum<?> one -> identifiers.put(field.name(), one.name());
                    default -> {}
                }
            }
        }
        Optional.ofNullable(identifiers.get("run"))
                .or(() -> Optional.ofNullable(identifiers.get("plan")))
                .ifPresent(subject::asked);
    }

    void answered(Object answer) {
        about(answer);
        line.with("outcome", answer.getClass().getSimpleName());
        log(false);
    }

    void failed(RuntimeException failure) {
        line.with("failure", failure.getClass().getName());
        log(true);
    }

    private void log(boolean failed) {
        if (context != null && context.getAwsRequestId() != null) {
            line.with("request_id", context.getAwsRequestId());
        }
        line.withAll(subject.told()).with("identifiers", identifiers);
        line.log(context, clock.instant(), Duration.ofNanos(System.nanoTime() - start), failed);
    }
}
