package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.app.show.Terminal;
import dev.slipway.core.contract.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway rollback`: what is in service is taken back, by a person.
@Command(description = "Take an endpoint back to its last good generation, or to one that you name.")
final class RollbackCommand extends Verb {
    private static final int MOST = 999_999;

    @Parameters(paramLabel = "APP", description = "The application.")
    private String app = "";

    @Option(names = "--env", required = true, paramLabel = "ENV", description = "The environment it runs in.")
    private String env = "";

    @Option(
            names = "--from",
            paramLabel = "GENERATION",
            description = "The number of the generation that is to be taken back; nothing is done where it does not serve any more."
                    + " Default: what serves, unless a rollback brought it.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "GENERATION", description = "The number of a generation. Default: the last good one.")
    private Optional<String> to = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever reads the history.")
    private Optional<String> reason = Optional.empty();

    @Mixin
    private Waiting waiting = new Waiting();

    RollbackCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Exit run(Settings settings) {
        var body = body();
        try (var door = door(settings)) {
            var talk = new Conversation(door, terminal(), json());
            var reply = door.api().post("/rollback", body.toString(), Map.of(), Duration.ZERO);
            return reply.good()
                    ? talk.back(reply, waiting.patience(door.own()))
                    : talk.refused(reply);
        }
    }

    private ObjectNode body() {
        var body = JsonNodeFactory.instance.objectNode().put("app", app).put("env", env);
        from.ifPresent(text -> body.put("from", Numbers.whole("--from", text, 1, MOST)));
        to.ifPresent(text -> body.put("to", Numbers.whole("--to", text, 1, MOST)));
        reason.ifPresent(text -> body.put("reason", text));
        return body;
    }
}
