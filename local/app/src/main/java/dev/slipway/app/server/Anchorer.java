package dev.slipway.app.server;

import dev.slipway.app.laptop.Laptop;
import dev.slipway.core.checkpoint.WriteCheckpoint;

/// Writes a checkpoint in every round, after every hundred events, and once more when it is closed.
final class Anchorer implements AutoCloseable {
    private static final int EVENTS = 100;

    private final Rounds rounds;

    Anchorer(Laptop laptop) {
        var checkpoint = laptop.checkpoint();
        this.rounds = new Rounds(
                "checkpoint",
                laptop.upkeep(),
                laptop.clock(),
                now -> checkpoint.apply(new WriteCheckpoint.Request(), now));
        // Whoever told the event does not wait for its checkpoint.
        laptop.whenTold(EVENTS, rounds::soon);
    }

    @Override
    public void close() {
        rounds.close();
        rounds.now();
    }
}
