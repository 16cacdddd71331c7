package dev.slipway.app.house.bad.app;

/// Stands above everything.
public record Top(boolean high) {}
