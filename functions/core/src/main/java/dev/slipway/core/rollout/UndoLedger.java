package dev.slipway.core.rollout;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Versioned;
import java.time.Instant;

/// How a way back ends, and what is written of it.
record UndoLedger(Ledger ledger, String actor) {
    /// The last good generation is in service, and may be tried.
    void serving(Versioned<Undo> undo) {
        var way = undo.value();
        ledger.commit(change(undo).write(undo, way.becomes(Undo.State.SERVING, way.reason())));
    }

    /// The last good generation serves and was tried.
    void back(Versioned<Undo> undo, Change change, Instant now) {
        end(undo, Undo.State.BACK, PlanStatus.UNDONE, "", change, "UndoFinished", now);
    }

    /// It does not serve, or does not answer.
    void missed(Versioned<Undo> undo, String why, Change change, Instant now) {
        var reason = undo.value().reason() + "; and it did not go back: " + why;
        end(undo, Undo.State.MISSED, PlanStatus.BROKEN, reason, change, "UndoMissed", now);
    }

    /// Also ends a way back that nobody follows any more, so that whatever comes late finds it ended.
    static Change givenUp(Change change, Ledger ledger, RunId run, String why) {
        var seen = ledger.read(Undo.key(run));
        return seen.found()
                .filter(Undo::isOpen)
                .map(undo -> change.write(seen, undo.becomes(Undo.State.MISSED, why)))
                .orElse(change);
    }

    Change change(Versioned<Undo> undo) {
        return Change.of(undo.value().run());
    }

    private void end(
            Versioned<Undo> undo,
            Undo.State state,
            PlanStatus status,
            String why,
            Change change,
            String type,
            Instant now) {
        var record = ledger.read(PlanRecord.key(undo.value().plan()));
        var detail = Canonical.Fields.NONE
                .with("endpoint", undo.value().endpoint())
                .with("config", undo.value().to().objects());
        var written = change.write(undo, undo.value().becomes(state, why.isEmpty() ? undo.value().reason() : why))
                .tell(new Told(now, type, actor, why.isEmpty() ? detail : detail.with("reason", why)));
        // A plan that was deployed and closed stays what it was; its endpoint tells the rest.
        ledger.commit(
                record.value().closedAt().isPresent()
                        ? written
                        : written.write(record, ended(record.value(), status, why, now)));
    }

    private static PlanRecord ended(PlanRecord record, PlanStatus status, String why, Instant now) {
        return why.isEmpty() ? record.becomes(status, now) : record.becomes(status, why, now);
    }
}
