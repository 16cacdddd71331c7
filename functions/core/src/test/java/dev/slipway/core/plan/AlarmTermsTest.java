package dev.slipway.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.model.ResourceName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlarmTermsTest {
    @Test
    void fireAfterTheirPeriodsAndCloudWatchsDelay() {
        assertThat(terms(0, Duration.ofMinutes(1), 3, 2).firesWithin()).isEqualTo(Duration.ofMinutes(5));
        assertThat(terms(0, Duration.ofHours(1), 24, 24).firesWithin()).isEqualTo(Duration.ofMinutes(1442));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void cannotBeWhatCloudWatchRefuses(ThrowingCallable terms) {
        assertThatThrownBy(terms).isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<ThrowingCallable> refused() {
        return Stream.of(
                () -> terms(-1, Duration.ofMinutes(1), 1, 1),
                () -> terms(0, Duration.ZERO, 1, 1),
                () -> terms(0, Duration.ofSeconds(30), 1, 1),
                () -> terms(0, Duration.ofSeconds(90), 1, 1),
                () -> terms(0, Duration.ofMinutes(1), 0, 1),
                () -> terms(0, Duration.ofMinutes(1), 1, 0),
                () -> terms(0, Duration.ofMinutes(1), 1, 2),
                () -> terms(0, Duration.ofHours(1), 25, 1));
    }

    @Test
    void standOnceForAMetric() {
        var twice = List.of(terms(0, Duration.ofMinutes(1), 1, 1), terms(1, Duration.ofMinutes(1), 1, 1));

        assertThatThrownBy(() -> new RolloutTerms(
                        new RolloutPolicy.AllAtOnce(Duration.ZERO, Duration.ofHours(1)),
                        1, true, twice, false, List.of(), Map.of()))
                .hasMessage("a metric has two alarms: keep one");
    }

    @Test
    void becomeAnAlarmThatIsNamedAfterItsEndpointAndWatchesBothFleets() {
        var alarm = AlarmPlan.of(new ResourceName("chatbot-x-prod"), terms(0, Duration.ofMinutes(1), 1, 1));

        assertThat(alarm.name()).hasToString("slipway-chatbot-x-prod-probe-failures");
        assertThat(alarm.dimensions())
                .isEqualTo(Map.of("EndpointName", "chatbot-x-prod", "VariantName", "AllTraffic"));
    }

    private static AlarmTerms terms(long threshold, Duration period, int periods, int datapoints) {
        return new AlarmTerms(
                AlarmMetric.PROBE_FAILURES,
                threshold,
                AlarmTerms.Comparison.ABOVE,
                period,
                periods,
                datapoints,
                AlarmTerms.MissingPoints.NOT_BREACHING);
    }
}
