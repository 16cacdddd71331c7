package dev.slipway.adapter.aws;

import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Shown;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// What the failures of AWS mean to us: translated at this door and nowhere else.
final class AwsDoor {
    private static final int SERVER_ERRORS = 500;

    private AwsDoor() {}

    /// Makes one call on a virtual thread; `what` names it for the operator.
    ///
    /// The SDK ends a call at its deadline by an interrupt, and only a virtual thread is woken by one while it reads;
    /// on any other a body that drips outlives the deadline.
    static <T> T onItsOwnThread(String what, Supplier<T> call) {
        var answer = new FutureTask<T>(call::get);
        var thread = Thread.ofVirtual().name(what).start(answer);
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new Unavailable(what + " was interrupted: try again", e);
        }
    }

    /// The failure for an exception of the SDK. `what` names the call for the operator.
    static StepFailure translated(String what, SdkException e) {
        var reason = Shown.of(String.valueOf(e.getMessage()));
        if (!(e instanceof AwsServiceException service)) {
            return new Unavailable("%s had no answer: %s; try again".formatted(what, reason), e);
        }
        if (service.isThrottlingException()) {
            return new Throttled("%s is throttled: %s; try again later".formatted(what, reason), e);
        }
        if (service.statusCode() >= SERVER_ERRORS) {
            return new Unavailable("%s failed on the other side: %s; try again".formatted(what, reason), e);
        }
        return new Refused(
                "%s is refused: %s; look at the function's permissions and settings".formatted(what, reason), e);
    }
}
