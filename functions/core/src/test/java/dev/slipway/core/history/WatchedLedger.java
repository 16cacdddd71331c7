package dev.slipway.core.history;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.verify.GrammarWatch;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.Cancellation;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Key;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Listing;
import dev.slipway.core.step.Page;
import dev.slipway.core.step.Versioned;
import java.util.List;
import java.util.Optional;

/// A ledger that looks at every commit which took place.
record WatchedLedger(Ledger real, GrammarWatch grammar) implements Ledger {
    WatchedLedger(Ledger real) {
        this(real, new GrammarWatch());
    }

    @Override
    public <T> Versioned<T> read(Key<T> key) {
        return real.read(key);
    }

    @Override
    public <T> Page<T> list(Listing<T> listing) {
        return real.list(listing);
    }

    /// @throws Flawed when it should not have taken place
    @Override
    public void commit(Change change) {
        var off = calledOff(change);
        real.commit(change);
        off.or(() -> Transitions.wrong(change))
                .or(() -> WholeCommit.wrong(change))
                .or(() -> outOfOrder(change))
                .ifPresent(sentence -> {
                    throw new Flawed(change.run(), sentence);
                });
    }

    /// Who calls a plan off writes its record: no step that saw it before goes on.
    private Optional<String> calledOff(Change change) {
        return Transitions.each(change, PlanRecord.class, (before, after) -> Transitions.refuseIf(
                (WholeCommit.becomes(PlanStatus.ALLOWED, before, after)
                                || WholeCommit.becomes(PlanStatus.EXECUTING, before, after))
                        && real.read(Cancellation.key(after.orElseThrow().id())).found().isPresent(),
                "goes on although it was called off"));
    }

    /// What it told is no sentence of the grammar that a verification holds the run to.
    private Optional<String> outOfOrder(Change change) {
        return change.events().isEmpty() ? Optional.empty() : grammar.wrong(real, change.run());
    }

    @Override
    public List<AuditEvent> events(RunId run, long after) {
        return real.events(run, after);
    }
}
