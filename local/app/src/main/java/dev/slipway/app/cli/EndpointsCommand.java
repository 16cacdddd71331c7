package dev.slipway.app.cli;

import dev.slipway.app.show.EndpointsText;
import dev.slipway.app.show.Terminal;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.ResourceName;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `slipway endpoints`: what runs, and what it costs.
@Command(description = "List the endpoints, what serves behind each, and what of each budget is taken.")
final class EndpointsCommand extends Verb {
    @Option(names = "--after", paramLabel = "NAME", description = "The page after this endpoint.")
    private Optional<String> after = Optional.empty();

    @Option(names = "--history", description = "Also every generation and how it ended, and what is blocked.")
    private boolean history;

    EndpointsCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Exit run(Settings settings) {
        after.flatMap(name -> ResourceName.SHAPE.check("--after", name)).map(Problem::sentence).ifPresent(wrong -> {
            throw new Malformed(wrong);
        });
        try (var door = door(settings)) {
            var reply = door.api()
                    .get("/endpoints?history=" + history + after.map(name -> "&after=" + name).orElse(""));
            if (!reply.good()) {
                return new Conversation(door, terminal(), json()).refused(reply);
            }
            terminal().out().println(json() ? reply.text() : new EndpointsText(terminal()).of(reply.body()));
            return Exit.OK;
        }
    }
}
