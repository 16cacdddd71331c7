package dev.slipway.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Fault;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.model.AlarmName;
import dev.slipway.core.model.ResourceName;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What [Metrics] promises, its failures included.
public abstract class MetricsContract {
    /// Metrics in which nothing is there.
    protected abstract Metrics metrics();

    /// What happens to the next call.
    protected abstract void next(Fault fault);

    /// The time there.
    protected abstract Instant now();

    /// Whose alarms these are; where others make alarms as well, another for each test.
    protected ResourceName endpoint() {
        return new ResourceName("chatbot-x-staging");
    }

    @Test
    void nothingIsThereThatNobodyMade() {
        assertThat(metrics().alarms(names())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anAlarmIsDescribedAsItWasMade(AlarmMetric metric) {
        for (var comparison : AlarmTerms.Comparison.values()) {
            for (var missing : AlarmTerms.MissingPoints.values()) {
                var alarm = alarm(metric, comparison, missing, 30_000_000);

                metrics().put(alarm);

                assertThat(metrics().alarms(List.of(alarm.name())))
                        .singleElement()
                        .satisfies(there -> assertThat(there.plan()).contains(alarm));
            }
        }
    }

    @Test
    void aFreshAlarmHasNoDataToJudge() {
        // One that takes a missing point for a good one is OK as soon as somebody evaluates it, and nobody says when.
        var alarm = alarm(AlarmMetric.PROBE_FAILURES, AlarmTerms.Comparison.ABOVE, AlarmTerms.MissingPoints.MISSING, 7);

        metrics().put(alarm);

        assertThat(metrics().alarms(names()))
                .containsExactly(new HostedAlarm(alarm.name(), Optional.of(alarm), AlarmState.INSUFFICIENT_DATA));
    }

    @Test
    void anAlarmThatIsThereBecomesTheOneThatIsPut() {
        metrics().put(alarm(7));

        metrics().put(alarm(8));

        assertThat(metrics().alarms(names())).extracting(HostedAlarm::plan).containsExactly(Optional.of(alarm(8)));
    }

    @Test
    void onlyTheAlarmsThatAreAskedForAreAnswered() {
        for (var metric : AlarmMetric.values()) {
            metrics().put(alarm(metric, AlarmTerms.Comparison.ABOVE, AlarmTerms.MissingPoints.MISSING, 1));
        }

        assertThat(metrics().alarms(names())).hasSize(3);
        assertThat(metrics().alarms(names().subList(1, 2))).extracting(HostedAlarm::name).isEqualTo(names().subList(1, 2));
    }

    @Test
    void anAlarmIsGoneOnceItIsDeletedAndCanBeDeletedAgain() {
        metrics().put(alarm(7));

        metrics().delete(alarm(7).name());

        assertThat(metrics().alarms(names())).isEmpty();
        assertThatCode(() -> metrics().delete(alarm(7).name())).doesNotThrowAnyException();
    }

    @Test
    void anAlarmThatIsFiredIsInAlarm() {
        // One that keeps its state where points are missing stays so, however soon somebody evaluates it.
        var alarm = alarm(AlarmMetric.PROBE_FAILURES, AlarmTerms.Comparison.ABOVE, AlarmTerms.MissingPoints.IGNORE, 7);
        metrics().put(alarm);

        metrics().fire(alarm.name(), "a drill");
        metrics().fire(alarm.name(), "a drill");

        assertThat(metrics().alarms(names()))
                .containsExactly(new HostedAlarm(alarm.name(), Optional.of(alarm), AlarmState.ALARM));
    }

    @Test
    void anAlarmThatIsNotThereIsNotFired() {
        assertThatThrownBy(() -> metrics().fire(alarm(7).name(), "a drill"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(alarm(7).name().value());
    }

    @ParameterizedTest
    @EnumSource
    void everyChangeFailsByTheNameOfItsTroubleAndALookTellsWhatCameOfIt(Fault fault) {
        next(fault);
        assertThatThrownBy(() -> metrics().put(alarm(7))).isInstanceOf(fault.failure());
        assertThat(metrics().alarms(names())).hasSize(fault.done() ? 1 : 0);
        metrics().put(alarm(7));

        next(fault);
        assertThatThrownBy(() -> metrics().count(new ProbeCount(endpoint(), DeploymentPlan.VARIANT, now(), 1)))
                .isInstanceOf(fault.failure());

        next(fault);
        assertThatThrownBy(() -> metrics().fire(alarm(7).name(), "a drill")).isInstanceOf(fault.failure());

        next(fault);
        assertThatThrownBy(() -> metrics().delete(alarm(7).name())).isInstanceOf(fault.failure());
        assertThat(metrics().alarms(names())).hasSize(fault.done() ? 0 : 1);
    }

    @ParameterizedTest
    @EnumSource
    void everyLookFailsByTheNameOfItsTrouble(Fault fault) {
        next(fault);

        assertThatThrownBy(() -> metrics().alarms(names())).isInstanceOf(fault.failure());
    }

    protected List<AlarmName> names() {
        return Arrays.stream(AlarmMetric.values()).map(metric -> AlarmPlan.nameOf(endpoint(), metric)).toList();
    }

    protected AlarmPlan alarm(long threshold) {
        return alarm(
                AlarmMetric.PROBE_FAILURES,
                AlarmTerms.Comparison.ABOVE,
                AlarmTerms.MissingPoints.NOT_BREACHING,
                threshold);
    }

    private AlarmPlan alarm(
            AlarmMetric metric, AlarmTerms.Comparison comparison, AlarmTerms.MissingPoints missing, long threshold) {
        return AlarmPlan.of(
                endpoint(), new AlarmTerms(metric, threshold, comparison, Duration.ofMinutes(1), 3, 2, missing));
    }
}
