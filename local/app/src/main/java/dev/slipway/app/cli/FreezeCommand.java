package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.app.show.FreezeText;
import dev.slipway.app.show.Terminal;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Malformed;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `slipway freeze`: nothing new in an environment for a time.
@Command(description = "Freeze an environment: nothing is deployed or removed there until a time. Rollbacks go on.")
final class FreezeCommand extends Verb {
    private static final String NOW = "now";

    @Option(names = "--env", required = true, paramLabel = "ENV", description = "The environment.")
    private String env = "";

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "A time in UTC such as 2026-11-22T08:00:00Z; 'now' lifts the freeze.")
    private Optional<String> until = Optional.empty();

    @Option(names = "--lift", description = "Lift the freeze.")
    private boolean lift;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; needed for a freeze.")
    private Optional<String> reason = Optional.empty();

    FreezeCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Exit run(Settings settings) {
        var body = body();
        try (var door = door(settings)) {
            var reply = door.api().post("/freeze", body.toString(), Map.of(), Duration.ZERO);
            if (!reply.good()) {
                return new Conversation(door, terminal(), json()).refused(reply);
            }
            terminal().out().println(json() ? reply.text() : FreezeText.of(reply.body()));
            return Exit.OK;
        }
    }

    private ObjectNode body() {
        if (lift == until.isPresent()) {
            throw new Malformed("--until is %s: accepted is either --until TIME or --lift; give one of them"
                    .formatted(lift ? "given beside --lift" : "missing"));
        }
        var body = JsonNodeFactory.instance.objectNode().put("env", env).put("until", until.orElse(NOW));
        reason.ifPresent(text -> body.put("reason", text));
        return body;
    }
}
