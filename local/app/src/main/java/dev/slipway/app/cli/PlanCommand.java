package dev.slipway.app.cli;

import dev.slipway.app.show.Terminal;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `slipway plan`: one plan's story.
@Command(description = "Show a plan: what it would run, what it costs, how it was judged, how it ended.")
final class PlanCommand extends Verb {
    @Parameters(paramLabel = "ID", description = "The plan id that the intent was answered with.")
    private String id = "";

    PlanCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Exit run(Settings settings) {
        PlanId.SHAPE.check("ID", id).map(Problem::sentence).ifPresent(wrong -> {
            throw new Malformed(wrong);
        });
        try (var door = door(settings)) {
            return new Conversation(door, terminal(), json()).shown(door.api().get("/plan/" + id));
        }
    }
}
