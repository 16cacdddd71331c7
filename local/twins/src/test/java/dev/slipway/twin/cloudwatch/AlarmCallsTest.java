package dev.slipway.twin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.twin.Dial;
import dev.slipway.twin.Events;
import dev.slipway.twin.Json;
import dev.slipway.twin.Refusal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlarmCallsTest {
    private final Dial dial = new Dial(Map.of());
    private final History history = new History();
    private final AlarmCalls calls = new AlarmCalls(new Alarms(history, new Events(dial)), dial);

    @Test
    void aRegionHoldsFiveThousandAlarmsAndNoMore() {
        for (int number = 0; number < Alarms.LIMIT; number++) {
            put("eu-central-1", "alarm-" + number);
        }

        assertThatThrownBy(() -> put("eu-central-1", "one more"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("LimitExceeded"))
                .hasMessageContaining("5000");
        assertThatCode(() -> put("eu-central-1", "alarm-7")).doesNotThrowAnyException();
        assertThatCode(() -> put("eu-west-1", "one more")).doesNotThrowAnyException();
    }

    private void put(String region, String name) {
        var request = Json.object()
                .put("AlarmName", name)
                .put("Namespace", "app")
                .put("MetricName", "m")
                .put("Statistic", "Sum")
                .put("Period", 60)
                .put("EvaluationPeriods", 1)
                .put("Threshold", 1)
                .put("ComparisonOperator", "GreaterThanThreshold");
        calls.put(new Asked("000000000000", region, Instant.parse("2026-11-21T12:00:00Z"), request));
    }
}
