package dev.slipway.twin.sagemaker;

import static dev.slipway.twin.sagemaker.Shape.choice;
import static dev.slipway.twin.sagemaker.Shape.struct;

import com.fasterxml.jackson.databind.JsonNode;

/// The `DeploymentConfig` of a request: which rollouts can be asked for, and which of them this twin does.
final class Deployments {
    private static final Shape WAIT = new Shape.Whole(0, 3600);

    static final Shape SHAPE = struct().with("BlueGreenUpdatePolicy", blueGreen())
            .with("RollingUpdatePolicy", new Shape.Opaque())
            .with("AutoRollbackConfiguration", new Shape.Opaque());

    private Deployments() {}

    /// All at once is what this twin rolls out; everything else is refused rather than done differently.
    static void check(JsonNode deployment) {
        var type = deployment.at("/BlueGreenUpdatePolicy/TrafficRoutingConfiguration/Type");
        if (!deployment.isMissingNode()
                && (deployment.size() != 1 || !type.asText().equals("ALL_AT_ONCE"))) {
            throw Invalid.because("This twin rolls out BlueGreenUpdatePolicy ALL_AT_ONCE only: no CANARY, LINEAR,"
                    + " RollingUpdatePolicy or AutoRollbackConfiguration.");
        }
    }

    private static Shape blueGreen() {
        var routing = struct().needs("Type", choice("ALL_AT_ONCE", "CANARY", "LINEAR"))
                .needs("WaitIntervalInSeconds", WAIT)
                .with("CanarySize", new Shape.Opaque())
                .with("LinearStepSize", new Shape.Opaque());
        return struct().needs("TrafficRoutingConfiguration", routing)
                .with("TerminationWaitInSeconds", WAIT)
                .with("MaximumExecutionTimeoutInSeconds", new Shape.Whole(600, 28_800));
    }
}
