package dev.slipway.adapter.oci;

import dev.slipway.core.failure.Unavailable;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One request and its whole answer within one deadline.
///
/// The client's own time-out ends with the headers; a body that drips would outlive it.
final class Exchange {
    private static final long SECONDS = 10;
    private static final int LARGEST = 4 << 20;

    private final HttpClient client;

    Exchange(HttpClient client) {
        this.client = client;
    }

    HttpResponse<byte[]> send(String what, HttpRequest.Builder request) {
        var answer = client.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw given(answer, new Unavailable("%s: no whole answer in %d s".formatted(what, SECONDS), e));
        } catch (ExecutionException e) {
            throw new Unavailable("%s: no answer, or one of more than %d bytes".formatted(what, LARGEST), e);
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
