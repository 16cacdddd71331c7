package dev.slipway.core.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.audit.Checkpoint;
import dev.slipway.core.audit.LogEntry;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.RunId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The two sides of an export that somebody prepared.
class CrossCheckTest {
    private static final int LEAVES = 300_000;
    private static final Digest HASH = Digest.of(new byte[] {1});

    @Test
    void whateverPlacesAreChosenAPartOfThemIsHeldAndNamed() {
        // Steps of a power of two, and names of one hash code.
        for (long step : List.of(1L, 4096L, 1L << 32)) {
            var flaws = new ArrayList<Flaw>();
            var check = new CrossCheck(secret());
            leaves(step).forEachRemaining(line -> {
                if (line instanceof Line.Read<LogEntry>(LogEntry leaf)) {
                    check.leaf(leaf);
                }
            });

            check.settle(new NoEvents(step), flaws::add);

            assertThat(flaws).as("step %d", step).hasSizeBetween(50_000, 100_000);
        }
    }

    @Test
    void twoSidesThatAreTheSameAreNotLookedAtAgain() {
        var flaws = new ArrayList<Flaw>();

        new CrossCheck(secret()).settle(new NoEvents(0), flaws::add);

        assertThat(flaws).isEmpty();
    }

    private static byte[] secret() {
        var secret = new byte[32];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) (31 * i + 7);
        }
        return secret;
    }

    private static Iterator<Line<LogEntry>> leaves(long step) {
        return LongStream.range(0, LEAVES)
                .<Line<LogEntry>>mapToObj(i -> new Line.Read<>(
                        new LogEntry(i, new RunId(i % 2 == 0 ? "AaAa" : "BBBB"), 1 + i * step, HASH)))
                .iterator();
    }

    /// A log without its events.
    private record NoEvents(long step) implements Export {
        @Override
        public Iterator<Line<Checkpoint>> checkpoints() {
            return Collections.emptyIterator();
        }

        @Override
        public Iterator<Line<LogEntry>> log() {
            return leaves(step);
        }

        @Override
        public Iterator<Line<ExportedEvent>> events() {
            return Collections.emptyIterator();
        }
    }
}
