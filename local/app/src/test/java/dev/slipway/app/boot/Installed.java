package dev.slipway.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.app.boot.RuntimeApi.Said;
import dev.slipway.core.failure.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/// The packages of an installation: a function starts with its first event, and stays for those that follow. What is not
/// available is asked for again, as the machines do.
final class Installed implements AutoCloseable {
    /// What a function answered, and the one line that the call left in its log.
    record Called(JsonNode answer, JsonNode line) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    /// The machines' own tries and times for it.
    private static final int TRIES = 5;

    private static final Duration BEFORE_THE_SECOND = Duration.ofSeconds(2);
    private static final String WORTH_ANOTHER_TRY = Unavailable.class.getName();

    private final Map<String, String> settings;
    private final Consumer<Duration> waiting;
    private final Map<Packaged, Started> started = new EnumMap<>(Packaged.class);

    /// @param waiting lets this time pass for whatever moves by itself
    Installed(Map<String, String> settings, Consumer<Duration> waiting) {
        this.settings = Map.copyOf(settings);
        this.waiting = waiting;
    }

    /// Hands over an event; whoever fails it or cannot start fails the test.
    Called call(Packaged function, JsonNode event) throws IOException, InterruptedException {
        var here = there(function);
        var pause = BEFORE_THE_SECOND;
        var said = asked(here, event);
        for (int i = 1; i < TRIES && said instanceof Said.Failure failure && failure.type().equals(WORTH_ANOTHER_TRY); i++) {
            waiting.accept(pause);
            pause = pause.multipliedBy(2);
            said = asked(here, event);
        }
        assertThat(said).as(here::log).isInstanceOf(Said.Answer.class);
        var called = new Called(JSON.readTree(((Said.Answer) said).body()), JSON.readTree(here.lines().getLast()));
        check(function, called.line(), here.lines().size() == 1 ? "cold" : "warm");
        return called;
    }

    private static Said asked(Started here, JsonNode event) throws InterruptedException {
        int before = here.lines().size();
        here.send(event.toString());
        var said = here.next();
        // The line is written before the next event is asked for.
        assertThat(here.next()).as(here::log).isInstanceOf(Said.Ready.class);
        assertThat(here.lines()).as(here::log).hasSize(before + 1);
        return said;
    }

    private Started there(Packaged function) throws InterruptedException {
        var running = started.get(function);
        if (running != null) {
            return running;
        }
        var fresh = Started.of(function.handler(), function.path(), function.told(settings));
        started.put(function, fresh);
        assertThat(fresh.next()).as(fresh::log).isInstanceOf(Said.Ready.class);
        return fresh;
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
