package dev.slipway.app.house.bad.wire;

/// An exception that no machine knows.
@SuppressWarnings("serial") // never serialized
public final class Lost extends RuntimeException {}
