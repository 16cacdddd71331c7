package dev.slipway.adapter.sagemaker;

import dev.slipway.core.plan.RolloutPolicy;
import dev.slipway.core.rollout.HostingCall;
import java.time.Duration;
import software.amazon.awssdk.services.sagemaker.model.Alarm;
import software.amazon.awssdk.services.sagemaker.model.AutoRollbackConfig;
import software.amazon.awssdk.services.sagemaker.model.BlueGreenUpdatePolicy;
import software.amazon.awssdk.services.sagemaker.model.CapacitySize;
import software.amazon.awssdk.services.sagemaker.model.CapacitySizeType;
import software.amazon.awssdk.services.sagemaker.model.DeploymentConfig;
import software.amazon.awssdk.services.sagemaker.model.TrafficRoutingConfig;
import software.amazon.awssdk.services.sagemaker.model.TrafficRoutingConfigType;

/// Core's rollout policies in the SDK's words, blue/green always.
final class DeploymentConfigs {
    private static final int BASIS_POINTS_IN_A_PERCENT = 100;

    private DeploymentConfigs() {}

    static DeploymentConfig of(HostingCall.UpdateEndpoint update) {
        var config = DeploymentConfig.builder().blueGreenUpdatePolicy(policy(update.rollout()));
        if (!update.alarms().isEmpty()) {
            config.autoRollbackConfiguration(AutoRollbackConfig.builder()
                    .alarms(update.alarms().stream()
                            .map(name -> Alarm.builder().alarmName(name.value()).build())
                            .toList())
                    .build());
        }
        return config.build();
    }

    private static BlueGreenUpdatePolicy policy(RolloutPolicy rollout) {
        return BlueGreenUpdatePolicy.builder()
                .trafficRoutingConfiguration(routing(rollout))
                .terminationWaitInSeconds(seconds(rollout.terminationWait()))
                .maximumExecutionTimeoutInSeconds(seconds(rollout.longest()))
                .build();
    }

    private static TrafficRoutingConfig routing(RolloutPolicy rollout) {
        return switch (rollout) {
            case RolloutPolicy.AllAtOnce _ -> TrafficRoutingConfig.builder()
                    .type(TrafficRoutingConfigType.ALL_AT_ONCE)
                    .waitIntervalInSeconds(0)
                    .build();
            case RolloutPolicy.Canary canary -> TrafficRoutingConfig.builder()
                    .type(TrafficRoutingConfigType.CANARY)
                    .canarySize(size(canary.firstBasisPoints()))
                    .waitIntervalInSeconds(seconds(canary.bake()))
                    .build();
            case RolloutPolicy.Linear linear -> TrafficRoutingConfig.builder()
                    .type(TrafficRoutingConfigType.LINEAR)
                    .linearStepSize(size(linear.stepBasisPoints()))
                    .waitIntervalInSeconds(seconds(linear.bake()))
                    .build();
        };
    }

    private static CapacitySize size(int basisPoints) {
        return CapacitySize.builder()
                .type(CapacitySizeType.CAPACITY_PERCENT)
                .value(basisPoints / BASIS_POINTS_IN_A_PERCENT)
                .build();
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }
}
