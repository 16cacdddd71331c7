package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.app.show.CancelText;
import dev.slipway.app.show.Terminal;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway cancel`: a plan is called off.
@Command(description = "Call a plan off: before it changes anything it ends; an update that is under way is taken back.")
final class CancelCommand extends Verb {
    @Parameters(paramLabel = "PLAN", description = "The plan id.")
    private String plan = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever reads the history.")
    private Optional<String> reason = Optional.empty();

    @Mixin
    private Waiting waiting = new Waiting();

    CancelCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Exit run(Settings settings) {
        PlanId.SHAPE.check("PLAN", plan).map(Problem::sentence).ifPresent(wrong -> {
            throw new Malformed(wrong);
        });
        var body = JsonNodeFactory.instance.objectNode().put("plan_id", plan);
        reason.ifPresent(text -> body.put("reason", text));
        try (var door = door(settings)) {
            var talk = new Conversation(door, terminal(), json());
            var reply = door.api().post("/cancel", body.toString(), Map.of(), Duration.ZERO);
            if (!reply.good()) {
                return talk.refused(reply);
            }
            var patience = waiting.patience(door.own());
            if (patience.isPresent()) {
                return talk.calledOff(reply.body(), patience.get());
            }
            terminal().out().println(json() ? reply.text() : CancelText.of(reply.body()));
            return Exit.OK;
        }
    }
}
