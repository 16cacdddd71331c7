package dev.slipway.app.house.bad.wire;

import dev.slipway.app.house.bad.app.Top;

/// Uses what stands above it, and prints.
public record Up(Top top) {
    static void print() {
        System.out.println("printed");
    }
}
