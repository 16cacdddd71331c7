package dev.slipway.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallerLimitTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final CallerLimit limit = new CallerLimit(60, 3);

    @Test
    void letsABurstThroughAndThenOneASecond() {
        assertThat(granted(10, NOON)).isEqualTo(3);
        assertThat(granted(10, NOON.plusSeconds(2))).isEqualTo(2);
        assertThat(granted(10, NOON.plusSeconds(3600))).isEqualTo(3);
    }

    @Test
    void saysHowLongToWait() {
        granted(3, NOON);

        assertThat(limit.refusal("alice", NOON)).contains(Duration.ofSeconds(1));
        assertThat(limit.refusal("alice", NOON.plusMillis(400))).contains(Duration.ofMillis(600));
        assertThat(limit.refusal("alice", NOON.plusMillis(1000))).isEmpty();
    }

    @Test
    void givesNothingForAClockThatGoesBack() {
        granted(3, NOON);

        assertThat(granted(1, NOON.minusSeconds(3600))).isZero();
        assertThat(granted(5, NOON.minusSeconds(3599))).isEqualTo(1);
    }

    @Test
    void countsEachCallerAlone() {
        granted(10, NOON);

        assertThat(limit.refusal("bob", NOON)).isEmpty();
    }

    @Test
    void givesNoTokenTwiceToManyAtOnce() {
        var wide = new CallerLimit(1, 50);

        var granted = IntStream.range(0, 400)
                .parallel()
                .mapToObj(_ -> wide.refusal("alice", NOON))
                .filter(Optional::isEmpty)
                .count();

        assertThat(granted).isEqualTo(50);
    }

    private long granted(int requests, Instant at) {
        return IntStream.range(0, requests)
                .mapToObj(_ -> limit.refusal("alice", at))
                .filter(Optional::isEmpty)
                .count();
    }
}
