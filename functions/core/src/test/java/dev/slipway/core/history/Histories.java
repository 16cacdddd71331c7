package dev.slipway.core.history;

import dev.slipway.core.step.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;

/// Many histories side by side in one store, on some threads: in the commits of all of them nothing may happen that should
/// not, and each comes to rest as it should.
///
/// One life is drawn from its own seed alone, all of them from that of the run. On one thread a run is the same each time.
public final class Histories {
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int SWEEP_EVERY = 4;
    private static final int IN_A_LIFE = 8;

    private final World world;
    private final long seed;
    private final int count;
    private final int together;
    private final int lives;
    private final AtomicInteger next = new AtomicInteger();
    private final Phaser windows = new Phaser();
    private volatile boolean failed;

    /// @param together how many applications are in flight on each thread
    public Histories(Ledger store, long seed, int count, int together) {
        this.world = new World(store);
        this.seed = seed;
        this.count = count;
        this.together = together;
        this.lives = Math.ceilDiv(count, IN_A_LIFE);
    }

    /// Plays all of them and tells how they ended.
    ///
    /// @throws AssertionError on what should not be, with the seeds and everything that was done
    public Tally play(int threads) throws InterruptedException {
        var shifts = new ArrayList<Callable<Void>>();
        windows.bulkRegister(threads);
        for (int i = 0; i < threads; i++) {
            int place = i;
            shifts.add(() -> {
                new Working(place, threads).works();
                return null;
            });
        }
        try (var workers = Executors.newFixedThreadPool(threads)) {
            for (var shift : workers.invokeAll(shifts)) {
                shift.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        }
        return world.tally;
    }

    private Life life(int number, Instant now) {
        long own = lives == 1 ? seed : new SplittableRandom(seed + number).nextLong();
        return world.begins(number, own, Math.min(IN_A_LIFE, count - number * IN_A_LIFE), now);
    }

    private final class Working {
        private final int place;
        private final int threads;
        private final Shift shift = new Shift(world);

        Working(int place, int threads) {
            this.place = place;
            this.threads = threads;
        }

        /// Hour by hour, no thread ahead of another by more than one.
        void works() {
            try {
                var end = World.BEGIN;
                for (int window = 0; !failed && hasMore(); window++) {
                    end = end.plus(WINDOW);
                    while (!failed && !shift.inFlight.isEmpty() && shift.inFlight.peek().due().isBefore(end)) {
                        turn();
                    }
                    if (window % (threads * SWEEP_EVERY) == place * SWEEP_EVERY) {
                        sweep();
                    }
                    windows.arriveAndAwaitAdvance();
                }
            } finally {
                windows.arriveAndDeregister();
            }
        }

        private boolean hasMore() {
            while (shift.inFlight.size() < together) {
                int number = next.getAndIncrement();
                if (number >= lives) {
                    break;
                }
                shift.inFlight.add(life(number, shift.scene.now));
            }
            return !shift.inFlight.isEmpty();
        }

        private void turn() {
            try {
                shift.turn();
            } catch (Flawed wrong) {
                failed = true;
                throw new AssertionError("seed of the run %d (-Dslipway.seed)%n%s".formatted(seed, wrong.getMessage()), wrong);
            }
        }

        private void sweep() {
            var life = shift.inFlight.peek();
            if (life != null) {
                shift.act(life, Optional.empty(), "sweep", shift.meanwhile::sweep);
            }
        }
    }
}
