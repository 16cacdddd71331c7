package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.app.server.Following;
import dev.slipway.app.server.Reply;
import dev.slipway.app.show.AskedText;
import dev.slipway.app.show.CancelText;
import dev.slipway.app.show.EventText;
import dev.slipway.app.show.GateText;
import dev.slipway.app.show.PlanText;
import dev.slipway.app.show.ProblemText;
import dev.slipway.app.show.RollbackText;
import dev.slipway.app.show.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Sends one intent, stays with its plan as long as wanted, and shows what came of it.
final class Conversation {
    private static final Duration VERDICT = Duration.ofSeconds(20);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    private final Door door;
    private final Terminal terminal;
    private final boolean json;

    Conversation(Door door, Terminal terminal, boolean json) {
        this.door = door;
        this.terminal = terminal;
        this.json = json;
    }

    /// @param patience how long to follow the plan; nothing: until its verdict
    Exit about(JsonNode intent, Optional<String> key, Optional<Duration> patience) {
        var wait = patience.isPresent() ? Duration.ZERO : VERDICT;
        var headers = new TreeMap<String, String>(Map.of("prefer", "wait=" + wait.toSeconds()));
        key.ifPresent(given -> headers.put("idempotency-key", given));
        var reply = door.api().post("/intent", intent.toString(), headers, wait);
        if (!reply.good()) {
            return refused(reply);
        }
        var plan = reply.body().path("plan_id").asText();
        return patience.isPresent() ? followed(plan, patience.get()) : judged(plan, reply);
    }

    /// Shows a plan as it is.
    Exit shown(Reply reply) {
        if (!reply.good()) {
            return refused(reply);
        }
        terminal.out().println(json ? reply.text() : new PlanText(terminal).of(reply.body()));
        return PlanEnding.of(reply.body());
    }

    /// Follows a rollback that was begun, as long as wanted; of one that was done before there is nothing to follow.
    Exit back(Reply begun, Optional<Duration> patience) {
        var run = begun.body().path("run").asText();
        if (patience.isEmpty() || begun.body().has("serves")) {
            terminal.out().println(json ? begun.text() : new RollbackText(terminal).begun(begun.body()));
            return Exit.OK;
        }
        terminal.err().println("rollback " + run);
        var reply = awaited("/rollback/" + run, patience.get());
        if (!reply.good()) {
            return refused(reply);
        }
        terminal.out().println(json ? reply.text() : new RollbackText(terminal).of(reply.body()));
        if (!closed(reply.body(), patience.get())) {
            return Exit.OTHER;
        }
        return switch (reply.body().path("status").asText()) {
            case "RolledBack" -> Exit.OK;
            case "NothingToDo" -> Exit.CONFLICT;
            case "Refused" -> Exit.REFUSED;
            case "Failed" -> Exit.DEPENDENCY;
            default -> Exit.OTHER;
        };
    }

    /// Follows a plan that was called off until it is closed, and says what came of it.
    Exit calledOff(JsonNode cancelled, Duration patience) {
        var reply = awaited("/plan/" + cancelled.path("plan_id").asText(), patience);
        if (!reply.good()) {
            return refused(reply);
        }
        var said = CancelText.with(cancelled, reply.body());
        terminal.out().println(json ? said.toString() : CancelText.of(said));
        return switch (reply.body().path("status").asText()) {
            case "Failed" -> Exit.DEPENDENCY;
            case "Deployed", "Removed" -> Exit.OTHER;
            default -> closed(reply.body(), patience) ? Exit.OK : Exit.OTHER;
        };
    }

    /// Whether it has ended; where it has not, it is said that it goes on.
    private boolean closed(JsonNode run, Duration patience) {
        boolean closed = run.path("closed").asBoolean();
        if (!closed) {
            terminal.err().println("slipway: not finished after %d s; %s"
                    .formatted(
                            patience.toSeconds(),
                            door.own() ? "'slipway up' goes on with it" : "the server goes on with it"));
        }
        return closed;
    }

    /// Follows what this path shows until it is closed.
    private Reply awaited(String path, Duration patience) {
        return new Following(door.api(), new Told(), true).along(path, patience);
    }

    /// Shows a refusal of the API.
    Exit refused(Reply reply) {
        if (json) {
            terminal.out().println(reply.text());
        } else if (reply.says()) {
            terminal.err().println(ProblemText.of(reply.body()));
        }
        if (!reply.says()) {
            terminal.err().println(GateText.of(reply.status(), door.api().address()));
        }
        return Exit.of(reply);
    }

    private Exit judged(String plan, Reply reply) {
        if (json) {
            terminal.out().println(reply.text());
            return PlanEnding.of(reply.body());
        }
        // Whatever happens now, the plan is there and has a name.
        terminal.err().println("plan " + plan);
        var now = door.api().get("/plan/" + plan);
        var exit = shown(now);
        if (Following.isUpToPeople(now.body())) {
            terminal.err().println(AskedText.of(now.body(), door.letters()));
        }
        terminal.err().println("Follow it with: slipway plan " + plan);
        return exit;
    }

    private Exit followed(String plan, Duration patience) {
        terminal.err().println("plan " + plan);
        var reply = new Following(door.api(), new Told(), false).until(plan, patience);
        var exit = shown(reply);
        if (reply.good() && Following.isUpToPeople(reply.body())) {
            terminal.err().println(AskedText.of(reply.body(), door.letters()));
            return exit;
        }
        return !reply.good() || closed(reply.body(), patience) ? exit : Exit.OTHER;
    }

    /// Progress: events as they come, and a sign of life where nothing comes for long.
    private final class Told implements Following.Listener {
        private Instant last = Instant.now();

        @Override
        public void event(JsonNode event) {
            EventText.of(event).ifPresent(this::say);
        }

        @Override
        public void look(JsonNode plan) {
            if (Duration.between(last, Instant.now()).compareTo(SIGN_OF_LIFE) > 0) {
                say("          still " + plan.path("status").asText());
            }
        }

        private void say(String line) {
            last = Instant.now();
            terminal.err().println(terminal.faint(line));
        }
    }
}
