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
        var to = Plain.of(begun.path("to"));
        var further = begun.path("goal").asText().equals("open")
                ? ", or to an earlier one where %s is gone at SageMaker".formatted(to)
                : "";
        return "%s  generation %s is to go back to %s%s\n  run %s"
                .formatted(
                        terminal.bold(Plain.of(begun.path("endpoint"))),
                        Plain.of(begun.path("from")),
                        to,
                        further,
                        Plain.of(begun.path("run")));
    }

    /// How far it is.
    public String of(JsonNode rollback) {
        var to = rollback.has("to") ? ", to generation " + Plain.of(rollback.path("to")) : "";
        return "%s  %s: generation %s%s\n  run %s\n  %s%s"
                .formatted(
                        terminal.bold(Plain.of(rollback.path("endpoint"))),
                        Plain.of(rollback.path("status")),
                        Plain.of(rollback.path("from")),
                        to,
                        Plain.of(rollback.path("run")),
                        cause(rollback),
                        ending(rollback));
    }

    /// Who or what asked for it, and why in their own words.
    private static String cause(JsonNode rollback) {
        var because = rollback.has("because") ? ": «" + Plain.of(rollback.path("because")) + "»" : "";
        return Plain.of(rollback.path("cause")) + because;
    }

    /// How it ended, unless that only says once more who asked.
    private static String ending(JsonNode rollback) {
        var reason = rollback.path("reason");
        return reason.isMissingNode() || reason.equals(rollback.path("cause")) ? "" : "\n  " + Plain.of(reason);
    }
}
