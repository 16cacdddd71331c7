package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// What most tests begin with.
final class Given {
    static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    static final Duration SOON = Duration.ofMinutes(3);

    static final SecretKey KEY =
            new SecretKeySpec("a key that every test may know..".getBytes(StandardCharsets.UTF_8), "HmacSHA256");

    private Given() {}

    static Machine machine(String name) {
        try (var in =
                Objects.requireNonNull(Given.class.getResourceAsStream("/machines/" + name + ".asl.json"), name)) {
            return Machine.load(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A machine of JSONata states, written with single quotes; the first one named starts it.
    static Machine states(String first, String states) {
        return Machine.load(
                "test", json("{'QueryLanguage':'JSONata','StartAt':'" + first + "','States':{" + states + "}}"));
    }

    /// A machine of one Pass state with this output.
    static Machine output(JsonNode template) {
        var states = Json.object();
        states.putObject("Only").put("Type", "Pass").put("End", true).set("Output", template);
        return Machine.load(
                "test",
                Json.object()
                        .put("QueryLanguage", "JSONata")
                        .put("StartAt", "Only")
                        .set("States", states)
                        .toString());
    }

    /// A machine whose output is what the expression gives.
    static Machine expression(String expression) {
        return output(TextNode.valueOf("{% " + expression + " %}"));
    }

    static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    static JsonNode tree(String singleQuoted) {
        return Json.parse(json(singleQuoted));
    }

    static byte[] bytes(String singleQuoted) {
        return json(singleQuoted).getBytes(StandardCharsets.UTF_8);
    }

    /// Runs to its end under a clock that jumps.
    static Ended run(Machine machine, Tasks tasks, JsonNode input) throws InterruptedException {
        try (var engine = new Engine(new MemoryJournal(), tasks, new JumpClock(START), KEY)) {
            var id = engine.start(machine, "run", input).id();
            return new Ended(engine.await(id, SOON).status(), engine.history(id));
        }
    }

    static Ended run(Machine machine) throws InterruptedException {
        return run(
                machine,
                (function, _) -> {
                    throw new AssertionError("nobody calls " + function);
                },
                tree("{}"));
    }

    record Ended(Status status, List<Event> history) {
        JsonNode output() {
            return ((Status.Succeeded) status).output();
        }

        String error() {
            return ((Status.Failed) status).error().orElseThrow();
        }

        String cause() {
            return ((Status.Failed) status).cause().orElseThrow();
        }

        List<String> types() {
            return history.stream().map(Event::type).toList();
        }

        /// Seconds from the start at which events of this type happened.
        List<Long> secondsOf(String type) {
            return history.stream()
                    .filter(event -> event.type().equals(type))
                    .map(event -> Duration.between(START, event.at()).toSeconds())
                    .toList();
        }
    }
}
