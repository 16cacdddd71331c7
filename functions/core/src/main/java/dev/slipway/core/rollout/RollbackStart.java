package dev.slipway.core.rollout;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.Workflows;
import dev.slipway.core.rollout.Rollback.Cause;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Versioned;
import java.time.Instant;
import java.util.Optional;

/// Requests a rollback of a generation once, and starts its machine.
///
/// A start that fails is no failure of the request: it is kept, and the sweep starts it.
record RollbackStart(Ledger ledger, Workflows workflows) {
    /// The last try to take a generation back, if there was one, and the name of the next one with nothing noted under it.
    record Tries(Optional<Rollback> last, RunId run, Versioned<Rollback> next) {}

    Tries tries(EndpointRecord endpoint, Generation generation) {
        var name = EndpointRecord.nameOf(endpoint.app(), endpoint.environment());
        var last = Optional.<Rollback>empty();
        for (int attempt = 1; ; attempt++) {
            var run = Rollback.runOf(name, generation.number(), attempt);
            var seen = ledger.read(Rollback.key(run));
            if (seen.found().isEmpty()) {
                return new Tries(last, run, seen);
            }
            last = seen.found();
        }
    }

    /// @throws dev.slipway.core.failure.Conflict when somebody requested it in the same moment
    void request(EndpointRecord endpoint, Generation generation, Tries tries, Cause.ByAlarm alarm, Instant now) {
        var detail = Canonical.Fields.NONE.with("alarm", alarm.alarm()).with("alarmed_at", alarm.at().toString());
        request(endpoint, generation, tries, alarm, detail, now);
    }

    /// What the guard allowed to be gone back to; whether the person left the goal open stands in the audit.
    ///
    /// @throws dev.slipway.core.failure.Conflict when somebody requested it in the same moment
    void request(
            EndpointRecord endpoint,
            Generation generation,
            Tries tries,
            Cause.ByPerson person,
            JudgedGoal goal,
            Instant now) {
        var judged = goal.with(Canonical.Fields.NONE);
        var detail = HandFields.because(person.to().isPresent() ? judged : judged.with("goal", "open"), person.reason());
        request(endpoint, generation, tries, person, detail, now);
    }

    private void request(
            EndpointRecord endpoint,
            Generation generation,
            Tries tries,
            Cause cause,
            Canonical.Fields detail,
            Instant now) {
        var run = tries.run();
        var made = new Rollback(
                run,
                endpoint.app(),
                endpoint.environment(),
                generation.number(),
                generation.plan(),
                cause,
                Rollback.State.REQUESTED,
                Optional.empty(),
                Optional.empty(),
                now,
                Optional.empty());
        ledger.commit(Change.of(run)
                .write(tries.next(), made)
                .write(ledger.read(RunningRollback.key(run)), new RunningRollback(run, now))
                .tell(new Told(
                        now,
                        "RollbackRequested",
                        cause.actor(),
                        detail.with("endpoint", made.endpoint()).with("generation", made.generation()))));
    }

    void start(RunId run) {
        try {
            workflows.rollback(run);
        } catch (StepFailure later) {
            // The request is kept; the sweep starts it within a minute.
        }
    }
}
