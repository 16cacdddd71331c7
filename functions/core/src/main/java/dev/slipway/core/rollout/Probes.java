package dev.slipway.core.rollout;

import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.Metrics;
import dev.slipway.core.plan.ProbeCount;
import java.time.Instant;
import java.util.function.Supplier;

/// Requests of our own while traffic moves: without any, a fleet that answers nobody looks healthy.
record Probes(ModelServer server, Kinds kinds, Metrics metrics) {
    /// A few a minute; a share of a tenth sees about one of two minutes.
    private static final int EACH_TIME = 5;

    /// Asks a few times and counts what went wrong. CloudWatch's own trouble is no reason to end a rollout.
    ///
    /// @param serving the model that the old fleet serves
    void send(DeploymentPlan plan, ModelId serving, Instant now) {
        kinds.of(plan.model()).ifPresent(kind -> {
            int failed = 0;
            for (int i = 0; i < EACH_TIME && failed == 0; i++) {
                // Each asks another question, for a balancer may send the same one the same way.
                var mark = "probe-%d-%d".formatted(now.getEpochSecond(), i);
                failed += failed(plan, () -> Quality.one(server, plan.endpoint(), plan.model(), kind, mark), serving);
            }
            count(new ProbeCount(plan.endpoint(), DeploymentPlan.VARIANT, now, failed));
        });
    }

    private static int failed(DeploymentPlan plan, Supplier<String> ask, ModelId serving) {
        try {
            var said = ask.get();
            return said.equals(Quality.OK) || isOldFleet(plan, serving, said) ? 0 : 1;
        } catch (Unavailable noAnswer) {
            return 1;
        } catch (Throttled busy) {
            return 0;
        }
    }

    /// The old fleet refuses a model's name that only the new one knows; that tells nothing of the new one.
    private static boolean isOldFleet(DeploymentPlan plan, ModelId serving, String said) {
        return !plan.model().equals(serving) && (Quality.isStatus(said, 400) || Quality.isStatus(said, 404));
    }

    private void count(ProbeCount probes) {
        try {
            metrics.count(probes);
        } catch (Unavailable | Throttled later) {
            // The next minute is counted again; an alarm judges the missing one as the policy says.
        }
    }
}
