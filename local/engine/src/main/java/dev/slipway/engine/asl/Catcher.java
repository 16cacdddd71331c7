package dev.slipway.engine.asl;

/// What happens after an error that no retrier mended.
public record Catcher(Errors errors, Exit exit) {}
