package dev.slipway.core.rollout;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.step.Again;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import dev.slipway.core.step.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Looks whether a generation is still to be taken back, and to which one, and takes the endpoint for that.
///
/// A run that works on the endpoint takes back what it did by itself. But it may be one that changes nothing, a rehearsal or
/// a plan that SageMaker declines; while it has moved nothing this waits for its end.
public final class FindLastGood implements Step<FindLastGood.Request, LastGood> {
    /// The rollback's run.
    public record Request(RunId run) {}

    private static final String NAME = "FindLastGood";

    /// What was found: a generation to go back to, that nobody can say yet, or in which state the run ends and why.
    private sealed interface Look {
        record Good(Generation to) implements Look {}

        record NotYet() implements Look {}

        record None(Rollback.State end, String why) implements Look {}
    }

    private final Ledger ledger;
    private final Hosting hosting;

    public FindLastGood(Ledger ledger, Hosting hosting) {
        this.ledger = ledger;
        this.hosting = hosting;
    }

    @Override
    public LastGood apply(Request request, Instant now) {
        return Again.whenItMoved(() -> look(ledger.read(Rollback.key(request.run())), now));
    }

    private LastGood look(Versioned<Rollback> seen, Instant now) {
        var rollback = seen.value();
        return switch (rollback.state()) {
            case FOUND, BACK, FAILED -> new LastGood.Found(rollback.run());
            case NOTHING, NOWHERE -> new LastGood.NothingToDo(rollback.run());
            case REQUESTED -> {
                var endpoint = ledger.read(EndpointRecord.key(rollback.app(), rollback.environment()));
                yield switch (at(rollback, endpoint.value(), now)) {
                    case Look.Good(Generation to) -> claimed(seen, endpoint, to, now);
                    case Look.NotYet _ -> new LastGood.Waiting(rollback.run());
                    case Look.None none -> ended(seen, none, now);
                };
            }
        };
    }

    private Look at(Rollback rollback, EndpointRecord endpoint, Instant now) {
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
            return new Look.None(
                    Rollback.State.NOWHERE,
                    "it serves %s, which generation %d is not"
                            .formatted(serves.map(Object::toString).orElse("nothing"), rollback.generation()));
        }
        return wanted(rollback, endpoint);
    }

    /// Whoever owns the endpoint has it go on serving, or is at work on it.
    private Look owned(Rollback rollback, Generation current, RunId owner, Instant now) {
        boolean moved = hosting.endpoint(rollback.endpoint())
                .filter(there -> there.status() == HostedEndpoint.Status.IN_SERVICE && there.isFor(current.objects()))
                .isEmpty();
        boolean patient = Duration.between(rollback.since(), now).compareTo(AlarmRaised.FRESH) <= 0;
        return !moved && patient ? new Look.NotYet() : nothing("%s works on the endpoint".formatted(owner));
    }

    private Look wanted(Rollback rollback, EndpointRecord endpoint) {
        var number = rollback.cause() instanceof Rollback.Cause.ByPerson person ? person.to() : Optional.<Integer>empty();
        return endpoint.good().stream()
                .filter(one -> number.isEmpty() || number.get() == one.number())
                .filter(one -> hosting.config(one.objects()).isPresent()
                        && hosting.model(one.objects()).isPresent())
                .findFirst()
                .<Look>map(Look.Good::new)
                .orElseGet(() -> new Look.None(
                        Rollback.State.NOWHERE, "there is no earlier generation that it could go back to"));
    }

    private static Look nothing(String why) {
        return new Look.None(Rollback.State.NOTHING, why);
    }

    private LastGood claimed(
            Versioned<Rollback> seen, Versioned<EndpointRecord> endpoint, Generation to, Instant now) {
        var rollback = seen.value();
        ledger.commit(Change.of(rollback.run())
                .write(seen, rollback.found(to))
                .write(endpoint, endpoint.value().takenBy(rollback.run()))
                .tell(new Told(
                        now,
                        "RollbackFound",
                        NAME,
                        detail(rollback).with("to", to.number()).with("config", to.objects()))));
        return new LastGood.Found(rollback.run());
    }

    private LastGood ended(Versioned<Rollback> seen, Look.None none, Instant now) {
        var rollback = seen.value();
        ledger.commit(Change.of(rollback.run())
                .write(seen, rollback.becomes(none.end(), none.why()))
                .tell(new Told(now, "NothingToDo", NAME, detail(rollback).with("reason", none.why()))));
        return new LastGood.NothingToDo(rollback.run());
    }

    private static Canonical.Fields detail(Rollback rollback) {
        return Canonical.Fields.NONE.with("endpoint", rollback.endpoint()).with("generation", rollback.generation());
    }
}
