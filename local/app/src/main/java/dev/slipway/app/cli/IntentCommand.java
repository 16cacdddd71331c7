package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.app.show.Terminal;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import java.math.BigDecimal;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway intent`: a sentence becomes a plan.
@Command(description = "Ask in a sentence for a model behind an endpoint; plan it, judge it, roll it out.")
final class IntentCommand extends Verb {
    private static final int MOST_INSTANCES = 1000;

    @Parameters(paramLabel = "SENTENCE", description = "Such as \"deploy llama-3.1 8B for chatbot-x\".")
    private String sentence = "";

    @Option(names = "--env", required = true, paramLabel = "ENV", description = "An environment of the policy, such as staging.")
    private String env = "";

    @Option(names = "--budget", paramLabel = "USD", description = "At most so many US dollars an hour. Default: the policy's.")
    private Optional<String> budget = Optional.empty();

    @Option(names = "--app", paramLabel = "APP", description = "The application, unless the sentence says «for APP».")
    private Optional<String> app = Optional.empty();

    @Option(names = "--instance-type", paramLabel = "TYPE", description = "Only this SageMaker instance type.")
    private Optional<String> instanceType = Optional.empty();

    @Option(names = "--instances", paramLabel = "N", description = "How many instances. Default: 1.")
    private Optional<String> instances = Optional.empty();

    @Option(names = "--key", paramLabel = "KEY", description = "Idempotency key: the same key brings the same plan.")
    private Optional<String> key = Optional.empty();

    @Option(names = "--dry-run", description = "Only rehearse: everything but the calls that change something.")
    private boolean dryRun;

    @Mixin
    private Waiting waiting = new Waiting();

    IntentCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Exit run(Settings settings) {
        var body = body();
        try (var door = door(settings)) {
            return new Conversation(door, terminal(), json()).about(body, key, waiting.patience(door.own()));
        }
    }

    private ObjectNode body() {
        var body = JsonNodeFactory.instance.objectNode().put("intent", sentence).put("env", env);
        app.ifPresent(name -> body.put("app", name));
        budget.ifPresent(text -> body.withObject("/constraints").put("budget_usd_per_hour", dollars(text)));
        instanceType.ifPresent(type -> body.withObject("/constraints").put("instance_type", type));
        instances.ifPresent(text -> body.withObject("/constraints")
                .put("instance_count", Numbers.whole("--instances", text, 1, MOST_INSTANCES)));
        return dryRun ? body.put("dry_run", true) : body;
    }

    /// Only that it is a number: what number, the server judges.
    private static BigDecimal dollars(String text) {
        if (!text.matches("-?[0-9]{1,20}(\\.[0-9]{1,20})?")) {
            throw new Malformed(new Problem(
                            "out_of_range",
                            "--budget",
                            Shown.of(text),
                            "0.01 to 10000 with at most 6 decimals",
                            "give US dollars an hour")
                    .sentence());
        }
        return new BigDecimal(text);
    }
}
