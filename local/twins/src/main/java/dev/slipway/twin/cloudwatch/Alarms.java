package dev.slipway.twin.cloudwatch;

import dev.slipway.twin.Events;
import dev.slipway.twin.Operation;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Every alarm by its ARN. Who changes a state here has it written into the history and told as an event.
final class Alarms {
    static final int LIMIT = 5_000;

    private final Map<String, Alarm> alarms = new TreeMap<>();
    private final History history;
    private final Events events;

    Alarms(History history, Events events) {
        this.history = history;
        this.events = events;
    }

    Optional<Alarm> named(String region, String name) {
        return in(region).filter(alarm -> alarm.name().equals(name)).findFirst();
    }

    Optional<Alarm> by(String arn) {
        return Optional.ofNullable(alarms.get(arn));
    }

    Stream<Alarm> in(String region) {
        return alarms.values().stream().filter(alarm -> alarm.region().equals(region));
    }

    Collection<Alarm> all() {
        return List.copyOf(alarms.values());
    }

    void put(Alarm alarm) {
        alarms.put(alarm.arn(), alarm);
    }

    void configured(Alarm alarm, String what, Instant at) {
        put(alarm);
        history.configured(alarm, what, at);
    }

    void delete(Alarm alarm, Instant at) {
        alarms.remove(alarm.arn());
        history.configured(alarm, "Delete", at);
    }

    /// Puts the alarm into this state; one that it is in already only gets the new reason.
    ///
    /// @return whether it is in another state than before
    boolean move(Alarm alarm, String value, String reason, String reasonData, Instant at) {
        var moved = !alarm.state().value().equals(value);
        var since = moved ? at : alarm.state().transitioned();
        var after = alarm.in(new Alarm.State(value, reason, reasonData, at, since));
        put(after);
        if (moved) {
            history.moved(alarm, after, at);
            events.send(new Operation("AlarmEvent", alarm.name(), false), at, AlarmEvent.of(alarm, after, at));
        }
        return moved;
    }
}
