package dev.slipway.wire.web;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Unavailable;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/// One request and its whole answer within one deadline.
///
/// It is sent once more where the connection was cut before an answer began ([CutConnection]). The client's own time-out ends with the
/// headers; a body that drips would outlive it.
public record Exchange(HttpClient client, Duration deadline) {
    /// Bytes that an answer may have: more than any that is read here, and as much as the OCI specification lets a manifest have.
    public static final int LARGEST = 4 << 20;

    /// @throws Unavailable when there is no whole answer within the deadline
    /// @throws Malformed when the answer is too large
    public HttpResponse<byte[]> send(String what, HttpRequest request) {
        long end = System.nanoTime() + deadline.toNanos();
        var begun = new AtomicBoolean();
        try {
            return awaited(what, sent(request, begun), end);
        } catch (ExecutionException e) {
            if (begun.get() || !CutConnection.isCauseOf(e)) {
                throw failed(what, e);
            }
        }
        try {
            return awaited(what, sent(request, begun), end);
        } catch (ExecutionException e) {
            throw failed(what, e);
        }
    }

    private CompletableFuture<HttpResponse<byte[]>> sent(HttpRequest request, AtomicBoolean begun) {
        return client.sendAsync(request, _ -> {
            begun.set(true);
            return new Bounded(LARGEST);
        });
    }

    private HttpResponse<byte[]> awaited(String what, CompletableFuture<HttpResponse<byte[]>> answer, long end)
            throws ExecutionException {
        try {
            return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw given(
                    answer, new Unavailable("%s: no whole answer in %d ms".formatted(what, deadline.toMillis()), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw given(answer, new Unavailable(what + ": interrupted", e));
        }
    }

    private static RuntimeException failed(String what, ExecutionException e) {
        return e.getCause() instanceof Malformed malformed
                ? new Malformed(what + ": " + malformed.getMessage(), e)
                : new Unavailable(what + ": no answer, or one that breaks off", e);
    }

    private static Unavailable given(CompletableFuture<?> answer, Unavailable failure) {
        answer.cancel(true);
        return failure;
    }
}
