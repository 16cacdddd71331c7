package dev.slipway.core.approval;

import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.Workflows;
import dev.slipway.core.step.Again;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import java.time.Instant;
import java.util.Optional;

/// Tells the machine what people decided, after that was written down.
public final class Callbacks {
    private final Ledger ledger;
    private final TokenVault vault;
    private final Optional<Workflows> workflows;

    public Callbacks(Ledger ledger, TokenVault vault, Workflows workflows) {
        this(ledger, vault, Optional.of(workflows));
    }

    private Callbacks(Ledger ledger, TokenVault vault, Optional<Workflows> workflows) {
        this.ledger = ledger;
        this.vault = vault;
        this.workflows = workflows;
    }

    /// For whoever asks people and has no right to answer the machine: that is left to the sweep.
    public static Callbacks sealing(Ledger ledger, TokenVault vault) {
        return new Callbacks(ledger, vault, Optional.empty());
    }

    /// The machine's question, for the vault alone to read.
    Sealed seal(RequestApproval.Request request) {
        return vault.seal(request.token(), request.plan());
    }

    /// Tries; what does not succeed now is sent again by the sweep.
    public void tryToDeliver(PlanId plan) {
        try {
            workflows.ifPresent(machines -> deliver(plan, machines));
        } catch (StepFailure later) {
            // The decision is kept, so it stands; only the machine does not know it yet.
        }
    }

    /// Answers the machine where it waits for it, and notes that.
    ///
    /// @return whether there was anything to answer
    boolean deliver(PlanId plan) {
        return workflows.filter(machines -> deliver(plan, machines)).isPresent();
    }

    private boolean deliver(PlanId plan, Workflows machines) {
        var approval = ledger.read(Approval.key(plan)).found().filter(Approval::owesAnswer);
        approval.ifPresent(decided -> {
            var token = vault.open(decided.callback().token(), plan);
            var completion = machines.complete(token, ApprovalOutcome.of(plan, decided.state()));
            note(plan, decided.callback(), switch (completion) {
                case DELIVERED -> Callback.State.DELIVERED;
                case TOO_LATE, UNKNOWN -> Callback.State.TOO_LATE;
            });
        });
        return approval.isPresent();
    }

    /// Of the question that was answered; the machine may have asked another meanwhile.
    private void note(PlanId plan, Callback answered, Callback.State state) {
        Again.whenItMoved(() -> {
            var seen = ledger.read(Approval.key(plan));
            if (seen.value().callback().equals(answered)) {
                ledger.commit(Change.of(plan.run())
                        .write(seen, seen.value().with(answered.becomes(state)))
                        .remove(ledger.read(OpenApproval.key(plan))));
            }
            return seen;
        });
    }
}
