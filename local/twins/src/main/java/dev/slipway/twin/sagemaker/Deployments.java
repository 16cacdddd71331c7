package dev.slipway.twin.sagemaker;

import static dev.slipway.twin.aws.Shape.choice;
import static dev.slipway.twin.aws.Shape.struct;
import static dev.slipway.twin.aws.Shape.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.twin.aws.Shape;

/// The `DeploymentConfig` of a request: which rollouts can be asked for, and of which fleet.
final class Deployments {
    private static final Shape WAIT = new Shape.Whole(0, 3600);
    private static final Shape LIMIT = new Shape.Whole(600, 28_800);
    private static final Shape SIZE = struct().needs("Type", choice("INSTANCE_COUNT", "CAPACITY_PERCENT"))
            .needs("Value", new Shape.Whole(1, Integer.MAX_VALUE));

    static final Shape SHAPE = struct().with("BlueGreenUpdatePolicy", blueGreen())
            .with("RollingUpdatePolicy", rolling())
            .with("AutoRollbackConfiguration", struct().with("Alarms", alarms()));

    private Deployments() {}

    /// What can be said of it without a fleet. No policy at all is all at once, two are none.
    static void check(JsonNode deployment) {
        if (deployment.has("BlueGreenUpdatePolicy") && deployment.has("RollingUpdatePolicy")) {
            throw Invalid.because("Only one update policy can be used: BlueGreenUpdatePolicy or RollingUpdatePolicy.");
        }
        var routing = deployment.at("/BlueGreenUpdatePolicy/TrafficRoutingConfiguration");
        var type = routing.path("Type").asText("ALL_AT_ONCE");
        if (routing.has("CanarySize") != type.equals("CANARY")) {
            throw Invalid.because("CanarySize belongs to traffic routing CANARY and to no other.");
        }
        if (routing.has("LinearStepSize") != type.equals("LINEAR")) {
            throw Invalid.because("LinearStepSize belongs to traffic routing LINEAR and to no other.");
        }
    }

    /// What the fleet must be able to do: every step of it is whole instances within the limits of its policy.
    static void check(Policy policy, Fleet target) {
        switch (policy.kind()) {
            case ALL_AT_ONCE -> {}
            case CANARY -> within("CanarySize", policy.batch(), 0, target);
            case LINEAR -> within("LinearStepSize", policy.batch(), 10, target);
            case ROLLING -> within("MaximumBatchSize", policy.batch(), 5, target);
        }
    }

    private static void within(String field, Size size, int least, Fleet target) {
        for (var variant : target.variants()) {
            if (variant.instances() < 2) {
                throw Invalid.because(
                        "%s needs at least 2 instances, production variant %s has 1.".formatted(field, variant.name()));
            }
            if (!size.within(least, 50, variant.instances())) {
                throw Invalid.because("%s must be %s50%% of the %d instances of production variant %s."
                        .formatted(
                                field, least == 0 ? "at most " : least + "% to ", variant.instances(), variant.name()));
            }
        }
    }

    private static Shape blueGreen() {
        var routing = struct().needs("Type", choice("ALL_AT_ONCE", "CANARY", "LINEAR"))
                .needs("WaitIntervalInSeconds", WAIT)
                .with("CanarySize", SIZE)
                .with("LinearStepSize", SIZE);
        return struct().needs("TrafficRoutingConfiguration", routing)
                .with("TerminationWaitInSeconds", WAIT)
                .with("MaximumExecutionTimeoutInSeconds", LIMIT);
    }

    private static Shape rolling() {
        return struct().needs("MaximumBatchSize", SIZE)
                .needs("WaitIntervalInSeconds", WAIT)
                .with("RollbackMaximumBatchSize", SIZE)
                .with("MaximumExecutionTimeoutInSeconds", LIMIT);
    }

    private static Shape alarms() {
        return new Shape.Many(1, 10, struct().with("AlarmName", text(1, 255, "(?!\\s*$).+")));
    }
}
