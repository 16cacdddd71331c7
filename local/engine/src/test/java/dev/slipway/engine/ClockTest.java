package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClockTest {
    @Test
    void aScaledClockStartsAtItsAnchorAndRingsInItsOwnTime() throws Exception {
        var clock = Clock.scaled(Given.START, 1_000_000);
        var rung = new CompletableFuture<Instant>();

        clock.at(Given.START.plus(Duration.ofDays(1)), () -> rung.complete(clock.instant()));

        assertThat(clock.instant()).isAfterOrEqualTo(Given.START);
        assertThat(rung.get(Given.SOON.toSeconds(), TimeUnit.SECONDS)).isAfterOrEqualTo(Given.START.plus(Duration.ofDays(1)));
    }

    @Test
    void theRealClockRingsAtOnceForThePast() throws Exception {
        var rung = new CompletableFuture<Boolean>();

        Clock.real().at(Instant.EPOCH, () -> rung.complete(true));

        assertThat(rung.get(Given.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aClockDoesNotRunBackwards() {
        assertThatIllegalArgumentException().isThrownBy(() -> Clock.scaled(Given.START, 0));
    }

    @Test
    void aJumpClockStandsStillWhileItIsHeldAndThenRingsInOrder() {
        var clock = new JumpClock(Given.START);
        var rung = new ArrayList<Instant>();
        var hold = clock.hold();
        clock.at(Given.START.plusSeconds(2), () -> rung.add(clock.instant()));
        clock.at(Given.START.plusSeconds(1), () -> rung.add(clock.instant()));
        clock.at(Given.START.plusSeconds(3), () -> rung.add(clock.instant())).cancel();
        assertThat(rung).isEmpty();

        hold.close();

        assertThat(rung).containsExactly(Given.START.plusSeconds(1), Given.START.plusSeconds(2));
    }
}
