package dev.slipway.function.api.review;

import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.RemovalPlan;
import java.util.Locale;

/// What a plan would do, in the words that stand above everything else.
final class Headline {
    private Headline() {}

    static String verb(PlanRecord record) {
        var verb = switch (record.plan().orElseThrow()) {
            case DeploymentPlan _ -> "Deploy";
            case RemovalPlan _ -> "Remove";
        };
        return record.intent().dryRun() ? "Rehearse: " + verb.toLowerCase(Locale.ROOT) : verb;
    }

    /// What a yes leads to, once nothing stands in its way.
    static String follows(PlanRecord record) {
        var intent = record.intent();
        if (intent.dryRun()) {
            return "it is rehearsed";
        }
        return switch (record.plan().orElseThrow()) {
            case DeploymentPlan _ -> "it rolls out";
            case RemovalPlan _ -> "what serves %s in %s is removed".formatted(intent.app(), intent.environment());
        };
    }
}
