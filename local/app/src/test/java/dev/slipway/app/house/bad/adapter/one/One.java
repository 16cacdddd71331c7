package dev.slipway.app.house.bad.adapter.one;

import dev.slipway.app.house.bad.adapter.two.Two;
import dev.slipway.app.house.bad.app.Top;

/// Sees another adapter, and what stands above.
public record One(Two two, Top top) {}
