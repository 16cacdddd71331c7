package dev.slipway.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.laptop.Laptop;
import dev.slipway.app.store.CommitWatch;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.engine.Clock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RoundsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");

    private final TimerClock clock = new TimerClock(BEGIN);
    private final List<String> said = new ArrayList<>();
    private boolean broken = true;

    @Test
    void troubleIsToldOnceAndThatItIsOverOnce(@TempDir Path home) throws Exception {
        try (var laptop = Laptop.open(Settings.read(Map.of()), home, clock, CommitWatch.NONE);
                var _ = new Rounds("mop", laptop.upkeep(), clock, this::work)) {
            laptop.upkeep().watchedBy(said::add);
            clock.pass();
            clock.pass();
            assertThat(laptop.upkeep().failing()).containsExactly("mop");

            broken = false;
            clock.pass();
            clock.pass();

            assertThat(laptop.upkeep().failing()).isEmpty();
            assertThat(said)
                    .containsExactly(
                            "mop does not succeed, next try within a minute: the bucket is empty", "mop succeeds again");
            assertThat(clock.instant()).isEqualTo(BEGIN.plusSeconds(180));
        }
    }

    @Test
    void whatIsWantedWhileItWorksComesBehindItAndBreaksNothingOff(@TempDir Path home) throws Exception {
        var begun = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        var again = new CountDownLatch(2);
        try (var laptop = Laptop.open(Settings.read(Map.of()), home, Clock.real(), CommitWatch.NONE)) {
            var rounds = new Rounds("mop", laptop.upkeep(), Clock.real(), _ -> {
                begun.countDown();
                awaited(asked);
                again.countDown();
            });
            try (rounds) {
                awaited(begun);
                rounds.soon();
                rounds.soon();
                asked.countDown();
                awaited(again);
            }
            assertThat(laptop.upkeep().failing()).isEmpty();
        }
    }

    @Test
    void aServerThatIsClosedWaitsForTheRoundUnderWay(@TempDir Path home) throws Exception {
        var begun = new CountDownLatch(1);
        var done = new AtomicBoolean();
        try (var laptop = Laptop.open(Settings.read(Map.of()), home, Clock.real(), CommitWatch.NONE)) {
            var rounds = new Rounds("mop", laptop.upkeep(), Clock.real(), _ -> {
                begun.countDown();
                awaited(new CountDownLatch(1), 100);
                done.set(true);
            });
            awaited(begun);

            rounds.close();

            assertThat(done).isTrue();
            assertThat(laptop.upkeep().failing()).isEmpty();
        }
    }

    @Test
    void aRoundThatEndsInAnErrorIsToldAndHoldsUpNeitherTheNextNorTheEnd(@TempDir Path home) throws Exception {
        var rounds = new CountDownLatch(2);
        try (var laptop = Laptop.open(Settings.read(Map.of()), home, Clock.real(), CommitWatch.NONE);
                var mop = new Rounds("mop", laptop.upkeep(), Clock.real(), _ -> {
                    rounds.countDown();
                    throw new NoClassDefFoundError("dev/slipway/Bucket");
                })) {
            while (laptop.upkeep().failing().isEmpty()) {
                Thread.onSpinWait();
            }
            mop.soon();
            awaited(rounds);
            assertThat(laptop.upkeep().failing()).containsExactly("mop");
        }
    }

    private static void awaited(CountDownLatch latch) {
        assertThat(awaited(latch, 180_000)).isTrue();
    }

    private static boolean awaited(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException broken) {
            throw new IllegalStateException("broken off", broken);
        }
    }

    private void work(Instant now) {
        if (broken) {
            throw new Unavailable("the bucket is empty");
        }
    }
}
