package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.app.show.Terminal;
import dev.slipway.core.contract.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway approve`: one person's word on a plan.
@Command(description = "Approve a plan that waits for your word, or reject it.")
final class ApproveCommand extends Verb {
    @Parameters(paramLabel = "ID", description = "The plan, as 'slipway approvals' lists it.")
    private String id = "";

    @Option(names = "--reject", description = "Reject it; that ends it, whatever others said. Needs --reason.")
    private boolean reject;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; whoever sees the plan reads it. At most 1000 characters.")
    private Optional<String> reason = Optional.empty();

    @Option(names = "--for", paramLabel = "PERSON", description = "Speak for this person, who has made you their delegate.")
    private Optional<String> seat = Optional.empty();

    ApproveCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Exit run(Settings settings) {
        try (var door = door(settings)) {
            var reply = door.api().post("/approve", body().toString(), Map.of(), Duration.ZERO);
            if (!reply.good()) {
                return new Conversation(door, terminal(), json()).refused(reply);
            }
            terminal().out().println(json() ? reply.text() : said(reply.body()));
            if (door.own()) {
                terminal().err().println("No server runs over this folder: 'slipway up' goes on with the plan.");
            }
            return Exit.OK;
        }
    }

    private ObjectNode body() {
        var body = JsonNodeFactory.instance.objectNode().put("plan_id", id).put("decision", reject ? "reject" : "approve");
        reason.ifPresent(text -> body.put("reason", text));
        seat.ifPresent(person -> body.put("on_behalf_of", person));
        return body;
    }

    private static String said(JsonNode result) {
        var state = result.path("state").asText();
        var seat = result.has("on_behalf_of") ? " for " + result.path("on_behalf_of").asText() : "";
        if (!result.path("recorded").asBoolean()) {
            return state.equals("Pending")
                    ? "Nothing changed: that was said before%s. More people are needed.".formatted(seat)
                    : "Nothing changed: it is %s already.".formatted(state);
        }
        return switch (state) {
            case "Pending" -> "Recorded%s. More people are needed: the plan waits on.".formatted(seat);
            case "Approved" -> "Recorded%s. The plan is approved; every rule looks at it once more before it runs.".formatted(seat);
            default -> "Recorded%s. It is %s, and the plan goes no further.".formatted(seat, state);
        };
    }
}
