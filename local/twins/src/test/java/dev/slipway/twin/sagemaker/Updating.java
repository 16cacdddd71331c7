package dev.slipway.twin.sagemaker;

import static dev.slipway.twin.run.Laptop.IMAGE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.twin.run.Laptop;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sagemaker.model.Alarm;
import software.amazon.awssdk.services.sagemaker.model.DeploymentConfig;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.PendingProductionVariantSummary;
import software.amazon.awssdk.services.sagemaker.model.TrafficRoutingConfigType;

/// An endpoint `chat` of several instances on its way from `chat-1` to `chat-2`.
final class Updating implements AutoCloseable {
    final Laptop laptop = Laptop.inMemory();

    static Updating of(int instances) {
        var updating = new Updating();
        updating.laptop.create("chat", updating.laptop.configured("chat-1", IMAGE + ":1.2.0", instances));
        updating.laptop.pass(Duration.ofSeconds(50));
        updating.laptop.configured("chat-2", IMAGE + ":1.3.0", instances);
        return updating;
    }

    /// 100 s before the rest of the traffic, 200 s before the old fleet goes.
    static DeploymentConfig canary(int percent, String... alarms) {
        return DeploymentConfig.builder()
                .blueGreenUpdatePolicy(p -> p.terminationWaitInSeconds(200)
                        .trafficRoutingConfiguration(t -> t.type(TrafficRoutingConfigType.CANARY)
                                .canarySize(c -> c.type("CAPACITY_PERCENT").value(percent))
                                .waitIntervalInSeconds(100)))
                .applyMutation(d -> guarded(d, alarms))
                .build();
    }

    static DeploymentConfig linear(int instances) {
        return DeploymentConfig.builder()
                .blueGreenUpdatePolicy(p -> p.trafficRoutingConfiguration(t -> t.type(TrafficRoutingConfigType.LINEAR)
                        .linearStepSize(c -> c.type("INSTANCE_COUNT").value(instances))
                        .waitIntervalInSeconds(100)))
                .build();
    }

    static DeploymentConfig rolling(int instances, String... alarms) {
        return DeploymentConfig.builder()
                .rollingUpdatePolicy(
                        p -> p.maximumBatchSize(c -> c.type("INSTANCE_COUNT").value(instances))
                                .waitIntervalInSeconds(100))
                .applyMutation(d -> guarded(d, alarms))
                .build();
    }

    void start(DeploymentConfig config) {
        laptop.sagemaker()
                .updateEndpoint(
                        b -> b.endpointName("chat").endpointConfigName("chat-2").deploymentConfig(config));
    }

    Updating pass(int seconds) {
        laptop.pass(Duration.ofSeconds(seconds));
        return this;
    }

    DescribeEndpointResponse now() {
        return laptop.describe("chat");
    }

    PendingProductionVariantSummary pending() {
        return now().pendingDeploymentSummary().productionVariants().getFirst();
    }

    /// The stage, and how many of the new and the old instances are there.
    String stage() {
        var status = pending().variantStatus().getFirst();
        return "%s %d new %d old"
                .formatted(
                        status.statusAsString(),
                        pending().currentInstanceCount(),
                        now().productionVariants().getFirst().currentInstanceCount());
    }

    /// How many of so many requests reach the new fleet, by the metrics of its configuration.
    long toNew(int requests) throws IOException, InterruptedException {
        var before = invocations("chat-2");
        IntStream.range(0, requests).forEach(this::ask);
        return invocations("chat-2") - before;
    }

    void ask(int number) {
        laptop.runtime()
                .invokeEndpoint(b -> b.endpointName("chat")
                        .body(SdkBytes.fromUtf8String(
                                "{\"messages\":[{\"role\":\"user\",\"content\":\"%d\"}]}".formatted(number))));
    }

    /// All there ever were, of one fleet.
    long invocations(String configuration) throws IOException, InterruptedException {
        return (long) sum("Invocations", configuration);
    }

    double sum(String metric, String configuration) throws IOException, InterruptedException {
        var total = 0.0;
        for (var point : points(metric, configuration, "Sum")) {
            total += point.path("Sum").asDouble();
        }
        return total;
    }

    JsonNode points(String metric, String configuration, String statistic) throws IOException, InterruptedException {
        var now = laptop.now().getEpochSecond();
        return laptop.cloudwatch(
                        "GetMetricStatistics", """
                {"Namespace":"AWS/SageMaker","MetricName":"%s","StartTime":%d,"EndTime":%d,"Period":60,
                 "Statistics":["%s"],"Dimensions":[{"Name":"EndpointName","Value":"chat"},
                 {"Name":"VariantName","Value":"main"},{"Name":"EndpointConfigName","Value":"%s"}]}""".formatted(metric, now - 36_000, now + 60, statistic, configuration))
                .path("Datapoints");
    }

    /// An alarm on server errors of either fleet that is evaluated each minute.
    void alarm(String name) throws IOException, InterruptedException {
        laptop.cloudwatch("PutMetricAlarm", """
                {"AlarmName":"%s","Namespace":"AWS/SageMaker","MetricName":"Invocation5XXErrors","Statistic":"Sum",
                 "Period":60,"EvaluationPeriods":1,"Threshold":1,"ComparisonOperator":"GreaterThanOrEqualToThreshold",
                 "TreatMissingData":"notBreaching","Dimensions":[{"Name":"EndpointName","Value":"chat"},
                 {"Name":"VariantName","Value":"main"}]}""".formatted(name));
    }

    void set(String alarm, String state) throws IOException, InterruptedException {
        laptop.cloudwatch(
                "SetAlarmState",
                "{\"AlarmName\":\"%s\",\"StateValue\":\"%s\",\"StateReason\":\"by hand\"}".formatted(alarm, state));
    }

    void dial(String rule) throws IOException, InterruptedException {
        laptop.dial("POST", "", rule);
    }

    void cloudwatchDial(String rule) throws IOException, InterruptedException {
        laptop.send(laptop.to("cloudwatch", "/_dial").POST(HttpRequest.BodyPublishers.ofString(rule)));
    }

    @Override
    public void close() {
        laptop.close();
    }

    private static void guarded(DeploymentConfig.Builder config, String... alarms) {
        if (alarms.length > 0) {
            config.autoRollbackConfiguration(r -> r.alarms(Arrays.stream(alarms)
                    .map(name -> Alarm.builder().alarmName(name).build())
                    .toList()));
        }
    }
}
