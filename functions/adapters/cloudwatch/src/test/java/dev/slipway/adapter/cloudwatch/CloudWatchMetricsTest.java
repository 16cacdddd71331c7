package dev.slipway.adapter.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Fault;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.plan.AlarmState;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.HostedAlarm;
import dev.slipway.core.plan.Metrics;
import dev.slipway.core.plan.MetricsContract;
import dev.slipway.core.plan.ProbeCount;
import dev.slipway.twin.Effect;
import dev.slipway.twin.Rule;
import dev.slipway.twin.run.TwinSettings;
import dev.slipway.twin.run.Twins;
import dev.slipway.wire.web.Exchange;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/// The contract over CloudWatch's twin, under a clock that only the test moves, and what only CloudWatch does.
class CloudWatchMetricsTest extends MetricsContract {
    private static final AwsCredentialsProvider KEYS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("laptop", "loopback"));

    private final AtomicLong now = new AtomicLong(Instant.parse("2026-11-21T12:00:00Z").getEpochSecond());
    private final Twins twins = Twins.start(TwinSettings.standard().withClock(this::now));
    private final HttpClient http = HttpClient.newHttpClient();
    private final Metrics metrics = over(Optional.of(twins.cloudwatch().uri()), KEYS, Duration.ofSeconds(10));

    @AfterEach
    void close() {
        http.close();
        twins.close();
    }

    @Override
    protected Metrics metrics() {
        return metrics;
    }

    @Override
    protected Instant now() {
        return Instant.ofEpochSecond(now.get());
    }

    /// An answer is lost twice, for the call is sent once more.
    @Override
    protected void next(Fault fault) {
        switch (fault) {
            case THROTTLED -> dial(new Effect.Refuse(429, 0));
            case BROKEN -> dial(new Effect.Refuse(503, 0));
            case GARBAGE -> dial(new Effect.Garbage());
            case LOST -> {
                dial(new Effect.LoseAnswer());
                dial(new Effect.LoseAnswer());
            }
        }
    }

    @Test
    void failingProbesMakeTheirAlarmFireAndGoodOnesEndIt() {
        metrics.put(alarm(0));

        probe(1);
        probe(1);
        assertThat(state()).isEqualTo(AlarmState.ALARM);

        for (int minute = 0; minute < 5; minute++) {
            probe(0);
        }
        assertThat(state()).isEqualTo(AlarmState.OK);
    }

    @Test
    void anAlarmOfAnotherFormIsThereAndIsNotOurs() {
        var door = new CloudWatchDoor(exchange(Optional.of(twins.cloudwatch().uri()), KEYS, Duration.ofSeconds(10)));
        var request = AlarmForm.request(alarm(7));
        request.put("Threshold", 7.5);
        door.call("PutMetricAlarm", request);
        assertForeign();

        request.put("Threshold", 7).put("ComparisonOperator", "LessThanThreshold");
        door.call("PutMetricAlarm", request);
        assertForeign();

        request.put("ComparisonOperator", "GreaterThanThreshold").put("MetricName", "Invocations");
        door.call("PutMetricAlarm", request);
        assertForeign();

        request.put("MetricName", "ProbeFailures").withArray("/Dimensions").addObject().put("Name", "Fleet").put("Value", "a");
        door.call("PutMetricAlarm", request);
        assertForeign();
    }

    @Test
    void whatCloudWatchDoesNotTakeIsRefusedInItsWords() {
        var door = new CloudWatchDoor(exchange(Optional.of(twins.cloudwatch().uri()), KEYS, Duration.ofSeconds(10)));

        assertThatThrownBy(() -> door.call("PutMetricAlarm", CloudWatchDoor.request().put("AlarmName", "a")))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("PutMetricAlarm: CloudWatch says ");
    }

    @Test
    void aHeldAnswerIsUnavailableAfterTheDeadline() {
        dial(new Effect.Hold());

        assertThatThrownBy(() -> over(Optional.of(twins.cloudwatch().uri()), KEYS, Duration.ofSeconds(2)).alarms(names()))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("no whole answer in 2000 ms");
    }

    /// Whole, the answer takes minutes; the limit is there for a deadline that does not hold.
    @Test
    @Timeout(180)
    void anAnswerThatDripsBeyondTheDeadlineIsUnavailable() {
        dial(new Effect.Drip(5_000));

        assertThatThrownBy(() -> over(Optional.of(twins.cloudwatch().uri()), KEYS, Duration.ofSeconds(2)).alarms(names()))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void nobodyAtTheAddressIsUnavailable() {
        var nobody = over(Optional.of(URI.create("http://127.0.0.1:1")), KEYS, Duration.ofSeconds(10));

        assertThatThrownBy(() -> nobody.alarms(names())).isInstanceOf(Unavailable.class);
    }

    @Test
    void missingCredentialsAreRefused() {
        var keyless = over(
                Optional.of(twins.cloudwatch().uri()),
                () -> {
                    throw SdkClientException.create("Unable to load credentials");
                },
                Duration.ofSeconds(10));

        assertThatThrownBy(() -> keyless.alarms(names()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no AWS credentials");
    }

    private void probe(int failed) {
        metrics.count(new ProbeCount(endpoint(), DeploymentPlan.VARIANT, now(), failed));
        now.addAndGet(60);
    }

    /// After CloudWatch had time enough to see what was counted.
    private AlarmState state() {
        now.addAndGet(120);
        return metrics.alarms(names()).getFirst().state();
    }

    private void assertForeign() {
        assertThat(metrics.alarms(names())).extracting(HostedAlarm::plan).containsExactly(Optional.empty());
    }

    private void dial(Effect effect) {
        twins.cloudwatch().dial().add(Rule.on("*", effect).times(1));
    }

    private Metrics over(Optional<URI> address, AwsCredentialsProvider keys, Duration deadline) {
        return new CloudWatchMetrics(http, "us-east-1", address, keys, deadline);
    }

    private SignedExchange exchange(Optional<URI> address, AwsCredentialsProvider keys, Duration deadline) {
        return new SignedExchange(new Exchange(http, deadline), address.orElseThrow(), "us-east-1", keys);
    }
}
