package dev.slipway.core.plan;

/// Which of several fitting instance types is taken.
public enum Preference {
    /// The one that costs least in an hour.
    CHEAPEST,
    /// The one whose GPUs read their memory fastest.
    FASTEST
}
