package dev.slipway.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.slipway.adapter.cloudwatch.CloudWatchMetrics;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.plan.AlarmMetric;
import dev.slipway.core.plan.AlarmPlan;
import dev.slipway.core.plan.AlarmTerms;
import dev.slipway.engine.Clock;
import dev.slipway.twin.run.TwinSettings;
import dev.slipway.twin.run.Twins;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// The rule that brings alarms to the function, by its timer, over CloudWatch's twin.
final class AlarmRuleTest {
    private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");
    private static final AlarmPlan ALARM = AlarmPlan.of(
            new ResourceName("chatbot-x-staging"),
            new AlarmTerms(
                    AlarmMetric.INVOCATION_5XX_ERRORS,
                    5,
                    AlarmTerms.Comparison.ABOVE,
                    Duration.ofMinutes(1),
                    3,
                    1,
                    AlarmTerms.MissingPoints.NOT_BREACHING));

    private final TimerClock clock = new TimerClock(BEGIN);
    private final List<String> handed = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Twins twins = Twins.start(TwinSettings.standard().withClock(clock));
    private final URI twin = URI.create(twins.urls().get("cloudwatch"));

    @AfterEach
    void end() {
        twins.close();
        client.close();
    }

    @Test
    void looksAtOnceAndThenEveryFiveSecondsAndHandsOverEachChangeOnce() throws Exception {
        put();
        try (var _ = following(twin, this::hears)) {
            assertThat(clock.pass()).isEqualTo(BEGIN);
            says("ALARM");

            assertThat(clock.pass()).isEqualTo(BEGIN.plusSeconds(5));
            assertThat(clock.pass()).isEqualTo(BEGIN.plusSeconds(10));
            assertThat(changes()).containsExactly("ALARM");
            says("OK");
            clock.pass();
            clock.pass();

            assertThat(changes()).containsExactly("ALARM", "OK");
        }
    }

    @Test
    void aFunctionInTroubleKeepsBackNoOtherChangeAndEndsNoRound() throws Exception {
        put();
        try (var _ = following(twin, event -> {
            hears(event);
            throw new IllegalStateException("trouble");
        })) {
            clock.pass();
            says("ALARM");
            says("OK");
            clock.pass();
            clock.pass();

            assertThat(changes()).containsExactly("ALARM", "OK");
        }
    }

    @Test
    void whereNobodyAnswersItAsksAgain() throws Exception {
        var nowhere = URI.create("http://127.0.0.1:1");

        try (var _ = following(nowhere, this::hears)) {
            clock.pass();
            clock.pass();

            assertThat(clock.pass()).isEqualTo(BEGIN.plusSeconds(10));
        }
    }

    @Test
    void afterItIsClosedItAsksNoMore() throws Exception {
        var rule = following(twin, this::hears);
        clock.pass();
        clock.waiting();

        rule.close();

        assertThat(clock.due()).isEmpty();
    }

    private AlarmRule following(URI address, Hearing hearing) {
        RequestStreamHandler function = (in, _, _) -> hearing.hear(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        return new AlarmRule(address, function, clock).follow();
    }

    /// Who is handed events.
    private interface Hearing {
        void hear(String event);
    }

    private void hears(String event) {
        handed.add(event);
    }

    /// The states that were told of the alarm, without that of a new one.
    private List<String> changes() {
        return handed.stream()
                .filter(event -> event.contains(ALARM.name().value()))
                .map(event -> event.contains("\"state\":{\"value\":\"ALARM\"") ? "ALARM" : event.contains("\"state\":{\"value\":\"OK\"") ? "OK" : "new")
                .filter(state -> !state.equals("new"))
                .toList();
    }

    private void put() {
        var keys = StaticCredentialsProvider.create(AwsBasicCredentials.create("laptop", "loopback"));
        new CloudWatchMetrics(client, "us-east-1", Optional.of(twin), keys).put(ALARM);
    }

    private void says(String state) throws IOException, InterruptedException {
        SetAlarm.state(twin, ALARM.name().value(), state);
    }
}
