package dev.slipway.twin;

import java.time.Instant;
import java.util.Optional;

/// A part of a twin where something happens by itself. [Timeline] asks and moves it, one part at a time.
public interface Moving {
    /// Who goes first when several move at one instant: traffic, then what measures it, then what acts on it.
    enum Turn {
        TRAFFIC,
        MEASURE,
        ACT,
        TELL
    }

    Turn turn();

    /// The first instant after this one at which something happens by itself.
    Optional<Instant> next(Instant after);

    /// Does everything that is due at this instant, and says whether a restarted twin must know of it.
    boolean move(Instant at);

    /// Tells those outside of it. The timeline is free meanwhile: they may ask the twins again.
    default void tell() {}
}
