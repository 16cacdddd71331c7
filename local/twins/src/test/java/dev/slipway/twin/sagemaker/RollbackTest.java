package dev.slipway.twin.sagemaker;

import static dev.slipway.twin.sagemaker.Updating.canary;
import static dev.slipway.twin.sagemaker.Updating.rolling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.model.DeploymentConfig;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.TrafficRoutingConfigType;

/// How an update is taken back, by alarm, time limit or failure. A batch of a rollback takes 30 s.
class RollbackTest {
    @Test
    void anAlarmDuringTheBakeTakesTheUpdateBack() throws Exception {
        try (var update = Updating.of(2)) {
            update.alarm("errors");
            update.start(canary(50, "errors"));
            update.pass(60).set("errors", "ALARM");

            var back = update.now();
            assertThat(back.endpointStatus()).isEqualTo(EndpointStatus.ROLLING_BACK);
            assertThat(back.endpointConfigName()).isEqualTo("chat-1");
            assertThat(update.stage()).isEqualTo("Deleting 1 new 2 old");
            assertThat(update.toNew(4)).isZero();

            var after = update.pass(30).now();
            assertThat(after.endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
            assertThat(after.endpointConfigName()).isEqualTo("chat-1");
            assertThat(after.failureReason())
                    .isEqualTo("The auto-rollback alarm errors went into ALARM state during the deployment."
                            + " Rolled back to endpoint configuration chat-1.");
            assertThat(after.pendingDeploymentSummary()).isNull();
        }
    }

    @Test
    void aBadNewFleetTripsItsAlarmThroughItsMetrics() throws Exception {
        try (var update = Updating.of(2)) {
            update.alarm("errors");
            update.dial("{\"name\":\"chat\",\"effect\":{\"kind\":\"traffic\",\"requests_per_minute\":60}}");
            update.dial("""
                    {"name":"chat","effect":{"kind":"bad_fleet","configuration":"chat-2","error_percent":50,
                     "latency_millis":900}}""");
            update.start(longCanary());

            var seen = statuses(update, 420);

            assertThat(seen).containsExactly("Updating", "RollingBack", "InService");
            assertThat(update.now().endpointConfigName()).isEqualTo("chat-1");
            assertThat(update.now().failureReason()).contains("errors went into ALARM");
            assertThat(update.sum("Invocation5XXErrors", "chat-2"))
                    .isEqualTo(update.sum("Invocations", "chat-2") / 2, within(1.0))
                    .isPositive();
            assertThat(update.sum("Invocation5XXErrors", "chat-1")).isZero();
            assertThat(update.points("ModelLatency", "chat-2", "Average")
                            .get(0)
                            .path("Average")
                            .asDouble())
                    .isEqualTo(900_000);
        }
    }

    @Test
    void aGoodNewFleetDoesNot() throws Exception {
        try (var update = Updating.of(2)) {
            update.alarm("errors");
            update.dial("{\"name\":\"chat\",\"effect\":{\"kind\":\"traffic\",\"requests_per_minute\":60}}");
            update.start(longCanary());

            assertThat(statuses(update, 720)).containsExactly("Updating", "InService");
            assertThat(update.now().endpointConfigName()).isEqualTo("chat-2");
        }
    }

    @Test
    void anAlarmBeforeTheBakeOrAfterTheUpdateDoesNothing() throws Exception {
        try (var update = Updating.of(2)) {
            update.alarm("errors");
            update.start(canary(50, "errors"));
            update.pass(10).set("errors", "ALARM");
            assertThat(update.now().endpointStatus()).isEqualTo(EndpointStatus.UPDATING);
            update.set("errors", "OK");
            update.pass(380).set("errors", "ALARM");

            assertThat(update.now().endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
            assertThat(update.now().endpointConfigName()).isEqualTo("chat-2");
        }
    }

    @Test
    void anAlarmInTheFinalWaitStillCounts() throws Exception {
        try (var update = Updating.of(2)) {
            update.alarm("errors");
            update.start(canary(50, "errors"));
            update.pass(200).set("errors", "ALARM");

            assertThat(update.now().endpointStatus()).isEqualTo(EndpointStatus.ROLLING_BACK);
        }
    }

    @Test
    void anAlarmThatIsNotThereTakesTheUpdateBackWhenItIsLookedFor() {
        try (var update = Updating.of(2)) {
            update.start(canary(50, "nowhere"));

            assertThat(update.pass(49).now().endpointStatus()).isEqualTo(EndpointStatus.UPDATING);
            assertThat(update.pass(1).now().endpointStatus()).isEqualTo(EndpointStatus.ROLLING_BACK);
            assertThat(update.pass(30).now().failureReason()).contains("alarm nowhere does not exist");
        }
    }

    @Test
    void anUpdateThatTakesTooLongIsTakenBack() {
        try (var update = Updating.of(2)) {
            update.start(canary(50).toBuilder()
                    .blueGreenUpdatePolicy(p -> p.terminationWaitInSeconds(3600)
                            .maximumExecutionTimeoutInSeconds(600)
                            .trafficRoutingConfiguration(t ->
                                    t.type(TrafficRoutingConfigType.ALL_AT_ONCE).waitIntervalInSeconds(0)))
                    .build());

            assertThat(update.pass(599).now().endpointStatus()).isEqualTo(EndpointStatus.UPDATING);
            assertThat(update.pass(1).now().endpointStatus()).isEqualTo(EndpointStatus.ROLLING_BACK);
            assertThat(update.pass(30).now().failureReason()).contains("MaximumExecutionTimeoutInSeconds");
        }
    }

    @Test
    void aRollingUpdateIsTakenBackWithTheOldFleetWhole() throws Exception {
        try (var update = Updating.of(4)) {
            update.alarm("errors");
            update.start(rolling(2, "errors"));
            update.pass(160 + 60).set("errors", "ALARM");

            assertThat(update.now().endpointStatus()).isEqualTo(EndpointStatus.ROLLING_BACK);
            assertThat(update.stage()).isEqualTo("Updating 4 new 2 old");
            var after = update.pass(30).now();
            assertThat(after.endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
            assertThat(after.productionVariants().getFirst().currentInstanceCount())
                    .isEqualTo(4);
            assertThat(update.toNew(4)).isZero();
        }
    }

    @Test
    void aRollbackThatFailsLeavesBothFleetsServingUntilANewUpdate() throws Exception {
        try (var update = Updating.of(4)) {
            update.alarm("errors");
            update.dial("{\"operation\":\"UpdateEndpoint\",\"effect\":{\"kind\":\"rollback_fails\"}}");
            update.start(rolling(2, "errors"));
            update.pass(60).set("errors", "ALARM");

            var stuck = update.pass(30).now();
            assertThat(stuck.endpointStatus()).isEqualTo(EndpointStatus.UPDATE_ROLLBACK_FAILED);
            assertThat(stuck.endpointConfigName()).isEqualTo("chat-1");
            assertThat(stuck.failureReason()).contains("could not be rolled back");
            assertThat(update.toNew(8)).isEqualTo(4);

            update.laptop.sagemaker().updateEndpoint(b -> b.endpointName("chat").endpointConfigName("chat-1"));
            assertThat(update.toNew(8)).isEqualTo(4);
            var mended = update.pass(50).now();
            assertThat(mended.endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
            assertThat(mended.failureReason()).isNull();
            assertThat(update.toNew(8)).isZero();
        }
    }

    @Test
    void everyStatusIsToldAsAnEventAtItsTime() throws Exception {
        try (var update = Updating.of(2)) {
            var heard = new CopyOnWriteArrayList<JsonNode>();
            update.laptop.twins().listen(heard::add);
            update.alarm("errors");
            update.start(canary(50, "errors"));
            update.pass(60).set("errors", "ALARM");
            var alarmed = update.laptop.now();
            update.pass(100).now();

            var told = new ArrayList<String>();
            update.laptop
                    .events("sagemaker")
                    .forEach(each ->
                            told.add(each.at("/event/detail/EndpointStatus").asText()));
            assertThat(told).containsExactly("CREATING", "IN_SERVICE", "UPDATING", "ROLLING_BACK", "IN_SERVICE");
            var last = update.laptop.events("sagemaker").get(4);
            assertThat(last.path("at").asText())
                    .isEqualTo(alarmed.plusSeconds(30).toString());
            assertThat(last.at("/event/detail-type").asText()).isEqualTo("SageMaker Endpoint State Change");
            assertThat(last.at("/event/detail/FailureReason").asText()).contains("errors");
            assertThat(heard.stream().map(each -> each.path("source").asText()).distinct())
                    .contains("aws.sagemaker", "aws.cloudwatch");
            assertThat(heard.stream().map(each -> each.path("id").asText()))
                    .contains(last.at("/event/id").asText());
        }
    }

    @Test
    void anEventMayBeLateOrNeverCome() throws Exception {
        try (var update = Updating.of(2)) {
            update.dial("{\"operation\":\"EndpointEvent\",\"count\":1,\"effect\":{\"kind\":\"drop_event\"}}");
            update.dial(
                    "{\"operation\":\"EndpointEvent\",\"count\":1,\"effect\":{\"kind\":\"late_event\",\"seconds\":500}}");
            update.start(canary(50));
            update.pass(370).now();
            assertThat(update.laptop.events("sagemaker")).hasSize(2);

            update.pass(500);

            var events = update.laptop.events("sagemaker");
            assertThat(events).hasSize(3);
            assertThat(events.get(2).at("/event/detail/EndpointStatus").asText())
                    .isEqualTo("IN_SERVICE");
        }
    }

    private static DeploymentConfig longCanary() {
        return canary(50, "errors").toBuilder()
                .blueGreenUpdatePolicy(p -> p.terminationWaitInSeconds(300)
                        .trafficRoutingConfiguration(t -> t.type(TrafficRoutingConfigType.CANARY)
                                .canarySize(c -> c.type("INSTANCE_COUNT").value(1))
                                .waitIntervalInSeconds(300)))
                .build();
    }

    private static List<String> statuses(Updating update, int seconds) {
        var seen = new ArrayList<String>();
        for (int at = 0; at <= seconds; at += 10) {
            var status = update.now().endpointStatusAsString();
            if (seen.isEmpty() || !seen.getLast().equals(status)) {
                seen.add(status);
            }
            update.pass(10);
        }
        return seen;
    }
}
