package dev.slipway.core.plan;

import dev.slipway.core.failure.Refused;
import dev.slipway.core.model.AlarmName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// CloudWatch in memory: an alarm has the state that a test gives it.
///
/// A change passes `before` and `after`, a look `look`; a script that throws there refuses it, or loses its answer.
public final class MemoryMetrics implements Metrics {
    public Runnable before = () -> {};
    public Runnable after = () -> {};
    public Runnable look = () -> {};
    /// Hears of every alarm that is made or changed.
    public Consumer<AlarmPlan> made = _ -> {};
    public final List<ProbeCount> counted = new ArrayList<>();
    public final List<AlarmName> fired = new ArrayList<>();

    private final Map<String, HostedAlarm> alarms = new TreeMap<>();
    private int puts;

    @Override
    public List<HostedAlarm> alarms(List<AlarmName> names) {
        look.run();
        return alarms.values().stream().filter(alarm -> names.contains(alarm.name())).toList();
    }

    @Override
    public void put(AlarmPlan alarm) {
        before.run();
        puts++;
        put(new HostedAlarm(alarm.name(), Optional.of(alarm), AlarmState.INSUFFICIENT_DATA));
        made.accept(alarm);
        after.run();
    }

    @Override
    public void delete(AlarmName name) {
        before.run();
        alarms.remove(name.value());
        after.run();
    }

    @Override
    public void fire(AlarmName name, String why) {
        before.run();
        var there = Optional.ofNullable(alarms.get(name.value())).orElseThrow(() -> new Refused("there is no alarm " + name));
        fired.add(name);
        put(new HostedAlarm(name, there.plan(), AlarmState.ALARM));
        after.run();
    }

    @Override
    public void count(ProbeCount probes) {
        before.run();
        counted.add(probes);
        after.run();
    }

    /// Puts an alarm there as it is.
    public void put(HostedAlarm alarm) {
        alarms.put(alarm.name().value(), alarm);
    }

    /// Every alarm that is there now has this state.
    public void become(AlarmState state) {
        alarms.replaceAll((_, alarm) -> new HostedAlarm(alarm.name(), alarm.plan(), state));
    }

    /// The names of the alarms that are there.
    public List<String> names() {
        return List.copyOf(alarms.keySet());
    }

    /// How often an alarm was made or changed.
    public int puts() {
        return puts;
    }
}
