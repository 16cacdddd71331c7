package dev.slipway.twin.cloudwatch;

import dev.slipway.twin.Dial;
import dev.slipway.twin.Effect;
import dev.slipway.twin.Moving;
import dev.slipway.twin.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Evaluates the alarms, each minute (every ten seconds where the period is shorter than one) over the periods that
/// were complete a while ago. An alarm whose metric fell silent longer ago than its range sleeps until there is
/// something new.
final class Watch implements Moving {
    /// The dial's name for how long a measurement takes to reach the alarms.
    static final String DELAY = "alarm_delay";

    static final Map<String, Duration> DEFAULTS = Map.of(DELAY, Duration.ofMinutes(2));

    private static final int STEP = 60;
    private static final int SHORT_STEP = 10;
    private static final String FORCED = "The dial keeps the alarm in this state.";

    private final Alarms alarms;
    private final Store store;
    private final Dial dial;

    Watch(Alarms alarms, Store store, Dial dial) {
        this.alarms = alarms;
        this.store = store;
        this.dial = dial;
    }

    @Override
    public Turn turn() {
        return Turn.MEASURE;
    }

    @Override
    public Optional<Instant> next(Instant after) {
        return alarms.all().stream()
                .filter(this::awake)
                .map(alarm -> tick(alarm, after).plusSeconds(step(alarm)))
                .min(Instant::compareTo);
    }

    @Override
    public boolean move(Instant at) {
        store.age(at);
        var known = at.minus(dial.lasting(DELAY));
        if (known.getNano() > 0 || known.getEpochSecond() % SHORT_STEP != 0) {
            return false;
        }
        var moved = false;
        for (var alarm : alarms.all()) {
            if (tick(alarm, at).equals(at) && alarm.evaluated().isBefore(at) && awake(alarm)) {
                moved |= evaluate(alarm, at);
            }
        }
        return moved;
    }

    private boolean evaluate(Alarm alarm, Instant tick) {
        var forced = dial.take(Effect.AlarmState.class, operation(alarm));
        var looked = alarm.evaluated(tick, forced.isPresent());
        alarms.put(looked);
        if (forced.isPresent()) {
            var value = forced.get().state();
            return !alarm.state().value().equals(value) && alarms.move(looked, value, FORCED, "", tick);
        }
        var end = end(alarm, tick);
        var points = points(alarm, end);
        var evaluation = new Evaluation(alarm, points);
        var state = tooFew(alarm, end) ? Optional.<String>empty() : evaluation.state();
        if (state.isEmpty() || state.get().equals(alarm.state().value())) {
            return false;
        }
        var from = Instant.ofEpochSecond(end - (long) points.size() * alarm.period());
        var verdict = new Verdict(evaluation, from, Instant.ofEpochSecond(end), tick);
        return alarms.move(looked, state.get(), verdict.reason(state.get()), verdict.details(), tick);
    }

    /// There is something to look at: it was changed, the dial holds it, or its metric spoke within its last range.
    private boolean awake(Alarm alarm) {
        return alarm.due()
                || dial.waiting(Effect.AlarmState.class, operation(alarm), any -> true)
                        .isPresent()
                || store.newest(alarm.region(), alarm.metric(), alarm.unit()) >= begin(alarm);
    }

    /// Where the range began that was looked at last.
    private long begin(Alarm alarm) {
        return end(alarm, alarm.evaluated()) - (long) Evaluation.range(alarm) * alarm.period();
    }

    private List<OptionalDouble> points(Alarm alarm, long end) {
        var points = new ArrayList<OptionalDouble>();
        for (int age = 1; age <= Evaluation.range(alarm); age++) {
            points.add(bucket(alarm, end, age).map(alarm.statistic()::in).orElse(OptionalDouble.empty()));
        }
        return points;
    }

    private boolean tooFew(Alarm alarm, long end) {
        for (int age = 1; alarm.ignoresFewSamples() && age <= alarm.periods(); age++) {
            if (bucket(alarm, end, age)
                    .filter(found -> !alarm.statistic().toldBy(found))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private Optional<Bucket> bucket(Alarm alarm, long end, int age) {
        var from = end - (long) age * alarm.period();
        return Points.merged(store.of(alarm.region(), alarm.metric(), alarm.unit()), from, from + alarm.period());
    }

    private Instant tick(Alarm alarm, Instant at) {
        return Instant.ofEpochSecond(end(alarm, at)).plus(dial.lasting(DELAY));
    }

    /// Where the newest period ends that the alarm may know of at this time.
    private long end(Alarm alarm, Instant at) {
        return Series.floor(at.minus(dial.lasting(DELAY)).getEpochSecond(), step(alarm));
    }

    private static int step(Alarm alarm) {
        return alarm.period() < STEP ? SHORT_STEP : STEP;
    }

    private static Operation operation(Alarm alarm) {
        return new Operation("Alarm", alarm.name(), false);
    }
}
