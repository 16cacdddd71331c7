package dev.slipway.function.api.review;

import dev.slipway.core.approval.ReadAlarms;
import dev.slipway.core.model.AlarmName;
import dev.slipway.core.plan.AlarmPlan;
import dev.slipway.core.plan.AlarmState;
import dev.slipway.core.plan.AlarmTerms;
import dev.slipway.core.plan.HostedAlarm;
import dev.slipway.core.step.Step;
import dev.slipway.function.api.page.ReviewView.Alarm;
import dev.slipway.function.api.page.ReviewView.Alarms;
import dev.slipway.function.api.page.Seen;
import dev.slipway.function.api.page.Tone;
import dev.slipway.function.api.page.When;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The alarms of a plan and their states, read when the page is made.
final class AlarmLines {
    private static final String FIRES = "An alarm fires. While it does, the rules refuse this plan, whatever people say.";
    private static final String UNREAD = "Their states could not be read just now. The rules look at them before anything runs.";

    private final Step<ReadAlarms.Request, ReadAlarms.Answer> alarms;

    AlarmLines(Step<ReadAlarms.Request, ReadAlarms.Answer> alarms) {
        this.alarms = alarms;
    }

    /// @param open whether people are still to decide, and want to know what their word is worth
    Optional<Alarms> of(List<AlarmPlan> plans, boolean open, Instant now) {
        return Optional.of(plans).filter(some -> !some.isEmpty()).map(some -> read(some, open, now));
    }

    private Alarms read(List<AlarmPlan> plans, boolean open, Instant now) {
        var at = new When(now, now);
        var names = plans.stream().map(AlarmPlan::name).toList();
        return switch (alarms.apply(new ReadAlarms.Request(names), now)) {
            case ReadAlarms.Answer.Known(List<HostedAlarm> there) ->
                new Alarms(
                        at,
                        plans.stream().map(plan -> known(plan, state(plan.name(), there))).toList(),
                        open && there.stream().anyMatch(alarm -> alarm.state() == AlarmState.ALARM) ? FIRES : "");
            case ReadAlarms.Answer.NotKnown _ ->
                new Alarms(at, plans.stream().map(plan -> line(plan, Tone.PLAIN, "not known now")).toList(), open ? UNREAD : "");
        };
    }

    private static Optional<AlarmState> state(AlarmName name, List<HostedAlarm> there) {
        return there.stream()
                .filter(alarm -> alarm.name().equals(name))
                .map(HostedAlarm::state)
                .findFirst();
    }

    private static Alarm known(AlarmPlan plan, Optional<AlarmState> state) {
        if (state.isEmpty()) {
            return line(plan, Tone.PLAIN, "not there yet");
        }
        return switch (state.get()) {
            case OK -> line(plan, Tone.GOOD, "quiet");
            case INSUFFICIENT_DATA -> line(plan, Tone.PLAIN, "too little data");
            case ALARM -> line(plan, Tone.BAD, "fires");
        };
    }

    private static Alarm line(AlarmPlan plan, Tone tone, String state) {
        var terms = plan.terms();
        var rule = "%s %s %s in %d of %d × %s"
                .formatted(
                        terms.metric().title(),
                        terms.comparison().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        threshold(terms),
                        terms.datapoints(),
                        terms.evaluationPeriods(),
                        RolloutLines.time(terms.period()));
        return new Alarm(Seen.of(plan.name()), Seen.of(rule), tone, state);
    }

    /// Nobody thinks in the microseconds that SageMaker counts.
    private static String threshold(AlarmTerms terms) {
        return switch (terms.metric()) {
            case MODEL_LATENCY_P99 -> "%s s at p99".formatted(BigDecimal.valueOf(terms.threshold(), 6).stripTrailingZeros().toPlainString());
            case INVOCATION_5XX_ERRORS, PROBE_FAILURES -> "%,d".formatted(terms.threshold());
        };
    }
}
