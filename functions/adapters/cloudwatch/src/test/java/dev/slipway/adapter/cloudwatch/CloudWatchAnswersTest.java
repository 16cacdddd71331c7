package dev.slipway.adapter.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.CuttingServer;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.AlarmName;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// Answers that the twin never gives.
class CloudWatchAnswersTest {
    private static final List<AlarmName> NAMES = List.of(new AlarmName("slipway-x-staging-errors-5xx"));

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"MetricAlarms\":[]}", "{\"CompositeAlarms\":[]}", "{\"NextToken\":null}"})
    void aListThatIsLeftOutIsEmpty(String body) {
        try (var server = CuttingServer.saying(body)) {
            assertThat(over(server).alarms(NAMES)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"alarms\"",
                "<html>",
                "{\"message\":\"welcome\"}",
                "{\"MetricAlarms\":{}}",
                "{\"MetricAlarms\":\"none\"}",
                "{\"MetricAlarms\":null}",
                "{\"MetricAlarms\":[{}]}"
            })
    void whatIsNotCloudWatchsIsMalformed(String body) {
        try (var server = CuttingServer.saying(body)) {
            var metrics = over(server);

            assertThatThrownBy(() -> metrics.alarms(NAMES)).isInstanceOf(Malformed.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRequestIsSentOnceMoreWhereTheConnectionIsCut(CuttingServer.Cut way) {
        try (var server = CuttingServer.cutting(way, 1, "{\"MetricAlarms\":[]}")) {
            assertThat(over(server).alarms(NAMES)).isEmpty();
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsSentAThirdTime(CuttingServer.Cut way) {
        try (var server = CuttingServer.cutting(way, 2, "{\"MetricAlarms\":[]}")) {
            var metrics = over(server);

            assertThatThrownBy(() -> metrics.alarms(NAMES)).isInstanceOf(Unavailable.class);
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    private CloudWatchMetrics over(CuttingServer server) {
        return new CloudWatchMetrics(
                http,
                "us-east-1",
                Optional.of(server.uri()),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("laptop", "loopback")));
    }
}
