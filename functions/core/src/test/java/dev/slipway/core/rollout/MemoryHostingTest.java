package dev.slipway.core.rollout;

import dev.slipway.core.Fault;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;

/// The fake keeps the contract that the adapter keeps.
class MemoryHostingTest extends HostingContract {
    private final MemoryHosting hosting = new MemoryHosting();

    @Override
    protected Hosting hosting() {
        return hosting;
    }

    @Override
    protected void settle() {
        hosting.settle(ENDPOINT);
    }

    @Override
    protected void next(Fault fault) {
        Runnable failing = () -> {
            hosting.before = _ -> {};
            hosting.after = _ -> {};
            hosting.look = () -> {};
            throw failure(fault);
        };
        hosting.look = failing;
        if (fault.done()) {
            hosting.after = _ -> failing.run();
        } else {
            hosting.before = _ -> failing.run();
        }
    }

    private static StepFailure failure(Fault fault) {
        return switch (fault) {
            case THROTTLED -> new Throttled("as told");
            case BROKEN, LOST -> new Unavailable("as told");
            case GARBAGE -> new Malformed("as told");
        };
    }
}
