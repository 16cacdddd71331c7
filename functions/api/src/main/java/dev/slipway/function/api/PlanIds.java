package dev.slipway.function.api;

import com.github.f4b6a3.ulid.UlidFactory;
import dev.slipway.core.model.PlanId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Fresh plan ids in order of their making. Safe for many threads.
///
/// Nothing random is drawn before the first request: a snapshot of a started function holds no seed that
/// its copies would share.
public final class PlanIds {
    private @Nullable UlidFactory factory;

    /// An id of this moment, greater than those before it.
    public synchronized PlanId at(Instant now) {
        var minting = factory == null ? UlidFactory.newMonotonicInstance() : factory;
        factory = minting;
        return new PlanId(minting.create(now.toEpochMilli()).toString());
    }
}
