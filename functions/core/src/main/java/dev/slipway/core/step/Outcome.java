package dev.slipway.core.step;

/// An answer that a machine routes by: a sealed type, one record per case.
///
/// On the wire it is `{"outcome": "<name of the case>", …its fields}`. It holds identifiers and
/// digests only.
public interface Outcome {}
