package dev.slipway.app.house.bad.wire;

/// Two names that say nothing.
public final class TokenManager {
    /// Inside counts as well.
    static final class TextUtils {}
}
