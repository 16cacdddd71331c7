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

/// One request and its whole answer within one deadline.
///
/// The client's own time-out ends with the headers; a body that drips would outlive it.
public record Exchange(HttpClient client, Duration deadline) {
    /// Bytes that an answer may have: more than any that is read here, and as much as the OCI specification lets a manifest have.
    public static final int LARGEST = 4 << 20;

    /// @throws Unavailable when there is no whole answer within the deadline
    /// @throws Malformed when the answer is too large
    public HttpResponse<byte[]> send(String what, HttpRequest request) {
        var answer = client.sendAsync(request, _ -> new Bounded(LARGEST));
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw given(
                    answer, new Unavailable("%s: no whole answer in %d ms".formatted(what, deadline.toMillis()), e));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Malformed malformed) {
                throw new Malformed(what + ": " + malformed.getMessage(), e);
            }
            throw new Unavailable(what + ": no answer, or one that breaks off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw given(answer, new Unavailable(what + ": interrupted", e));
        }
    }

    private static Unavailable given(CompletableFuture<?> answer, Unavailable failure) {
        answer.cancel(true);
        return failure;
    }
}
