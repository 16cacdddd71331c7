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
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The one line that a step leaves in the log: a JSON object, fields by allow list.
///
/// Shape: `step`, `request_id`, `outcome` or `failure` (a class name), the duration in ms, and the identifiers of
/// request and answer by their component's name. Only words of the types in [#TOLD] are identifiers; texts,
/// messages and everything else stay out, so that no secret can come in.
final class StepLine {
    private static final Set<Class<? extends Word>> TOLD = Set.of(
            PlanId.class,
            RunId.class,
            ModelId.class,
            Application.class,
            Environment.class,
            ResourceName.class,
            Digest.class);

    private record Line(
            String step,
            Optional<String> requestId,
            Optional<String> outcome,
            Optional<String> failure,
            long durationMs,
            SortedMap<String, String> identifiers) {}

    private final String step;
    private final @Nullable Context context;
    private final long start = System.nanoTime();
    private final SortedMap<String, String> identifiers = new TreeMap<>();

    private StepLine(String step, @Nullable Context context) {
        this.step = step;
        this.context = context;
    }

    static StepLine begun(Class<?> handler, @Nullable Context context) {
        return new StepLine(handler.getSimpleName().replaceFirst("Handler$", ""), context);
    }

    /// Learns the identifiers of a request or an answer.
    void about(Object subject) {
        if (subject instanceof Record && !(subject instanceof Word)) {
            for (var field : RecordForm.of(subject.getClass()).fields()) {
                if (field.of(subject) instanceof Word word && TOLD.contains(word.getClass())) {
                    identifiers.put(field.name(), word.value());
                }
            }
        }
    }

    void answered(Object answer) {
        about(answer);
        log(Optional.of(answer.getClass().getSimpleName()), Optional.empty());
    }

    void failed(RuntimeException failure) {
        log(Optional.empty(), Optional.of(failure.getClass().getName()));
    }

    private void log(Optional<String> outcome, Optional<String> failure) {
        var logger = context == null ? null : context.getLogger();
        if (context != null && logger != null) {
            var took = Duration.ofNanos(System.nanoTime() - start).toMillis();
            var id = Optional.ofNullable(context.getAwsRequestId());
            logger.log(Json.text(new Line(step, id, outcome, failure, took, identifiers)) + "\n");
        }
    }
}
