package dev.slipway.twin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Json;
import dev.slipway.twin.run.Laptop;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What CloudWatch would not take, and how it says so.
class RefusalsTest {
    private final Laptop laptop = Laptop.inMemory();

    @AfterEach
    void close() {
        laptop.close();
    }

    @Test
    void metricsMustBeWhole() throws Exception {
        refused(
                "PutMetricData",
                "{\"MetricData\":[{\"MetricName\":\"m\",\"Value\":1}]}",
                "ValidationError",
                "namespace");
        refused("PutMetricData", "{\"Namespace\":\"app\"}", "MissingParameter", "MetricData");
        refused(
                "PutMetricData",
                datum("\"Value\":1").replace("app", "AWS/SageMaker"),
                "InvalidParameterValue",
                "AWS/SageMaker");
        refused("PutMetricData", datum("\"Unit\":\"None\""), "InvalidParameterCombination", "exactly one of");
        refused("PutMetricData", datum("\"Value\":1,\"Values\":[1]"), "InvalidParameterCombination", "exactly one of");
        refused("PutMetricData", datum("\"Values\":[1,2],\"Counts\":[1]"), "InvalidParameterCombination", "as many");
        refused("PutMetricData", datum("\"Values\":[1],\"Counts\":[0]"), "InvalidParameterValue", "greater than 0");
        refused("PutMetricData", datum("\"Value\":1e200"), "InvalidParameterValue", "2^360");
        refused("PutMetricData", datum("\"Value\":1,\"Unit\":\"Feet\""), "ValidationError", "enum value set");
        refused("PutMetricData", datum("\"Value\":1,\"StorageResolution\":5"), "InvalidParameterValue", "1 or 60");
        refused(
                "PutMetricData",
                datum("\"Value\":1,\"Dimensions\":[{\"Name\":\":a\",\"Value\":\"b\"}]"),
                "ValidationError",
                "regular expression");
        assertThat(laptop.cloudwatch("ListMetrics", "{}").path("Metrics")).isEmpty();
    }

    @Test
    void timesMustBeNear() throws Exception {
        var now = laptop.now();

        refused(
                "PutMetricData",
                datum(at(now.minus(Duration.ofDays(14)).minusSeconds(1))),
                "InvalidParameterValue",
                "two weeks");
        refused(
                "PutMetricData",
                datum(at(now.plus(Duration.ofHours(2)).plusSeconds(1))),
                "InvalidParameterValue",
                "two hours");
        laptop.cloudwatch("PutMetricData", datum(at(now.minus(Duration.ofDays(14)))));
        laptop.cloudwatch("PutMetricData", datum(at(now.plus(Duration.ofHours(2)))));
    }

    @Test
    void statisticsMustBeAskableFor() throws Exception {
        refused("GetMetricStatistics", statistics(0, 3600, 60, ""), "InvalidParameterCombination", "Statistics");
        refused("GetMetricStatistics", statistics(3600, 3600, 60, SUM), "InvalidParameterValue", "StartTime");
        refused("GetMetricStatistics", statistics(0, 3600, 45, SUM), "InvalidParameterValue", "multiple of 60");
        refused(
                "GetMetricStatistics",
                statistics(0, 86_460, 60, SUM),
                "InvalidParameterCombination",
                "1441 datapoints");
        refused(
                "GetMetricStatistics",
                statistics(0, 3600, 60, ",\"ExtendedStatistics\":[\"tm90\"]"),
                "InvalidParameterValue",
                "tm90");
        refused(
                "GetMetricData",
                "{\"MetricDataQueries\":[{\"Id\":\"Q\"}],\"StartTime\":0,\"EndTime\":60}",
                "ValidationError",
                "regular expression");
        refused(
                "GetMetricData",
                "{\"MetricDataQueries\":[{\"Id\":\"q\"}],\"StartTime\":0,\"EndTime\":60}",
                "MissingParameter",
                "MetricStat");
        refused(
                "GetMetricData",
                "{\"MetricDataQueries\":[{\"Id\":\"q\",\"Expression\":\"a+b\"}],\"StartTime\":0,\"EndTime\":60}",
                "ValidationError",
                "does not know the field");
        refused("ListMetrics", "{\"NextToken\":\"x\"}", "InvalidNextToken", "NextToken");
    }

    @Test
    void anAlarmMustMakeSense() throws Exception {
        refused("PutMetricAlarm", "{\"AlarmName\":\"a\"}", "MissingParameter", "MetricName");
        refused(
                "PutMetricAlarm",
                alarm("\"Statistic\":\"Sum\",\"ExtendedStatistic\":\"p9\""),
                "InvalidParameterCombination",
                "not both");
        refused("PutMetricAlarm", alarm("\"ExtendedStatistic\":\"p101\""), "InvalidParameterValue", "p101");
        refused("PutMetricAlarm", alarm("\"Statistic\":\"Sum\",\"Period\":15"), "ValidationError", "Period must be");
        refused(
                "PutMetricAlarm",
                alarm("\"Statistic\":\"Sum\",\"EvaluationPeriods\":1441"),
                "ValidationError",
                "86400");
        refused(
                "PutMetricAlarm",
                alarm("\"Statistic\":\"Sum\",\"DatapointsToAlarm\":2"),
                "ValidationError",
                "DatapointsToAlarm");
        refused(
                "PutMetricAlarm",
                alarm("\"Statistic\":\"Sum\",\"TreatMissingData\":\"zero\""),
                "ValidationError",
                "enum value set");
        refused(
                "PutMetricAlarm",
                alarm("\"Statistic\":\"Sum\",\"EvaluateLowSampleCountPercentile\":\"ignore\""),
                "InvalidParameterCombination",
                "percentiles");
        refused(
                "PutMetricAlarm",
                alarm("\"Statistic\":\"Sum\",\"AlarmName\":\"" + "a".repeat(256) + "\""),
                "ValidationError",
                "less than or equal to 255");
        assertThat(laptop.cloudwatch("DescribeAlarms", "{}").path("MetricAlarms"))
                .isEmpty();
    }

    @Test
    void whatIsNotThereIsNotFoundAndNothingIsDeletedBesideIt() throws Exception {
        laptop.cloudwatch("PutMetricAlarm", alarm("\"Statistic\":\"Sum\""));

        refused("DeleteAlarms", "{\"AlarmNames\":[\"a\",\"b\"]}", "ResourceNotFound", "b");
        refused(
                "SetAlarmState",
                "{\"AlarmName\":\"b\",\"StateValue\":\"OK\",\"StateReason\":\"\"}",
                "ResourceNotFound",
                "b");
        refused(
                "SetAlarmState",
                "{\"AlarmName\":\"a\",\"StateValue\":\"OK\",\"StateReason\":\"\",\"StateReasonData\":\"{\"}",
                "InvalidFormat",
                "JSON");
        refused(
                "DescribeAlarms",
                "{\"AlarmNames\":[\"a\"],\"AlarmNamePrefix\":\"a\"}",
                "InvalidParameterCombination",
                "exclude");
        assertThat(laptop.cloudwatch("DescribeAlarms", "{}").path("MetricAlarms"))
                .hasSize(1);
    }

    @Test
    void aRegionHoldsSoManyAlarms() throws Exception {
        laptop.send(laptop.to("cloudwatch", "/_dial")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"operation\":\"PutMetricAlarm\",\"count\":1,\"effect\":{\"kind\":\"quota_reached\"}}")));

        refused("PutMetricAlarm", alarm("\"Statistic\":\"Sum\""), "LimitExceeded", "5000");
        laptop.cloudwatch("PutMetricAlarm", alarm("\"Statistic\":\"Sum\""));
        assertThat(laptop.cloudwatch("DescribeAlarms", "{}").path("MetricAlarms"))
                .hasSize(1);
    }

    private static final String SUM = ",\"Statistics\":[\"Sum\"]";

    private static final Map<String, String> NAMES = Map.of(
            "LimitExceeded", "LimitExceededFault",
            "InvalidFormat", "InvalidFormatFault",
            "InvalidParameterValue", "InvalidParameterValueException",
            "InvalidParameterCombination", "InvalidParameterCombinationException",
            "MissingParameter", "MissingRequiredParameterException");

    private void refused(String operation, String request, String code, String words) throws Exception {
        var answer = call(operation, request);
        var body = Json.MAPPER.readTree(answer.body());

        assertThat(answer.statusCode()).as(request).isEqualTo(code.equals("ResourceNotFound") ? 404 : 400);
        assertThat(answer.headers().firstValue("x-amzn-query-error")).hasValue(code + ";Sender");
        assertThat(body.path("__type").asText()).endsWith("#" + NAMES.getOrDefault(code, code));
        assertThat(body.path("message").asText()).contains(words);
    }

    private HttpResponse<String> call(String operation, String request) throws Exception {
        return laptop.send(laptop.cloudwatchCall(request, "application/x-amz-json-1.0")
                .header("X-Amz-Target", "GraniteServiceVersion20100801." + operation)
                .header("x-amzn-query-mode", "true"));
    }

    private static String datum(String more) {
        return "{\"Namespace\":\"app\",\"MetricData\":[{\"MetricName\":\"m\",%s}]}".formatted(more);
    }

    private static String at(Instant time) {
        return "\"Value\":1,\"Timestamp\":" + time.getEpochSecond();
    }

    private static String statistics(int from, int to, int period, String more) {
        return "{\"Namespace\":\"app\",\"MetricName\":\"m\",\"StartTime\":%d,\"EndTime\":%d,\"Period\":%d%s}"
                .formatted(from, to, period, more);
    }

    private static String alarm(String more) throws Exception {
        var definition = (ObjectNode) Json.MAPPER.readTree("""
                {"AlarmName":"a","Namespace":"app","MetricName":"m","Period":60,"EvaluationPeriods":1,"Threshold":5,
                 "ComparisonOperator":"GreaterThanThreshold"}""");
        definition.setAll((ObjectNode) Json.MAPPER.readTree("{" + more + "}"));
        return definition.toString();
    }
}
