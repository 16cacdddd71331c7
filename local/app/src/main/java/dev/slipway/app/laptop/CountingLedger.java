package dev.slipway.app.laptop;

import dev.slipway.core.step.Change;
import dev.slipway.core.step.ForwardingLedger;
import dev.slipway.core.step.Ledger;
import java.util.concurrent.atomic.AtomicLong;

/// A ledger that says when many events were told.
final class CountingLedger implements ForwardingLedger {
    private final Ledger real;
    private final AtomicLong told = new AtomicLong();
    private volatile Watch watch = new Watch(Integer.MAX_VALUE, () -> {});

    private record Watch(int events, Runnable action) {}

    CountingLedger(Ledger real) {
        this.real = real;
    }

    /// Calls this behind every commit that brings the count to another multiple of so many events.
    void whenTold(int events, Runnable action) {
        watch = new Watch(events, action);
    }

    @Override
    public Ledger real() {
        return real;
    }

    @Override
    public void commit(Change change) {
        real.commit(change);
        int events = change.events().size();
        long now = told.addAndGet(events);
        var watching = watch;
        if (now / watching.events() > (now - events) / watching.events()) {
            watching.action().run();
        }
    }
}
