package dev.slipway.app.cli;

import dev.slipway.app.show.ApprovalsText;
import dev.slipway.app.show.Terminal;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Problem;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `slipway approvals`: what waits for somebody's word.
@Command(description = "List the plans that wait for your word, and those of your own that wait for others.")
final class ApprovalsCommand extends Verb {
    @Option(names = "--after", paramLabel = "ID", description = "The page after this plan.")
    private Optional<String> after = Optional.empty();

    ApprovalsCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Exit run(Settings settings) {
        after.flatMap(id -> PlanId.SHAPE.check("--after", id)).map(Problem::sentence).ifPresent(wrong -> {
            throw new Malformed(wrong);
        });
        try (var door = door(settings)) {
            var reply = door.api().get("/approvals" + after.map(id -> "?after=" + id).orElse(""));
            if (!reply.good()) {
                return new Conversation(door, terminal(), json()).refused(reply);
            }
            terminal().out().println(
                    json() ? reply.text() : new ApprovalsText(terminal()).of(reply.body(), door.letters()));
            return Exit.OK;
        }
    }
}
