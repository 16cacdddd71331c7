package dev.slipway.app.show;

import com.fasterxml.jackson.databind.JsonNode;

/// A rollback in a few lines, from the body of `POST /rollback` or of `GET /rollback/{run}`.
public final class RollbackText {
    private final Terminal terminal;

    public RollbackText(Terminal terminal) {
        this.terminal = terminal;
    }

    /// What was begun, or was done before.
    public String begun(JsonNode begun) {
        if (begun.has("serves")) {
            return "%s  nothing was done: generation %s went back to %s before, and generation %s serves since then\n  run %s"
                    .formatted(
                            terminal.bold(Plain.of(begun.path("endpoint"))),
                            Plain.of(begun.path("from")),
                            Plain.of(begun.path("to")),
                            Plain.of(begun.path("serves")),
                            Plain.of(begun.path("run")));
        }
        return "%s  generation %s goes back to %s\n  run %s"
                .formatted(
                        terminal.bold(Plain.of(begun.path("endpoint"))),
                        Plain.of(begun.path("from")),
                        Plain.of(begun.path("to")),
                        Plain.of(begun.path("run")));
    }

    /// How far it is.
    public String of(JsonNode rollback) {
        var to = rollback.has("to") ? ", to generation " + Plain.of(rollback.path("to")) : "";
        var reason = rollback.has("reason") ? "\n  " + Plain.of(rollback.path("reason")) : "";
        return "%s  %s: generation %s%s\n  run %s%s"
                .formatted(
                        terminal.bold(Plain.of(rollback.path("endpoint"))),
                        Plain.of(rollback.path("status")),
                        Plain.of(rollback.path("from")),
                        to,
                        Plain.of(rollback.path("run")),
                        reason);
    }
}
