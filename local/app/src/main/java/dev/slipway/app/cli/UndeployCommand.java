package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.app.show.Terminal;
import dev.slipway.core.contract.Settings;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway undeploy`: an endpoint goes, and its bill with it.
@Command(description = "Remove an application's endpoint and stop its bill.")
final class UndeployCommand extends Verb {
    @Parameters(paramLabel = "APP", description = "The application.")
    private String app = "";

    @Option(names = "--env", required = true, paramLabel = "ENV", description = "The environment it runs in.")
    private String env = "";

    @Option(names = "--dry-run", description = "Only rehearse: everything but the calls that change something.")
    private boolean dryRun;

    @Mixin
    private Waiting waiting = new Waiting();

    UndeployCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Exit run(Settings settings) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("intent", "undeploy " + app)
                .put("env", env)
                .put("app", app)
                .put("dry_run", dryRun);
        try (var door = door(settings)) {
            return new Conversation(door, terminal(), json())
                    .about(body, Optional.empty(), waiting.patience(door.own()));
        }
    }
}
