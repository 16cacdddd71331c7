package dev.slipway.twin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.twin.run.Laptop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final Laptop laptop = Laptop.inMemory();

    @AfterEach
    void close() {
        laptop.close();
    }

    @Test
    void everyFormOfAValueCounts() throws Exception {
        put("\"Value\":1");
        put("\"Values\":[2,3],\"Counts\":[4,1]");
        put("\"StatisticValues\":{\"SampleCount\":2,\"Sum\":20,\"Minimum\":8,\"Maximum\":12}");

        var point = statistics("\"Statistics\":[\"SampleCount\",\"Sum\",\"Minimum\",\"Maximum\",\"Average\"]")
                .get(0);

        assertThat(point.path("SampleCount").asDouble()).isEqualTo(8);
        assertThat(point.path("Sum").asDouble()).isEqualTo(32);
        assertThat(point.path("Minimum").asDouble()).isEqualTo(1);
        assertThat(point.path("Maximum").asDouble()).isEqualTo(12);
        assertThat(point.path("Average").asDouble()).isEqualTo(4);
        assertThat(point.path("Unit").asText()).isEqualTo("None");
    }

    @Test
    void percentilesNeedTheValuesThemselves() throws Exception {
        put("\"Values\":[1,2,3,100],\"Counts\":[50,40,9,1]");
        assertThat(statistics("\"ExtendedStatistics\":[\"p50\",\"p90\",\"p99\",\"p100\"]")
                        .get(0)
                        .path("ExtendedStatistics")
                        .toString())
                .isEqualTo("{\"p50\":1.0,\"p90\":2.0,\"p99\":3.0,\"p100\":100.0}");

        put("\"StatisticValues\":{\"SampleCount\":2,\"Sum\":20,\"Minimum\":8,\"Maximum\":12}");

        assertThat(statistics("\"ExtendedStatistics\":[\"p50\"]").get(0).has("ExtendedStatistics"))
                .isFalse();
    }

    @Test
    void pointsAreCutIntoPeriodsFromTheStartOn() throws Exception {
        for (int minute = 0; minute < 6; minute++) {
            put("\"Value\":1");
            laptop.pass(Duration.ofMinutes(1));
        }
        var now = laptop.now().getEpochSecond();

        var points = ask("GetMetricStatistics", """
                {"Namespace":"app","MetricName":"m","StartTime":%d,"EndTime":%d,"Period":180,"Statistics":["Sum"]}""".formatted(now - 359, now)).path("Datapoints");

        assertThat(points).hasSize(2);
        assertThat(points.get(0).path("Timestamp").asLong()).isEqualTo(now - 360);
        assertThat(points.get(1).path("Sum").asDouble()).isEqualTo(3);
    }

    @Test
    void unitsAreKeptApart() throws Exception {
        put("\"Value\":1,\"Unit\":\"Seconds\"");
        put("\"Value\":2,\"Unit\":\"Count\"");

        assertThat(statistics("\"Statistics\":[\"Sum\"]")).hasSize(2);
        assertThat(statistics("\"Statistics\":[\"Sum\"],\"Unit\":\"Count\"")
                        .get(0)
                        .path("Sum")
                        .asDouble())
                .isEqualTo(2);
    }

    @Test
    void dimensionsMakeAnotherMetric() throws Exception {
        put("\"Value\":1");
        put("\"Value\":2,\"Dimensions\":[{\"Name\":\"a\",\"Value\":\"b\"},{\"Name\":\"c\",\"Value\":\"d\"}]");

        assertThat(statistics("\"Statistics\":[\"Sum\"]").get(0).path("Sum").asDouble())
                .isEqualTo(1);
        assertThat(statistics(
                                "\"Statistics\":[\"Sum\"],\"Dimensions\":[{\"Name\":\"c\",\"Value\":\"d\"},{\"Name\":\"a\",\"Value\":\"b\"}]")
                        .get(0)
                        .path("Sum")
                        .asDouble())
                .isEqualTo(2);
        assertThat(ask("ListMetrics", "{\"Namespace\":\"app\"}").path("Metrics"))
                .hasSize(2);
        assertThat(ask("ListMetrics", "{\"Dimensions\":[{\"Name\":\"a\"}]}").path("Metrics"))
                .hasSize(1);
        assertThat(ask("ListMetrics", "{\"Dimensions\":[{\"Name\":\"a\",\"Value\":\"x\"}]}")
                        .path("Metrics"))
                .isEmpty();
    }

    @Test
    void aMetricIsListedForTwoWeeksAfterItSpoke() throws Exception {
        put("\"Value\":1");
        laptop.pass(Duration.ofHours(4));

        assertThat(ask("ListMetrics", "{}").path("Metrics")).hasSize(1);
        assertThat(ask("ListMetrics", "{\"RecentlyActive\":\"PT3H\"}").path("Metrics"))
                .isEmpty();
        laptop.pass(Duration.ofDays(14));
        assertThat(ask("ListMetrics", "{}").path("Metrics")).isEmpty();
    }

    @Test
    void oldPointsAreDrawnTogetherAndAfterFifteenMonthsGone() throws Exception {
        for (int minute = 0; minute < 5; minute++) {
            put("\"Value\":1");
            laptop.pass(Duration.ofMinutes(1));
        }
        var began = laptop.now().getEpochSecond() - 300;
        laptop.pass(Duration.ofDays(16));

        assertThat(sums(began, 60)).containsExactly(5.0);
        laptop.pass(Duration.ofDays(440));
        assertThat(sums(began, 3600)).isEmpty();
    }

    @Test
    void severalMetricsAreAskedAtOncePagedByPoints() throws Exception {
        for (int minute = 0; minute < 3; minute++) {
            put("\"Value\":" + minute);
            laptop.pass(Duration.ofMinutes(1));
        }
        var now = laptop.now().getEpochSecond();
        var query = """
                {"MetricDataQueries":[{"Id":"a","MetricStat":{"Metric":{"Namespace":"app","MetricName":"m"},
                  "Period":60,"Stat":"Sum"}},{"Id":"b","Label":"silent","MetricStat":{"Metric":{"Namespace":"app",
                  "MetricName":"n"},"Period":60,"Stat":"p99"}}],"StartTime":%d,"EndTime":%d%s}""";

        var all = ask("GetMetricData", query.formatted(now - 180, now, ""));
        var some = ask("GetMetricData", query.formatted(now - 180, now, ",\"MaxDatapoints\":2"));
        var rest = ask(
                "GetMetricData",
                query.formatted(
                        now - 180,
                        now,
                        ",\"MaxDatapoints\":2,\"NextToken\":\"%s\""
                                .formatted(some.path("NextToken").asText())));
        var rising = ask("GetMetricData", query.formatted(now - 180, now, ",\"ScanBy\":\"TimestampAscending\""));

        assertThat(all.at("/MetricDataResults/0/Values").toString()).isEqualTo("[2.0,1.0,0.0]");
        assertThat(all.at("/MetricDataResults/0/StatusCode").asText()).isEqualTo("Complete");
        assertThat(all.at("/MetricDataResults/1/Label").asText()).isEqualTo("silent");
        assertThat(all.at("/MetricDataResults/1/Values")).isEmpty();
        assertThat(some.at("/MetricDataResults/0/Values").toString()).isEqualTo("[2.0,1.0]");
        assertThat(some.at("/MetricDataResults/0/StatusCode").asText()).isEqualTo("PartialData");
        assertThat(rest.at("/MetricDataResults/0/Values").toString()).isEqualTo("[0.0]");
        assertThat(rest.has("NextToken")).isFalse();
        assertThat(rising.at("/MetricDataResults/0/Values").toString()).isEqualTo("[0.0,1.0,2.0]");
    }

    private List<Double> sums(long began, int period) throws Exception {
        var sums = new ArrayList<Double>();
        ask("GetMetricStatistics", """
                {"Namespace":"app","MetricName":"m","StartTime":%d,"EndTime":%d,"Period":%d,"Statistics":["Sum"]}""".formatted(began, began + 3600, period))
                .path("Datapoints")
                .forEach(point -> sums.add(point.path("Sum").asDouble()));
        return sums;
    }

    private JsonNode statistics(String more) throws Exception {
        var now = laptop.now().getEpochSecond();
        return ask(
                        "GetMetricStatistics",
                        "{\"Namespace\":\"app\",\"MetricName\":\"m\",\"StartTime\":%d,\"EndTime\":%d,\"Period\":60,%s}"
                                .formatted(now - 60, now + 60, more))
                .path("Datapoints");
    }

    private void put(String more) throws Exception {
        var answer = ask(
                "PutMetricData", "{\"Namespace\":\"app\",\"MetricData\":[{\"MetricName\":\"m\",%s}]}".formatted(more));
        assertThat(answer.toString()).isEqualTo("{}");
    }

    private JsonNode ask(String operation, String request) throws Exception {
        return laptop.cloudwatch(operation, request);
    }
}
