package dev.slipway.twin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Json;
import dev.slipway.twin.run.Laptop;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Alarms over time. A measurement reaches them two minutes after its period; the laptop's clock begins on a full
/// minute.
class AlarmTest {
    private final Laptop laptop = Laptop.inMemory();

    @AfterEach
    void close() {
        laptop.close();
    }

    @Test
    void aNewAlarmKnowsNothingUntilItIsFirstEvaluated() throws Exception {
        alarm("a", "\"TreatMissingData\":\"notBreaching\"");

        assertThat(state("a")).isEqualTo("INSUFFICIENT_DATA");
        assertThat(described("a").path("StateReason").asText()).isEqualTo("Unchecked: Initial alarm creation");
        pass(60);
        assertThat(state("a")).isEqualTo("OK");
        assertThat(described("a").path("StateReason").asText()).contains("missing and treated as [NonBreaching]");
    }

    @Test
    void itFollowsItsMetricWithTheDelayAndSaysWhy() throws Exception {
        alarm("a", "\"TreatMissingData\":\"notBreaching\"");
        put("m", 7);
        pass(179);
        assertThat(state("a")).isEqualTo("OK");
        pass(1);

        var alarmed = described("a");
        assertThat(alarmed.path("StateValue").asText()).isEqualTo("ALARM");
        assertThat(alarmed.path("StateReason").asText())
                .isEqualTo(
                        "Threshold Crossed: 1 out of the last 1 datapoints [7.0] was greater than the threshold (5.0)"
                                + " (minimum 1 datapoint for OK -> ALARM transition).");
        assertThat(alarmed.path("StateUpdatedTimestamp").asLong())
                .isEqualTo(laptop.now().getEpochSecond());
        assertThat(alarmed.path("StateReasonData").asText()).contains("\"recentDatapoints\":[7.0]");
        pass(180);
        assertThat(state("a")).isEqualTo("OK");
    }

    @Test
    void whatHappenedUnseenHappenedAtItsTime() throws Exception {
        alarm("a", "\"TreatMissingData\":\"notBreaching\"");
        put("m", 7);
        var began = laptop.now();
        laptop.pass(Duration.ofDays(400));

        assertThat(state("a")).isEqualTo("OK");
        var history = laptop.cloudwatch(
                "DescribeAlarmHistory",
                "{\"AlarmName\":\"a\",\"HistoryItemType\":\"StateUpdate\",\"ScanBy\":\"TimestampAscending\"}");
        var told = new ArrayList<String>();
        history.path("AlarmHistoryItems")
                .forEach(item -> told.add("%d %s"
                        .formatted(
                                item.path("Timestamp").asLong() - began.getEpochSecond(),
                                item.path("HistorySummary").asText())));
        assertThat(told)
                .containsExactly(
                        "60 Alarm updated from INSUFFICIENT_DATA to OK",
                        "180 Alarm updated from OK to ALARM",
                        "360 Alarm updated from ALARM to OK");
    }

    @Test
    void severalOfSeveralPeriodsMustBreach() throws Exception {
        alarm("a", "\"EvaluationPeriods\":3,\"DatapointsToAlarm\":2,\"TreatMissingData\":\"notBreaching\"");
        for (var value : new int[] {9, 1, 1, 1, 9, 9}) {
            put("m", value);
            pass(60);
        }
        pass(119);
        assertThat(state("a")).isEqualTo("OK");
        pass(1);
        assertThat(state("a")).isEqualTo("ALARM");
    }

    @Test
    void eachStatisticIsWatched() throws Exception {
        alarm("sum", "\"Statistic\":\"Sum\",\"Threshold\":11");
        alarm("average", "\"Statistic\":\"Average\",\"Threshold\":5.5");
        alarm("most", "\"Statistic\":\"Maximum\",\"Threshold\":9.5");
        alarm("least", "\"Statistic\":\"Minimum\",\"Threshold\":1.5");
        alarm("count", "\"Statistic\":\"SampleCount\",\"Threshold\":1.5");
        alarm("p50", "\"ExtendedStatistic\":\"p50\",\"Threshold\":1.5");
        alarm("p99", "\"ExtendedStatistic\":\"p99\",\"Threshold\":9.5");
        put("m", 2);
        put("m", 10);
        pass(180);

        assertThat(states())
                .containsExactly(
                        "average ALARM",
                        "count ALARM",
                        "least ALARM",
                        "most ALARM",
                        "p50 ALARM",
                        "p99 ALARM",
                        "sum ALARM");
    }

    @Test
    void aShortPeriodIsWatchedEveryTenSeconds() throws Exception {
        dial("{\"seconds\":{\"alarm_delay\":0}}");
        alarm("a", "\"Period\":10,\"TreatMissingData\":\"notBreaching\"");
        laptop.cloudwatch(
                "PutMetricData",
                "{\"Namespace\":\"app\",\"MetricData\":[{\"MetricName\":\"m\",\"Value\":9,\"StorageResolution\":1}]}");
        pass(10);

        assertThat(state("a")).isEqualTo("ALARM");
    }

    @Test
    void tooFewSamplesForAPercentileMayKeepTheState() throws Exception {
        alarm("any", "\"ExtendedStatistic\":\"p90\"");
        alarm("many", "\"ExtendedStatistic\":\"p90\",\"EvaluateLowSampleCountPercentile\":\"ignore\"");
        put("m", 9);
        pass(180);
        assertThat(states()).containsExactly("any ALARM", "many INSUFFICIENT_DATA");

        laptop.cloudwatch("PutMetricData", """
                {"Namespace":"app","MetricData":[{"MetricName":"m","Values":[9],"Counts":[100]}]}""");
        pass(180);
        assertThat(states()).containsExactly("any ALARM", "many ALARM");
    }

    @Test
    void aStateSetByHandLastsUntilTheNextEvaluation() throws Exception {
        alarm("a", "\"TreatMissingData\":\"notBreaching\"");
        pass(60);
        laptop.cloudwatch(
                "SetAlarmState",
                "{\"AlarmName\":\"a\",\"StateValue\":\"ALARM\",\"StateReason\":\"a drill\",\"StateReasonData\":\"{}\"}");

        assertThat(state("a")).isEqualTo("ALARM");
        assertThat(described("a").path("StateReason").asText()).isEqualTo("a drill");
        pass(60);
        assertThat(state("a")).isEqualTo("OK");
    }

    @Test
    void theDialHoldsAnAlarmInAState() throws Exception {
        alarm("a", "\"TreatMissingData\":\"notBreaching\"");
        dial("{\"rules\":[{\"name\":\"a\",\"effect\":{\"kind\":\"alarm_state\",\"state\":\"ALARM\"}}]}");
        pass(600);
        assertThat(state("a")).isEqualTo("ALARM");
        dial("{}");
        pass(60);

        assertThat(state("a")).isEqualTo("OK");
    }

    @Test
    void aNewStateIsAnEventAsEventBridgeCarriesIt() throws Exception {
        alarm("a", "\"AlarmDescription\":\"too much\",\"Dimensions\":[{\"Name\":\"d\",\"Value\":\"v\"}]");
        laptop.cloudwatch(
                "SetAlarmState", "{\"AlarmName\":\"a\",\"StateValue\":\"ALARM\",\"StateReason\":\"a drill\"}");

        var event = laptop.events("cloudwatch").get(0).path("event");

        assertThat(event.path("source").asText()).isEqualTo("aws.cloudwatch");
        assertThat(event.path("detail-type").asText()).isEqualTo("CloudWatch Alarm State Change");
        assertThat(event.path("resources").get(0).asText()).endsWith(":alarm:a");
        assertThat(event.at("/detail/alarmName").asText()).isEqualTo("a");
        assertThat(event.at("/detail/state/value").asText()).isEqualTo("ALARM");
        assertThat(event.at("/detail/state/timestamp").asText()).isEqualTo("2026-11-21T12:00:00.000+0000");
        assertThat(event.at("/detail/previousState/value").asText()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(event.at("/detail/configuration/description").asText()).isEqualTo("too much");
        assertThat(event.at("/detail/configuration/metrics/0/metricStat/metric/dimensions/d")
                        .asText())
                .isEqualTo("v");
        assertThat(laptop.send(laptop.to("cloudwatch", "/_events?after=1")).body())
                .isEqualTo("{\"events\":[]}");
    }

    @Test
    void alarmsAndMetricsOutliveTheProcess(@TempDir Path home) throws Exception {
        try (var first = Laptop.in(home)) {
            alarm(first, "a", "\"TreatMissingData\":\"notBreaching\"");
            first.cloudwatch(
                    "PutMetricData", "{\"Namespace\":\"app\",\"MetricData\":[{\"MetricName\":\"m\",\"Value\":7}]}");
        }

        try (var second = Laptop.in(home)) {
            second.pass(Duration.ofMinutes(3));

            assertThat(described(second, "a").path("StateValue").asText()).isEqualTo("ALARM");
            assertThat(second.cloudwatch("DescribeAlarmHistory", "{}").path("AlarmHistoryItems"))
                    .hasSize(3);
        }
    }

    private List<String> states() throws Exception {
        var states = new ArrayList<String>();
        laptop.cloudwatch("DescribeAlarms", "{}")
                .path("MetricAlarms")
                .forEach(alarm -> states.add(alarm.path("AlarmName").asText() + " "
                        + alarm.path("StateValue").asText()));
        return states;
    }

    private String state(String name) throws Exception {
        return described("" + name).path("StateValue").asText();
    }

    private JsonNode described(String name) throws Exception {
        return described(laptop, name);
    }

    private static JsonNode described(Laptop on, String name) throws Exception {
        return on.cloudwatch("DescribeAlarms", "{\"AlarmNames\":[\"%s\"]}".formatted(name))
                .path("MetricAlarms")
                .get(0);
    }

    private void alarm(String name, String more) throws Exception {
        alarm(laptop, name, more);
    }

    /// Above 5 on average in one minute, unless more is said.
    private static void alarm(Laptop on, String name, String more) throws Exception {
        var definition = (ObjectNode) Json.MAPPER.readTree("""
                {"Namespace":"app","MetricName":"m","Period":60,"EvaluationPeriods":1,"Threshold":5,
                 "ComparisonOperator":"GreaterThanThreshold"}""");
        definition.put("AlarmName", name);
        var added = (ObjectNode) Json.MAPPER.readTree("{" + more + "}");
        definition.setAll(added);
        if (!definition.has("Statistic") && !definition.has("ExtendedStatistic")) {
            definition.put("Statistic", "Average");
        }
        assertThat(on.cloudwatch("PutMetricAlarm", definition.toString()).toString())
                .isEqualTo("{}");
    }

    private void put(String metric, int value) throws Exception {
        laptop.cloudwatch(
                "PutMetricData",
                "{\"Namespace\":\"app\",\"MetricData\":[{\"MetricName\":\"%s\",\"Value\":%d}]}"
                        .formatted(metric, value));
    }

    private void dial(String whole) throws Exception {
        laptop.send(laptop.to("cloudwatch", "/_dial").PUT(HttpRequest.BodyPublishers.ofString(whole)));
    }

    private void pass(int seconds) {
        laptop.pass(Duration.ofSeconds(seconds));
    }
}
