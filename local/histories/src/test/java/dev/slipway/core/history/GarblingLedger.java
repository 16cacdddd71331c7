package dev.slipway.core.history;

import dev.slipway.core.audit.Told;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.ForwardingLedger;
import dev.slipway.core.step.Ledger;
import java.util.List;
import java.util.function.UnaryOperator;

/// A ledger that keeps every value, and of what is told something else.
record GarblingLedger(Ledger real, UnaryOperator<List<Told>> garble) implements ForwardingLedger {
    @Override
    public void commit(Change change) {
        real.commit(new Change(change.run(), change.writes(), garble.apply(change.events())));
    }
}
