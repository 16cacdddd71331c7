package dev.slipway.core.rollout;

import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Looks what an endpoint serves, and what it could go back to.
record LookBack(Hosting hosting) {
    /// What was found: a generation to go back to, that nobody can say yet, or in which state the run ends and why.
    sealed interface Seen {
        record Good(Generation to) implements Seen {}

        record NotYet() implements Seen {}

        record None(Rollback.State end, String why) implements Seen {}
    }

    Seen at(Rollback rollback, EndpointRecord endpoint, Instant now) {
        var current = endpoint.current().filter(_ -> endpoint.state() == EndpointRecord.State.LIVE);
        if (current.isEmpty()) {
            return nothing("the endpoint is " + endpoint.state());
        }
        if (current.get().number() != rollback.generation()) {
            return nothing("generation %d is in service".formatted(current.get().number()));
        }
        if (endpoint.owner().isPresent()) {
            return owned(rollback, current.get(), endpoint.owner().get(), now);
        }
        if (rollback.cause() instanceof Rollback.Cause.ByAlarm alarm
                && AlarmRaised.isOld(alarm.at(), endpoint, now)) {
            return nothing(alarm.sentence() + ", which is long ago");
        }
        var serves = hosting.endpoint(rollback.endpoint()).map(HostedEndpoint::config);
        if (!serves.equals(Optional.of(current.get().objects()))) {
            return new Seen.None(
                    Rollback.State.NOWHERE,
                    "it serves %s, which generation %d is not"
                            .formatted(serves.map(Object::toString).orElse("nothing"), rollback.generation()));
        }
        return wanted(rollback, endpoint);
    }

    /// Whoever owns the endpoint has it go on serving, or is at work on it.
    private Seen owned(Rollback rollback, Generation current, RunId owner, Instant now) {
        boolean moved = hosting.endpoint(rollback.endpoint())
                .filter(there -> there.status() == HostedEndpoint.Status.IN_SERVICE && there.isFor(current.objects()))
                .isEmpty();
        boolean patient = Duration.between(rollback.since(), now).compareTo(AlarmRaised.FRESH) <= 0;
        return !moved && patient ? new Seen.NotYet() : nothing("%s works on the endpoint".formatted(owner));
    }

    private Seen wanted(Rollback rollback, EndpointRecord endpoint) {
        var number = rollback.cause() instanceof Rollback.Cause.ByPerson person ? person.to() : Optional.<Integer>empty();
        var whole = new WholeGenerations(hosting, endpoint);
        return whole.wanted(number)
                .<Seen>map(Seen.Good::new)
                .orElseGet(() -> new Seen.None(Rollback.State.NOWHERE, whole.noWayBack(number)));
    }

    private static Seen nothing(String why) {
        return new Seen.None(Rollback.State.NOTHING, why);
    }
}
