package dev.slipway.wire;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.slipway.core.step.Step;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Decode, step, encode, with the time of this try; and one line in the log.
///
/// Shape: the request is one JSON object and so is the answer. The line goes to the logger of Lambda's
/// context ([StepLine]); without a context nothing is logged. Errors: what the step throws leaves
/// unchanged, for the machine reads its class name; a request of another shape is a
/// [dev.slipway.core.failure.Malformed]. Safe for calls at the same time as far as the step is.
public abstract class StepHandler<I, O> implements RequestStreamHandler {
    private final Function<InputStream, I> reading;
    private final Step<I, O> step;
    private final InstantSource clock;
    private final AtomicBoolean used = new AtomicBoolean();

    protected StepHandler(Class<I> request, Step<I, O> step, InstantSource clock) {
        this(in -> Json.read(in, request), step, clock);
    }

    /// For events that others write in a form of their own.
    protected StepHandler(Function<InputStream, I> reading, Step<I, O> step, InstantSource clock) {
        this.reading = reading;
        this.step = step;
        this.clock = clock;
    }

    @Override
    public final void handleRequest(InputStream in, OutputStream out, @Nullable Context context) {
        var line = StepLine.begun(getClass(), used, context, clock);
        try {
            var asked = reading.apply(in);
            line.about(asked);
            var answer = line.during(() -> step.apply(asked, clock.instant()));
            Json.write(out, answer);
            line.answered(answer);
        } catch (RuntimeException failure) {
            line.failed(failure);
            throw failure;
        }
    }
}
