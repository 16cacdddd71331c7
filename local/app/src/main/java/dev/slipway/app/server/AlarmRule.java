package dev.slipway.app.server;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.engine.Clock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stands for EventBridge's rule for alarms: asks CloudWatch's twin what is new, and hands each change of an alarm to the
/// function, in its own form.
///
/// An event may come again after a restart, for nothing of it is kept; whoever hears it is made for that.
public final class AlarmRule implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI twin;
    private final RequestStreamHandler function;
    private final Clock clock;
    private Clock.@Nullable Alarm next;
    private boolean closed;
    private long seen;
    private String last = "";

    /// @param twin the base address of CloudWatch's twin
    public AlarmRule(URI twin, RequestStreamHandler function, Clock clock) {
        this.twin = twin;
        this.function = function;
        this.clock = clock;
    }

    /// Asks now and every five seconds of its clock, on a thread of its own.
    AlarmRule follow() {
        schedule(Duration.ZERO);
        return this;
    }

    /// Hands over everything that came since the last look. An event in trouble never keeps back the others.
    ///
    /// @return how many there were
    public synchronized int look() {
        var fresh = fresh();
        for (var told : fresh) {
            seen = told.path("id").asLong();
            last = told.at("/event/id").asText();
            hand(told.path("event"));
        }
        return fresh.size();
    }

    /// The one that was seen last is asked for again: a twin that does not know it began anew.
    private List<JsonNode> fresh() {
        var told = after(Math.max(0, seen - 1));
        if (seen == 0) {
            return told;
        }
        boolean same = !told.isEmpty() && told.getFirst().at("/event/id").asText().equals(last);
        return same ? told.subList(1, told.size()) : after(0);
    }

    private List<JsonNode> after(long id) {
        var request = HttpRequest.newBuilder(twin.resolve("/_events?after=" + id))
                .timeout(PATIENCE)
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            var events = new ArrayList<JsonNode>();
            if (answer.statusCode() == 200) {
                JSON.readTree(answer.body()).path("events").forEach(events::add);
            }
            return events;
        } catch (IOException unreachable) {
            // The next look asks again.
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private void hand(JsonNode event) {
        if (!event.path("detail-type").asText().equals("CloudWatch Alarm State Change")) {
            return;
        }
        try {
            var bytes = event.toString().getBytes(StandardCharsets.UTF_8);
            function.handleRequest(new ByteArrayInputStream(bytes), OutputStream.nullOutputStream(), null);
        } catch (IOException | RuntimeException trouble) {
            // Its line in the log says what it was.
        }
    }

    private void round() {
        look();
        schedule(EVERY);
    }

    private synchronized void schedule(Duration delay) {
        if (!closed) {
            next = clock.at(clock.instant().plus(delay), () -> Thread.ofVirtual().start(this::round));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (next != null) {
            next.cancel();
        }
    }
}
