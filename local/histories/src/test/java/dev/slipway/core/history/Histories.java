package dev.slipway.core.history;

import dev.slipway.core.audit.verify.Flaw;
import dev.slipway.core.audit.verify.WholeLog;
import dev.slipway.core.step.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;

/// Many histories side by side in one store, on some threads: in no commit may happen what should not, each must come to
/// rest as it should, and what all of them told must verify.
///
/// A life is drawn from its own seed, all of them from that of the run. On one thread a run is the same each time.
public final class Histories {
    /// How many one application goes through.
    public static final int IN_A_LIFE = 8;

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int SWEEP_EVERY = 4;
    private static final Duration LONG = Duration.ofDays(36_500);

    private final World world;
    private final long seed;
    private final int count;
    private final int together;
    private final int lives;
    private final AtomicInteger next = new AtomicInteger();
    private final Phaser windows = new Phaser();
    private volatile boolean failed;

    /// @param together how many lives are in flight on each thread
    public Histories(Ledger store, long seed, int count, int together) {
        this.world = new World(store);
        this.seed = seed;
        this.count = count;
        this.together = together;
        this.lives = Math.ceilDiv(count, IN_A_LIFE);
    }

    /// As on AWS: whoever asks people leaves the answer to the machine to others.
    public Histories onAws() {
        world.answersAtOnce = false;
        return this;
    }

    /// Plays all of them and tells how they ended.
    ///
    /// @throws AssertionError on what should not be, with the seeds and everything that was done
    public Tally play(int threads) throws InterruptedException {
        var shifts = new ArrayList<Callable<Shift>>();
        windows.bulkRegister(threads);
        for (int i = 0; i < threads; i++) {
            int place = i;
            shifts.add(() -> works(new Shift(world), place, threads));
        }
        try (var workers = Executors.newFixedThreadPool(threads)) {
            for (var shift : workers.invokeAll(shifts)) {
                shift.get();
            }
        } catch (ExecutionException e) {
            throw again(e);
        }
        try {
            world.nothingIsLeft();
        } catch (AssertionError left) {
            throw again(left);
        }
        return world.tally;
    }

    /// What is wrong with the audit of all of them, each with the life in which it is.
    public List<String> flaws() {
        return WholeLog.flaws(world.ledger, World.BEGIN.plus(LONG)).stream().map(this::told).toList();
    }

    private String told(Flaw flaw) {
        var alone = flaw.run().flatMap(World::numberOf).map(this::seedOf).map("-Dslipway.life=%d plays it alone: "::formatted);
        return alone.orElse("") + flaw;
    }

    private AssertionError again(Throwable why) {
        return new AssertionError("-Dslipway.seed=%d plays all again: %s".formatted(seed, why.getMessage()), why);
    }

    /// Hour by hour, no thread ahead of another by more than one.
    private Shift works(Shift shift, int place, int threads) {
        try {
            var end = World.BEGIN;
            for (int window = 0; !failed && isAtWork(shift); window++) {
                end = end.plus(WINDOW);
                while (!failed && shift.isDue(end)) {
                    shift.turn();
                }
                if (window % (threads * SWEEP_EVERY) == place * SWEEP_EVERY) {
                    shift.sweeps();
                }
                windows.arriveAndAwaitAdvance();
            }
            return shift;
        } catch (Flawed flaw) {
            failed = true;
            throw flaw;
        } finally {
            windows.arriveAndDeregister();
        }
    }

    private boolean isAtWork(Shift shift) {
        for (boolean more = true; more && shift.size() < together; ) {
            int number = next.getAndIncrement();
            more = number < lives;
            if (more) {
                shift.takes(life(number, shift.scene.now));
            }
        }
        return shift.size() > 0;
    }

    private Life life(int number, Instant now) {
        return world.begins(number, seedOf(number), Math.min(IN_A_LIFE, count - number * IN_A_LIFE), now);
    }

    private long seedOf(int number) {
        return lives == 1 ? seed : new SplittableRandom(seed + number).nextLong();
    }
}
