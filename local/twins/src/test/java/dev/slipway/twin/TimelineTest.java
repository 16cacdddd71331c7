package dev.slipway.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant BEGAN = Instant.parse("2026-11-21T12:00:00Z");

    private final List<String> seen = new ArrayList<>();
    private Instant clock = BEGAN;
    private final Timeline timeline = new Timeline(() -> clock);

    @Test
    void whatCameDueHappensInItsOrderEachAtItsTime() {
        timeline.join(List.of(every(20, Moving.Turn.ACT), every(10, Moving.Turn.TRAFFIC)), () -> seen.add("kept"));

        pass(25);
        timeline.catchUpNow();

        assertThat(seen).containsExactly("TRAFFIC 10", "TRAFFIC 20", "ACT 20", "kept");
        assertThat(timeline.instant()).isEqualTo(BEGAN.plusSeconds(25));
    }

    @Test
    void workIsSeenAtOnceByWhatMoves() {
        var asked = new ArrayList<Instant>();
        timeline.join(List.of(new Quiet(asked)), () -> {});
        asked.clear();

        timeline.now(() -> asked.add(Instant.EPOCH));

        assertThat(asked).containsExactly(BEGAN, Instant.EPOCH, BEGAN);
    }

    @Test
    void aFollowerIsCalledWhenItIsTimeAndOnlyOnceForEach() {
        var timers = new TreeMap<Instant, Runnable>();
        timeline.join(List.of(every(10, Moving.Turn.ACT)), () -> {});
        timeline.follow(timers::put);
        timeline.catchUpNow();
        assertThat(timers).hasSize(1);

        for (int at = 0; at < 3; at++) {
            var next = timers.pollFirstEntry();
            clock = next.getKey();
            next.getValue().run();
        }

        assertThat(seen).containsExactly("ACT 10", "ACT 20", "ACT 30");
        assertThat(timers).containsOnlyKeys(BEGAN.plusSeconds(40));
        timeline.unfollow();
        clock = BEGAN.plusSeconds(40);
        timers.pollFirstEntry().getValue().run();
        assertThat(seen).hasSize(3);
        assertThat(timers).isEmpty();
    }

    @Test
    void aTimelineIsTakenUpWhereItWasSaved() {
        timeline.resume(BEGAN.minusSeconds(20));
        timeline.join(List.of(every(10, Moving.Turn.ACT)), () -> {});
        timeline.catchUpNow();

        assertThat(seen).containsExactly("ACT -10", "ACT 0");
        timeline.resume(BEGAN.plus(Duration.ofDays(1)));
        assertThat(timeline.instant()).isEqualTo(BEGAN);
    }

    @Test
    void aClockThatGoesBackDoesNotTakeTheTimelineWithIt() {
        pass(100);
        timeline.catchUpNow();
        pass(-50);
        timeline.catchUpNow();

        assertThat(timeline.instant()).isEqualTo(BEGAN.plusSeconds(100));
    }

    private void pass(int seconds) {
        clock = clock.plusSeconds(seconds);
    }

    /// Says its turn and the second, at every so many seconds, once each.
    private Moving every(int seconds, Moving.Turn turn) {
        return new Moving() {
            private Instant last = timeline.instant();

            @Override
            public Turn turn() {
                return turn;
            }

            @Override
            public Optional<Instant> next(Instant after) {
                return Optional.of(Instant.ofEpochSecond((after.getEpochSecond() / seconds + 1) * seconds));
            }

            @Override
            public boolean move(Instant at) {
                var due = at.getEpochSecond() % seconds == 0 && at.isAfter(last);
                if (due) {
                    seen.add("%s %d".formatted(turn, Duration.between(BEGAN, at).toSeconds()));
                }
                last = at;
                return due;
            }
        };
    }

    /// Notes when it is moved.
    private record Quiet(List<Instant> asked) implements Moving {
        @Override
        public Turn turn() {
            return Turn.TELL;
        }

        @Override
        public Optional<Instant> next(Instant after) {
            return Optional.empty();
        }

        @Override
        public boolean move(Instant at) {
            asked.add(at);
            return false;
        }
    }
}
