package dev.slipway.core.step;

import dev.slipway.core.contract.WhoWrites;

/// A ledger behind which somebody notes who writes where.
public record OverseenLedger(Ledger real, WhoWrites who) implements ForwardingLedger {
    @Override
    public void commit(Change change) {
        who.caller().ifPresent(step -> notes(step, change));
        real.commit(change);
    }

    private void notes(Class<?> step, Change change) {
        for (var write : change.writes()) {
            who.sees(step, write.seen().key().partition(), write.next().isEmpty());
        }
        if (!change.events().isEmpty()) {
            who.sees(step, Tail.key(change.run()).partition(), false);
        }
    }
}
