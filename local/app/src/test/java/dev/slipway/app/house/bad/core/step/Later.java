package dev.slipway.app.house.bad.core.step;

import dev.slipway.app.house.bad.core.model.LooksAhead;

/// Looks back, which closes a circle.
public interface Later {
    LooksAhead back();
}
