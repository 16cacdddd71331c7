package dev.slipway.core.rollout;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.guard.GuardRollback;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.step.Again;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import dev.slipway.core.step.Versioned;
import java.time.Instant;
import java.util.Optional;

/// Looks whether a generation is still to be taken back, and to which one, and takes the endpoint for that.
///
/// A run that works on the endpoint takes back what it did by itself. But it may be one that changes nothing, a rehearsal or
/// a plan that SageMaker declines; while it has moved nothing this waits for its end. What was allowed to the person who asked
/// is judged again by the policy of that moment.
public final class FindLastGood implements Step<FindLastGood.Request, LastGood> {
    /// The rollback's run.
    public record Request(RunId run) {}

    private static final String NAME = "FindLastGood";

    private final Ledger ledger;
    private final Hosting hosting;
    private final LookBack look;
    private final GuardRollback guard;

    public FindLastGood(Ledger ledger, Hosting hosting, Policies policies) {
        this.ledger = ledger;
        this.hosting = hosting;
        this.look = new LookBack(hosting);
        this.guard = new GuardRollback(ledger, policies);
    }

    @Override
    public LastGood apply(Request request, Instant now) {
        return Again.whenItMoved(() -> look(ledger.read(Rollback.key(request.run())), now));
    }

    private LastGood look(Versioned<Rollback> seen, Instant now) {
        var rollback = seen.value();
        return switch (rollback.state()) {
            case FOUND, BACK, FAILED -> new LastGood.Found(rollback.run());
            case NOTHING, NOWHERE, REFUSED -> new LastGood.NothingToDo(rollback.run());
            case REQUESTED -> {
                var endpoint = ledger.read(EndpointRecord.key(rollback.app(), rollback.environment()));
                yield switch (look.at(rollback, endpoint.value(), now)) {
                    case LookBack.Seen.Good(Generation to) -> good(seen, endpoint, to, now);
                    case LookBack.Seen.NotYet _ -> new LastGood.Waiting(rollback.run());
                    case LookBack.Seen.None none -> ended(
                            seen,
                            rollback.becomes(none.end(), none.why()),
                            "NothingToDo",
                            detail(rollback).with("reason", none.why()),
                            now);
                };
            }
        };
    }

    private LastGood good(Versioned<Rollback> seen, Versioned<EndpointRecord> endpoint, Generation to, Instant now) {
        var rollback = seen.value();
        var found = detail(rollback).with("to", to.number()).with("config", to.objects());
        if (rollback.cause() instanceof Rollback.Cause.ByAlarm) {
            return claimed(seen, endpoint, to, found, now);
        }
        var judged = new JudgedGoal(to, guard.check(endpoint.value(), to, now));
        return judged.allowed()
                ? claimed(seen, endpoint, to, judged.with(found), now)
                : ended(
                        seen,
                        rollback.becomes(Rollback.State.REFUSED, judged.refusal() + others(endpoint.value(), now)),
                        "RollbackRefused",
                        judged.with(found),
                        now);
    }

    /// What else they could name, where there is any.
    private String others(EndpointRecord endpoint, Instant now) {
        var others = guard.allowed(endpoint, new WholeGenerations(hosting, endpoint).whole(), now);
        return others.isEmpty()
                ? ". No other generation is whole and may run again"
                : ". Generation %d may run again: name it (--to %1$d)".formatted(others.getFirst());
    }

    private LastGood claimed(
            Versioned<Rollback> seen,
            Versioned<EndpointRecord> endpoint,
            Generation to,
            Canonical.Fields detail,
            Instant now) {
        var rollback = seen.value();
        ledger.commit(Change.of(rollback.run())
                .write(seen, rollback.found(to))
                .write(endpoint, endpoint.value().takenBy(rollback.run()))
                .tell(new Told(now, "RollbackFound", NAME, detail)));
        return new LastGood.Found(rollback.run());
    }

    private LastGood ended(
            Versioned<Rollback> seen, Rollback ended, String type, Canonical.Fields detail, Instant now) {
        ledger.commit(Change.of(ended.run()).write(seen, ended).tell(new Told(now, type, NAME, detail)));
        return new LastGood.NothingToDo(ended.run());
    }

    private static Canonical.Fields detail(Rollback rollback) {
        return Canonical.Fields.NONE.with("endpoint", rollback.endpoint()).with("generation", rollback.generation());
    }
}
