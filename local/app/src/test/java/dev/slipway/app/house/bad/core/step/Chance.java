package dev.slipway.app.house.bad.core.step;

/// Something that nobody knows beforehand.
public interface Chance {
    int drawn();
}
