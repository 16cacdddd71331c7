package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.app.show.Terminal;
import dev.slipway.core.contract.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway unblock`: what was taken back may come again.
@Command(description = "Clear a block, so that what was taken back from an endpoint may be deployed to it again.")
final class UnblockCommand extends Verb {
    @Parameters(paramLabel = "APP", description = "The application.")
    private String app = "";

    @Option(names = "--env", required = true, paramLabel = "ENV", description = "The environment it runs in.")
    private String env = "";

    @Option(
            names = "--hash",
            required = true,
            paramLabel = "HASH",
            description = "The plan hash, as 'slipway endpoints --history' shows it: sha256:…")
    private String hash = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever reads the history.")
    private Optional<String> reason = Optional.empty();

    UnblockCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Exit run(Settings settings) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("app", app)
                .put("env", env)
                .put("plan_hash", hash);
        reason.ifPresent(text -> body.put("reason", text));
        try (var door = door(settings)) {
            var reply = door.api().post("/unblock", body.toString(), Map.of(), Duration.ZERO);
            if (!reply.good()) {
                return new Conversation(door, terminal(), json()).refused(reply);
            }
            terminal().out().println(json() ? reply.text() : "Unblocked: this plan may be deployed to %s in %s again.".formatted(app, env));
            return Exit.OK;
        }
    }
}
