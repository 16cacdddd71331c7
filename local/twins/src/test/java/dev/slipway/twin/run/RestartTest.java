package dev.slipway.twin.run;

import static dev.slipway.twin.run.Laptop.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.twin.Effect;
import dev.slipway.twin.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sagemaker.model.Alarm;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;

class RestartTest {
    @TempDir
    Path home;

    @Test
    void anAcceptedChangeIsOnDiskBeforeItIsAnswered() throws Exception {
        try (var laptop = Laptop.in(home)) {
            laptop.twins().sagemaker().dial().add(Rule.on("CreateEndpoint", new Effect.LoseAnswer()));
            laptop.configured("c", IMAGE + ":1.2.0");

            assertThatThrownBy(() -> laptop.create("chat", "c")).isNotNull();

            assertThat(Files.readString(home.resolve("sagemaker.json"))).contains("endpoint/chat");
        }
    }

    @Test
    void aRestartedTwinHasItsObjectsTagsAndCountsBack() {
        try (var laptop = Laptop.in(home)) {
            laptop.serving("chat");
            var next = laptop.configured("chat-2", IMAGE + ":1.3.0");
            laptop.sagemaker().updateEndpoint(b -> b.endpointName("chat").endpointConfigName(next));
        }

        try (var laptop = Laptop.in(home)) {
            laptop.pass(Duration.ofMinutes(5));
            var endpoint = laptop.describe("chat");

            assertThat(endpoint.endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
            assertThat(endpoint.endpointConfigName()).isEqualTo("chat-2");
            assertThat(laptop.sagemaker()
                            .describeModel(b -> b.modelName("chat-1"))
                            .primaryContainer()
                            .image())
                    .isEqualTo(IMAGE + ":1.2.0");
            assertThat(laptop.twins().sagemaker().calls().accepted("CreateEndpoint", "chat"))
                    .isEqualTo(1);
        }
    }

    @Test
    void anUpdateThatWasBeingTakenBackIsTakenBackAfterARestart() throws Exception {
        try (var laptop = Laptop.in(home)) {
            laptop.create("chat", laptop.configured("chat-1", IMAGE + ":1.2.0", 2));
            laptop.pass(Duration.ofSeconds(50));
            var next = laptop.configured("chat-2", IMAGE + ":1.3.0", 2);
            laptop.cloudwatch("PutMetricAlarm", """
                    {"AlarmName":"errors","Namespace":"app","MetricName":"m","Statistic":"Sum","Period":60,
                     "EvaluationPeriods":1,"Threshold":1,"ComparisonOperator":"GreaterThanThreshold"}""");
            laptop.sagemaker()
                    .updateEndpoint(b -> b.endpointName("chat")
                            .endpointConfigName(next)
                            .deploymentConfig(d -> d.blueGreenUpdatePolicy(p -> p.terminationWaitInSeconds(300)
                                            .trafficRoutingConfiguration(
                                                    t -> t.type("ALL_AT_ONCE").waitIntervalInSeconds(0)))
                                    .autoRollbackConfiguration(r -> r.alarms(
                                            Alarm.builder().alarmName("errors").build()))));
            laptop.pass(Duration.ofSeconds(60));
            laptop.cloudwatch(
                    "SetAlarmState", "{\"AlarmName\":\"errors\",\"StateValue\":\"ALARM\",\"StateReason\":\"\"}");

            // Whoever heard of the alarm may rely on the rollback: both are on disk before the answer leaves.
            assertThat(Files.readString(home.resolve("sagemaker.json"))).contains("went into ALARM state");
        }

        try (var laptop = Laptop.in(home)) {
            laptop.pass(Duration.ofMinutes(5));
            var endpoint = laptop.describe("chat");

            assertThat(endpoint.endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
            assertThat(endpoint.endpointConfigName()).isEqualTo("chat-1");
            assertThat(endpoint.failureReason()).contains("errors");
        }
    }

    @Test
    void aSnapshotThatCannotBeReadStopsTheStart() throws Exception {
        Files.writeString(home.resolve("sagemaker.json"), "{");

        assertThatThrownBy(() -> Laptop.in(home)).hasMessageContaining("cannot read");
    }
}
