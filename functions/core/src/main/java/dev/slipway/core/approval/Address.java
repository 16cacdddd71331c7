package dev.slipway.core.approval;

import java.util.function.Supplier;

/// Where people reach this Slipway: by the links of its letters, and by the commands that they name.
///
/// Shape: `door` is an address without a slash at the end, asked for when a letter is written; `far` where commands do not find
/// it by themselves, as those of a laptop do.
public record Address(Supplier<String> door, boolean far) {
    /// Of this machine, where commands find the server by its folder.
    public static Address here(Supplier<String> door) {
        return new Address(door, false);
    }

    /// Of a server elsewhere, such as a stack on AWS.
    public static Address elsewhere(String door) {
        return new Address(() -> door, true);
    }

    String link(String path) {
        return door.get() + path;
    }

    /// What the commands of a letter need to reach it: a line, or nothing.
    String commands() {
        return far ? "  with SLIPWAY_SERVER=%s and a token of your own in SLIPWAY_TOKEN:\n".formatted(door.get()) : "";
    }
}
