package dev.slipway.twin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.twin.run.Laptop;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.LimitExceededException;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/// The twin as AWS's own client for Java sees it.
class SdkTest {
    private static final Dimension DIMENSION =
            Dimension.builder().name("EndpointName").value("chat & co").build();

    private final Laptop laptop = Laptop.inMemory();
    private final CloudWatchClient cloudwatch = CloudWatchClient.builder()
            .endpointOverride(URI.create(laptop.twins().urls().get("cloudwatch")))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDTWIN", "not-a-secret")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(b -> b.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();

    @AfterEach
    void close() {
        cloudwatch.close();
        laptop.close();
    }

    @Test
    void anAlarmIsDescribedAsItWasMade() {
        cloudwatch.putMetricAlarm(alarm("chat"));

        var described = cloudwatch.describeAlarms(b -> b.alarmNames("chat")).metricAlarms();

        assertThat(described).hasSize(1);
        var alarm = described.getFirst();
        assertThat(alarm.dimensions()).containsExactly(DIMENSION);
        assertThat(alarm.threshold()).isEqualTo(0.5);
        assertThat(alarm.statistic()).isEqualTo(Statistic.AVERAGE);
        assertThat(alarm.treatMissingData()).isEqualTo("notBreaching");
        assertThat(alarm.actionsEnabled()).isTrue();
        assertThat(alarm.alarmActions()).containsExactly("arn:aws:sns:eu-central-1:000000000000:a");
        assertThat(alarm.stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
        assertThat(alarm.stateUpdatedTimestamp()).isEqualTo(laptop.now());
    }

    @Test
    void anAlarmFollowsWhatTheSdkMeasures() {
        cloudwatch.putMetricAlarm(alarm("chat"));
        cloudwatch.putMetricData(
                b -> b.namespace("app").metricData(datum().value(1.0).build()));
        laptop.pass(Duration.ofMinutes(3));

        var alarm = cloudwatch.describeAlarms().metricAlarms().getFirst();
        var history = cloudwatch.describeAlarmHistory(b -> b.alarmName("chat")).alarmHistoryItems();

        assertThat(alarm.stateValue()).isEqualTo(StateValue.ALARM);
        assertThat(history.getFirst().historySummary()).isEqualTo("Alarm updated from OK to ALARM");
        assertThat(history.getFirst().timestamp()).isEqualTo(laptop.now());
    }

    @Test
    void metricsComeBackByStatisticAndByQuery() {
        // More than the ten kilobytes from which on the SDK compresses.
        var values = IntStream.rangeClosed(1, 100)
                .mapToObj(each -> datum().value((double) each).build())
                .toList();
        cloudwatch.putMetricData(b -> b.namespace("app").metricData(values));
        var from = laptop.now();
        var to = from.plusSeconds(60);

        var plain = cloudwatch.getMetricStatistics(b -> b.namespace("app")
                .metricName("errors")
                .dimensions(DIMENSION)
                .startTime(from)
                .endTime(to)
                .period(60)
                .statistics(Statistic.SUM, Statistic.SAMPLE_COUNT));
        var percentiles = cloudwatch.getMetricStatistics(b -> b.namespace("app")
                .metricName("errors")
                .dimensions(DIMENSION)
                .startTime(from)
                .endTime(to)
                .period(60)
                .extendedStatistics("p99"));
        var metric = Metric.builder()
                .namespace("app")
                .metricName("errors")
                .dimensions(DIMENSION)
                .build();
        var query = MetricDataQuery.builder()
                .id("q")
                .metricStat(s -> s.stat("Average").period(60).metric(metric))
                .build();
        var queried =
                cloudwatch.getMetricData(b -> b.startTime(from).endTime(to).metricDataQueries(query));

        assertThat(plain.datapoints().getFirst().sum()).isEqualTo(5050);
        assertThat(plain.datapoints().getFirst().sampleCount()).isEqualTo(100);
        assertThat(plain.datapoints().getFirst().timestamp()).isEqualTo(from);
        assertThat(percentiles.datapoints().getFirst().extendedStatistics()).containsEntry("p99", 99.0);
        assertThat(queried.metricDataResults().getFirst().values()).isEqualTo(List.of(50.5));
        assertThat(queried.metricDataResults().getFirst().timestamps()).containsExactly(from);
        assertThat(cloudwatch
                        .listMetrics(b -> b.namespace("app"))
                        .metrics()
                        .getFirst()
                        .dimensions())
                .containsExactly(DIMENSION);
    }

    @Test
    void alarmsAreSwitchedSetTaggedAndDeleted() {
        cloudwatch.putMetricAlarm(alarm("chat"));
        var arn = cloudwatch.describeAlarms().metricAlarms().getFirst().alarmArn();

        cloudwatch.disableAlarmActions(b -> b.alarmNames("chat"));
        cloudwatch.setAlarmState(
                b -> b.alarmName("chat").stateValue(StateValue.ALARM).stateReason("a drill"));
        cloudwatch.tagResource(b ->
                b.resourceARN(arn).tags(Tag.builder().key("app").value("chat").build()));

        assertThat(cloudwatch
                        .describeAlarms(b -> b.stateValue(StateValue.ALARM))
                        .metricAlarms()
                        .getFirst()
                        .actionsEnabled())
                .isFalse();
        assertThat(cloudwatch
                        .listTagsForResource(b -> b.resourceARN(arn))
                        .tags()
                        .getFirst()
                        .value())
                .isEqualTo("chat");
        cloudwatch.deleteAlarms(b -> b.alarmNames("chat"));
        assertThat(cloudwatch.describeAlarms().metricAlarms()).isEmpty();
    }

    @Test
    void errorsAreTheOnesOfTheModel() throws Exception {
        // Two errors of the model have this code; which class the SDK makes of it is its own choice.
        var missing = catchThrowableOfType(
                CloudWatchException.class, () -> cloudwatch.deleteAlarms(b -> b.alarmNames("nobody")));
        assertThat(missing.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFound");
        assertThat(missing.statusCode()).isEqualTo(404);
        var thrown = catchThrowableOfType(
                CloudWatchException.class, () -> cloudwatch.describeAlarms(b -> b.maxRecords(101)));
        assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
        assertThat(thrown.requestId()).isNotBlank();
        laptop.send(laptop.to("cloudwatch", "/_dial").POST(HttpRequest.BodyPublishers.ofString("""
                        {"operation":"PutMetricAlarm","effect":{"kind":"quota_reached"}}""")));
        assertThatThrownBy(() -> cloudwatch.putMetricAlarm(alarm("chat"))).isInstanceOf(LimitExceededException.class);
        laptop.send(laptop.to("cloudwatch", "/_dial")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"rules\":[{\"effect\":{\"kind\":\"refuse\",\"status\":429}}]}")));
        assertThat(catchThrowableOfType(CloudWatchException.class, cloudwatch::describeAlarms)
                        .isThrottlingException())
                .isTrue();
    }

    private static MetricDatum.Builder datum() {
        return MetricDatum.builder().metricName("errors").dimensions(DIMENSION);
    }

    private static PutMetricAlarmRequest alarm(String name) {
        return PutMetricAlarmRequest.builder()
                .alarmName(name)
                .namespace("app")
                .metricName("errors")
                .dimensions(DIMENSION)
                .statistic(Statistic.AVERAGE)
                .period(60)
                .evaluationPeriods(1)
                .threshold(0.5)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .treatMissingData("notBreaching")
                .alarmActions("arn:aws:sns:eu-central-1:000000000000:a")
                .build();
    }
}
