package dev.slipway.function.api;

import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.RolloutPolicy;
import java.util.List;
import java.util.Optional;

/// `UpdateEndpoint.DeploymentConfig` of a plan, blue/green always. Units: seconds, whole percents.
record DeploymentConfig(
        BlueGreenUpdatePolicy blueGreenUpdatePolicy, Optional<AutoRollbackConfiguration> autoRollbackConfiguration) {
    record BlueGreenUpdatePolicy(
            TrafficRoutingConfiguration trafficRoutingConfiguration,
            long terminationWaitInSeconds,
            long maximumExecutionTimeoutInSeconds) {}

    record TrafficRoutingConfiguration(
            String type,
            long waitIntervalInSeconds,
            Optional<CapacitySize> canarySize,
            Optional<CapacitySize> linearStepSize) {}

    record CapacitySize(String type, int value) {
        static Optional<CapacitySize> percent(int basisPoints) {
            return Optional.of(new CapacitySize("CAPACITY_PERCENT", basisPoints / 100));
        }
    }

    record AutoRollbackConfiguration(List<AlarmReference> alarms) {}

    record AlarmReference(String alarmName) {}

    static DeploymentConfig of(DeploymentPlan plan) {
        var alarms = plan.alarms().stream()
                .map(alarm -> new AlarmReference(alarm.name().value()))
                .toList();
        return new DeploymentConfig(
                new BlueGreenUpdatePolicy(
                        routing(plan.rollout()),
                        plan.rollout().terminationWait().toSeconds(),
                        plan.rollout().longest().toSeconds()),
                Optional.of(alarms).filter(some -> !some.isEmpty()).map(AutoRollbackConfiguration::new));
    }

    private static TrafficRoutingConfiguration routing(RolloutPolicy rollout) {
        return switch (rollout) {
            case RolloutPolicy.AllAtOnce _ ->
                new TrafficRoutingConfiguration("ALL_AT_ONCE", 0, Optional.empty(), Optional.empty());
            case RolloutPolicy.Canary canary -> new TrafficRoutingConfiguration(
                    "CANARY",
                    canary.bake().toSeconds(),
                    CapacitySize.percent(canary.firstBasisPoints()),
                    Optional.empty());
            case RolloutPolicy.Linear linear -> new TrafficRoutingConfiguration(
                    "LINEAR",
                    linear.bake().toSeconds(),
                    Optional.empty(),
                    CapacitySize.percent(linear.stepBasisPoints()));
        };
    }
}
