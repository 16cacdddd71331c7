package dev.slipway.wire;

import dev.slipway.core.step.Change;
import dev.slipway.core.step.ForwardingLedger;
import dev.slipway.core.step.Key;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Listing;
import dev.slipway.core.step.Page;
import dev.slipway.core.step.Versioned;

/// A ledger from which the line of a call learns what the call is about ([Subject]).
public record NotedLedger(Ledger real) implements ForwardingLedger {
    @Override
    public <T> Versioned<T> read(Key<T> key) {
        var read = real.read(key);
        read.found().ifPresent(Subject::touched);
        return read;
    }

    @Override
    public <T> Page<T> list(Listing<T> listing) {
        var page = real.list(listing);
        page.values().forEach(row -> Subject.touched(row.value()));
        return page;
    }

    @Override
    public void commit(Change change) {
        real.commit(change);
        Subject.touched(change.run());
        change.writes().forEach(write -> write.next().ifPresent(Subject::touched));
    }
}
