package dev.slipway.app.house.bad.adapter.state;

import dev.slipway.app.house.bad.adapter.two.Two;

/// The layer below looks up.
public record Above(Two two) {}
