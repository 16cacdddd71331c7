package dev.slipway.adapter.aws;

import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Shown;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// What the failures of AWS mean to us: translated at this door and nowhere else.
///
/// The table of it is `docs/wire/aws.md`, which a test reads.
final class AwsDoor {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    /// Beyond those that the SDK knows: what services say of their own when they ask for patience.
    private static final Set<String> PATIENCE = Set.of(
            "ExecutionLimitExceeded",
            "KMSThrottling",
            "KMSThrottlingException",
            "KmsThrottlingException",
            "RequestLimitExceeded",
            "SlowDown",
            "Throttled",
            "ThrottledException",
            "Throttling",
            "ThrottlingException",
            "TooManyRequestsException");

    /// What a status of 4xx says and another try may mend: something went wrong on the way there.
    private static final Set<String> ON_THE_WAY =
            Set.of("BadDigest", "RequestTimeout", "RequestTimeoutException", "XAmzContentChecksumMismatch");

    private AwsDoor() {}

    /// Makes one call on a virtual thread; `what` names it for the operator.
    ///
    /// The SDK ends a call at its deadline by an interrupt, and only a virtual thread is woken by one while it
    /// reads: on any other a body that drips outlives the deadline.
    static <T> T onItsOwnThread(String what, Supplier<T> call) {
        return onItsOwnThread(what, Duration.ofNanos(Long.MAX_VALUE), call);
    }

    /// The same for a call that does not end itself at its deadline.
    ///
    /// @throws Unavailable when it has not ended by then
    static <T> T onItsOwnThread(String what, Duration deadline, Supplier<T> call) {
        var answer = new FutureTask<T>(call::get);
        var thread = Thread.ofVirtual().name(what).start(answer);
        try {
            return answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new Unavailable("%s had no whole answer in %d ms: try again".formatted(what, deadline.toMillis()), e);
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
        return service.isThrottlingException()
                ? new Throttled("%s is throttled: %s; try again later".formatted(what, reason), e)
                : failure(what, code(service), service.statusCode(), String.valueOf(service.getMessage()));
    }

    /// The failure for an error by its code and HTTP status.
    static StepFailure failure(String what, String code, int status, String message) {
        var reason = Shown.of("%s %s".formatted(code, message).strip());
        if (status == TOO_MANY_REQUESTS || PATIENCE.contains(code)) {
            return new Throttled("%s is throttled: %s; try again later".formatted(what, reason));
        }
        if (status >= SERVER_ERRORS || ON_THE_WAY.contains(code)) {
            return new Unavailable("%s failed on the other side: %s; try again".formatted(what, reason));
        }
        return new Refused(
                "%s is refused: %s; look at the function's permissions and settings".formatted(what, reason));
    }

    /// The code of an error, such as `AccessDenied`; empty where it has none.
    static String code(AwsServiceException e) {
        var details = e.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }
}
