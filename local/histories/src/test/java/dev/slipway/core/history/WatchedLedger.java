package dev.slipway.core.history;

import dev.slipway.core.audit.verify.GrammarWatch;
import dev.slipway.core.plan.Cancellation;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.ForwardingLedger;
import dev.slipway.core.step.Ledger;
import java.util.Optional;

/// A ledger that looks at every commit which took place.
record WatchedLedger(Ledger real, GrammarWatch grammar) implements ForwardingLedger {
    WatchedLedger(Ledger real) {
        this(real, new GrammarWatch());
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
}
