package dev.slipway.adapter.sagemaker;

import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// Translates what the SDK throws. Codes decide, never the text of a message.
final class Door {
    /// Codes under which SageMaker hides "already exists", "not found" and "in progress" alike.
    private static final Set<String> AMBIGUOUS =
            Set.of("ValidationException", "ResourceInUse", "ResourceNotFound", "ConflictException");

    private Door() {}

    static <T> T through(String what, Supplier<T> call) {
        try {
            return onItsOwnThread(what, call);
        } catch (AwsServiceException e) {
            throw failure(what, e);
        } catch (SdkException e) {
            throw unparsed(e)
                    ? new Malformed(what + ": the answer is not the documented shape", e)
                    : new Unavailable(what + ": no answer from SageMaker", e);
        }
    }

    /// The SDK ends a call at its deadline by an interrupt, and only a virtual thread is woken by one while it
    /// reads; on any other a body that drips outlives the deadline.
    private static <T> T onItsOwnThread(String what, Supplier<T> call) {
        var answer = new FutureTask<T>(call::get);
        var thread = Thread.ofVirtual().name(what).start(answer);
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new Unavailable(what + ": interrupted", e);
        }
    }

    /// Whether the code leaves open what is the matter, so that a look must decide.
    static boolean ambiguous(AwsServiceException e) {
        return e.statusCode() < 500 && AMBIGUOUS.contains(code(e));
    }

    static String sentence(String what, AwsServiceException e) {
        return "%s: SageMaker says %s %s".formatted(what, code(e), said(e));
    }

    private static StepFailure failure(String what, AwsServiceException e) {
        var message = sentence(what, e);
        if (e.isThrottlingException()) {
            return new Throttled(message, e);
        }
        if (e.statusCode() >= 500) {
            return new Unavailable(message, e);
        }
        return ambiguous(e) ? new Conflict(message, e) : new Refused(message, e);
    }

    private static String code(AwsServiceException e) {
        return e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
                ? "status " + e.statusCode()
                : e.awsErrorDetails().errorCode();
    }

    private static String said(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? ""
                : String.valueOf(e.awsErrorDetails().errorMessage());
    }

    /// The SDK brings its own JSON parser; a cause of that package means that the body was no JSON.
    private static boolean unparsed(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().startsWith("software.amazon.awssdk.thirdparty.jackson")) {
                return true;
            }
        }
        return false;
    }
}
