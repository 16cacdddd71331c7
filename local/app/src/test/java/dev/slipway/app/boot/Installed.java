package dev.slipway.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.app.boot.RuntimeApi.Said;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/// The packages of an installation: a function starts with its first event, and stays for those that follow.
final class Installed implements AutoCloseable {
    /// What a function answered, and the one line that the call left in its log.
    record Called(JsonNode answer, JsonNode line) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> settings;
    private final Map<Packaged, Started> started = new EnumMap<>(Packaged.class);

    Installed(Map<String, String> settings) {
        this.settings = Map.copyOf(settings);
    }

    /// Hands over an event; whoever fails it or cannot start fails the test.
    Called call(Packaged function, JsonNode event) throws IOException, InterruptedException {
        var here = there(function);
        int before = here.lines().size();
        here.send(event.toString());
        var said = here.next();
        assertThat(said).as(here::log).isInstanceOf(Said.Answer.class);
        // The line is written before the next event is asked for.
        assertThat(here.next()).as(here::log).isInstanceOf(Said.Ready.class);
        var lines = here.lines();
        assertThat(lines).as(here::log).hasSize(before + 1);
        var called = new Called(JSON.readTree(((Said.Answer) said).body()), JSON.readTree(lines.getLast()));
        check(function, called.line(), before == 0 ? "cold" : "warm");
        return called;
    }

    private Started there(Packaged function) throws InterruptedException {
        if (!started.containsKey(function)) {
            var fresh = Started.of(function.handler(), function.path(), function.told(settings));
            started.put(function, fresh);
            assertThat(fresh.next()).as(fresh::log).isInstanceOf(Said.Ready.class);
        }
        return started.get(function);
    }

    private static void check(Packaged function, JsonNode line, String start) {
        assertThat(line.path("step").textValue()).isEqualTo(function.step());
        assertThat(line.path("start").textValue()).isEqualTo(start);
        assertThat(line.path("failures").intValue()).as(line::toString).isZero();
        assertThat(line.at("/_aws/CloudWatchMetrics/0/Namespace").textValue()).isEqualTo("Slipway");
    }

    @Override
    public void close() throws IOException {
        for (var each : started.values()) {
            each.close();
        }
    }
}
