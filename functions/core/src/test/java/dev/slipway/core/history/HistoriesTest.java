package dev.slipway.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.step.MemoryLedger;
import org.junit.jupiter.api.Test;

class HistoriesTest {
    @Test
    void play() throws Exception {
        var ledger = new MemoryLedger();
        long alone = Long.getLong("slipway.life", 0);
        int count = alone != 0 ? 8 : Integer.getInteger("slipway.histories", 10_000);
        long t = System.nanoTime();
        var tally = new Histories(ledger, alone != 0 ? alone : Long.getLong("slipway.seed", 20_261_121), count, 16).play(alone != 0 ? 1 : Integer.getInteger("slipway.threads", 4));
        System.out.println((System.nanoTime() - t) / 1e9 + " s, commits " + ledger.commits() + " " + tally);
        t = System.nanoTime();
        var flaws = dev.slipway.core.audit.verify.WholeLog.flaws(ledger, World.BEGIN.plusSeconds(1000000000L));
        flaws.forEach(f -> f.run().ifPresent(r -> { System.out.println(f); ledger.events(r, 0).forEach(e -> System.out.println("  " + e.sequence() + " " + e.at() + " " + e.type() + " " + e.actor() + " " + dev.slipway.core.audit.CanonicalForm.text(e.detail()))); }));
        assertThat(flaws).isEmpty();
        System.out.println("verified " + (System.nanoTime() - t) / 1e9);
        assertThat(tally.of("plan DEPLOYED")).isPositive();
    }
}
