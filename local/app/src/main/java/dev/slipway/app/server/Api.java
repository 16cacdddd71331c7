package dev.slipway.app.server;

import dev.slipway.app.store.Trouble;
import dev.slipway.core.failure.Unavailable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Slipway's HTTP interface as one person uses it.
///
/// Errors: [Unavailable] when the server does not answer; a refusal is a [Reply] like any other.
public final class Api {
    /// A server that works answers a look within milliseconds.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String token;
    private final Place place;
    private final Duration patience;

    /// @param pid the server's process, for complaints
    public Api(URI address, String token, long pid) {
        this(address, token, pid, PATIENCE);
    }

    /// @param patience how long one answer is waited for
    public Api(URI address, String token, long pid, Duration patience) {
        this(address, token, new Place.Here(pid), patience);
    }

    private Api(URI address, String token, Place place, Duration patience) {
        this.address = address;
        this.token = token;
        this.place = place;
        this.patience = patience;
    }

    /// That of a server which is no process of this machine.
    public static Api elsewhere(URI address, String token, Duration patience) {
        return new Api(address, token, new Place.Elsewhere(), patience);
    }

    /// Where the server runs, for complaints, and how long to let it be between two looks.
    private sealed interface Place {
        record Here(long pid) implements Place {}

        record Elsewhere() implements Place {}

        default Duration betweenLooks() {
            return switch (this) {
                case Here _ -> Duration.ofMillis(250);
                case Elsewhere _ -> Duration.ofSeconds(2);
            };
        }

        default String silent(URI address, Duration limit) {
            return switch (this) {
                case Here here -> "the server at %s, process %d, did not answer within %d s: end that process or wake it, then repeat"
                        .formatted(address, here.pid(), limit.toSeconds());
                case Elsewhere _ -> "the server at %s did not answer within %d s: repeat the command"
                        .formatted(address, limit.toSeconds());
            };
        }
    }

    public URI address() {
        return address;
    }

    /// How long to wait between two looks at what goes on.
    Duration betweenLooks() {
        return place.betweenLooks();
    }

    public Reply get(String path) {
        return get(path, Duration.ZERO);
    }

    /// The same with so much more patience.
    Reply get(String path, Duration more) {
        return send(request(path).GET().build(), patience.plus(more));
    }

    /// @param wait how long the server was asked to take over it
    public Reply post(String path, String body, Map<String, String> headers, Duration wait) {
        var request = request(path)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        headers.forEach(request::header);
        return send(request.build(), patience.plus(wait));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).header("authorization", "Bearer " + token);
    }

    /// The client's own time-out ends with the head of an answer; this one holds for the whole of it.
    private Reply send(HttpRequest request, Duration limit) {
        var exchange = client.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            var answer = exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return Reply.of(answer.statusCode(), answer.body());
        } catch (ExecutionException e) {
            throw new Unavailable("the server at %s does not answer: %s".formatted(address, Trouble.words(e.getCause())), e);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new Unavailable(place.silent(address, limit), e);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting for " + address, e);
        }
    }
}
