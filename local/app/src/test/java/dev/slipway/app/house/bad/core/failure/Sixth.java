package dev.slipway.app.house.bad.core.failure;

/// Neither final nor under the one parent.
@SuppressWarnings("serial") // never serialized
public class Sixth extends RuntimeException {}
