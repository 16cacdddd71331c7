package dev.slipway.core.step;

import dev.slipway.core.Moments;

/// A ledger in which something else happens just before and just after each commit.
public record InterposedLedger(Ledger real, Runnable before, Runnable after) implements ForwardingLedger {
    public InterposedLedger(Ledger real, Runnable meanwhile) {
        this(real, meanwhile, () -> {});
    }

    /// Whose process may be killed at each of them.
    public static InterposedLedger killed(Ledger real, Moments moments) {
        return new InterposedLedger(real, moments::pass, moments::pass);
    }

    @Override
    public void commit(Change change) {
        before.run();
        real.commit(change);
        after.run();
    }
}
