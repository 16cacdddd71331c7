package dev.slipway.app.house.bad.adapter.two;

/// Is seen.
public record Two() {}
