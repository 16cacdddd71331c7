package dev.slipway.twin.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.model.Alarm;
import software.amazon.awssdk.services.sagemaker.model.BlueGreenUpdatePolicy;
import software.amazon.awssdk.services.sagemaker.model.DeploymentConfig;
import software.amazon.awssdk.services.sagemaker.model.RollingUpdatePolicy;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.TrafficRoutingConfig;

/// What of a `DeploymentConfig` SageMaker would not take.
class PolicyRefusalsTest {
    @Test
    void stepsMustLieWithinThePercentagesOfTheirPolicy() {
        refused(
                4,
                blueGreen(t -> t.type("CANARY")
                        .canarySize(c -> c.type("CAPACITY_PERCENT").value(51))),
                "at most 50%");
        refused(
                4,
                blueGreen(t -> t.type("CANARY")
                        .canarySize(c -> c.type("INSTANCE_COUNT").value(3))),
                "at most 50%");
        refused(
                4,
                blueGreen(t -> t.type("LINEAR")
                        .linearStepSize(c -> c.type("CAPACITY_PERCENT").value(9))),
                "10% to 50%");
        refused(
                4,
                blueGreen(t -> t.type("LINEAR")
                        .linearStepSize(c -> c.type("CAPACITY_PERCENT").value(51))),
                "10% to 50%");
        refused(
                4,
                rolling(p -> p.maximumBatchSize(c -> c.type("CAPACITY_PERCENT").value(4))),
                "5% to 50%");
        refused(4, rolling(p -> p.maximumBatchSize(c -> c.type("INSTANCE_COUNT").value(3))), "5% to 50%");
    }

    @Test
    void stepsNeedTwoInstances() {
        refused(
                1,
                blueGreen(t -> t.type("CANARY")
                        .canarySize(c -> c.type("CAPACITY_PERCENT").value(50))),
                "at least 2 instances");
        refused(
                1,
                blueGreen(t -> t.type("LINEAR")
                        .linearStepSize(c -> c.type("CAPACITY_PERCENT").value(50))),
                "at least 2 instances");
        refused(
                1,
                rolling(p -> p.maximumBatchSize(c -> c.type("CAPACITY_PERCENT").value(50))),
                "at least 2 instances");
    }

    @Test
    void aSizeBelongsToItsKindOfRouting() {
        refused(4, blueGreen(t -> t.type("CANARY")), "CanarySize belongs");
        refused(4, blueGreen(t -> t.type("LINEAR")), "LinearStepSize belongs");
        refused(
                4,
                blueGreen(t -> t.type("ALL_AT_ONCE")
                        .canarySize(c -> c.type("INSTANCE_COUNT").value(1))),
                "CanarySize belongs");
        refused(4, rolling(p -> {}), "maximumBatchSize", "must not be null");
    }

    @Test
    void twoPoliciesAreOneTooMany() {
        refused(
                4,
                d -> {
                    blueGreen(t -> t.type("ALL_AT_ONCE")).accept(d);
                    rolling(p -> p.maximumBatchSize(
                                    c -> c.type("INSTANCE_COUNT").value(1)))
                            .accept(d);
                },
                "Only one update policy");
    }

    @Test
    void waitsAndLimitsHaveTheirBounds() {
        refused(4, blueGreen(t -> t.type("ALL_AT_ONCE").waitIntervalInSeconds(3601)), "less than or equal to 3600");
        refused(4, policy(p -> p.terminationWaitInSeconds(3601)), "less than or equal to 3600");
        refused(4, policy(p -> p.maximumExecutionTimeoutInSeconds(599)), "greater than or equal to 600");
        refused(4, policy(p -> p.maximumExecutionTimeoutInSeconds(28_801)), "less than or equal to 28800");
    }

    @Test
    void tenAlarmsAreEnoughAndTheirNamesAreNotEndless() {
        refused(4, alarms(11, "a"), "less than or equal to 10");
        refused(4, alarms(1, "a".repeat(256)), "less than or equal to 255");
        refused(4, alarms(1, " "), "regular expression");
    }

    private static Consumer<DeploymentConfig.Builder> blueGreen(Consumer<TrafficRoutingConfig.Builder> routing) {
        return d -> d.blueGreenUpdatePolicy(
                p -> p.trafficRoutingConfiguration(t -> routing.accept(t.waitIntervalInSeconds(0))));
    }

    private static Consumer<DeploymentConfig.Builder> policy(Consumer<BlueGreenUpdatePolicy.Builder> change) {
        return d -> d.blueGreenUpdatePolicy(p -> {
            p.trafficRoutingConfiguration(t -> t.type("ALL_AT_ONCE").waitIntervalInSeconds(0));
            change.accept(p);
        });
    }

    private static Consumer<DeploymentConfig.Builder> rolling(Consumer<RollingUpdatePolicy.Builder> change) {
        return d -> d.rollingUpdatePolicy(p -> change.accept(p.waitIntervalInSeconds(0)));
    }

    private static Consumer<DeploymentConfig.Builder> alarms(int count, String name) {
        var all = IntStream.range(0, count)
                .mapToObj(any -> Alarm.builder().alarmName(name).build())
                .toList();
        return d -> d.autoRollbackConfiguration(r -> r.alarms(all));
    }

    private static void refused(int instances, Consumer<DeploymentConfig.Builder> change, String... words) {
        try (var update = Updating.of(instances)) {
            var config = DeploymentConfig.builder().applyMutation(change).build();
            var thrown = catchThrowableOfType(SageMakerException.class, () -> update.start(config));

            assertThat(thrown).as(String.join(" ", words)).isNotNull();
            assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
            assertThat(thrown.awsErrorDetails().errorMessage()).contains(words);
            assertThat(update.now().endpointStatusAsString()).isEqualTo("InService");
        }
    }
}
