package dev.slipway.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Scene;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreezeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /// Berlin is an hour ahead in winter.
    @ParameterizedTest
    @CsvSource({
        "2026-12-19T22:59:59Z,false",
        "2026-12-19T23:00:00Z,true",
        "2027-01-03T22:59:59Z,true",
        "2027-01-03T23:00:00Z,false"
    })
    void holdsWholeDaysAsPeopleThereSeeThem(Instant at, boolean held) {
        var window = new FreezeWindow.Days(BERLIN, LocalDate.of(2026, 12, 20), LocalDate.of(2027, 1, 3));

        assertThat(window.holds(at)).isEqualTo(held);
    }

    /// From Friday 16:00 to Monday 08:00, in winter and in summer time.
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T14:59:59Z,false",
        "2026-11-20T15:00:00Z,true",
        "2026-11-22T12:00:00Z,true",
        "2026-11-23T06:59:59Z,true",
        "2026-11-23T07:00:00Z,false",
        "2026-11-25T12:00:00Z,false",
        "2026-07-03T13:59:59Z,false",
        "2026-07-03T14:00:00Z,true"
    })
    void holdsEveryWeekOverItsEnd(Instant at, boolean held) {
        var window = new FreezeWindow.Weekly(
                BERLIN, DayOfWeek.FRIDAY, LocalTime.of(16, 0), DayOfWeek.MONDAY, LocalTime.of(8, 0));

        assertThat(window.holds(at)).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-23T09:00:00Z,false", "2026-11-24T09:00:00Z,true", "2026-11-25T09:00:00Z,false"})
    void holdsEveryWeekWithinIt(Instant at, boolean held) {
        var window = new FreezeWindow.Weekly(
                ZoneId.of("UTC"), DayOfWeek.TUESDAY, LocalTime.of(8, 0), DayOfWeek.TUESDAY, LocalTime.of(18, 0));

        assertThat(window.holds(at)).isEqualTo(held);
    }

    @Test
    void cannotBeWithoutALength() {
        var day = LocalDate.of(2026, 12, 20);

        assertThatThrownBy(() -> new FreezeWindow.Days(BERLIN, day, day.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FreezeWindow.Weekly(
                        BERLIN, DayOfWeek.MONDAY, LocalTime.NOON, DayOfWeek.MONDAY, LocalTime.NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isWhatAPersonReads() {
        assertThat(new FreezeWindow.Days(BERLIN, LocalDate.of(2026, 12, 20), LocalDate.of(2027, 1, 3)).sentence())
                .isEqualTo("2026-12-20 to 2027-01-03 in Europe/Berlin");
        assertThat(new FreezeWindow.Weekly(
                                BERLIN, DayOfWeek.FRIDAY, LocalTime.of(16, 0), DayOfWeek.MONDAY, LocalTime.of(8, 0))
                        .sentence())
                .isEqualTo("every week FRIDAY 16:00 to MONDAY 08:00 in Europe/Berlin");
    }

    @Test
    void ofAPersonHoldsUntilItsEndOrUntilItIsLifted() {
        var since = Instant.parse("2026-11-21T10:00:00Z");
        var ended = new Freeze(Scene.STAGING, Scene.ALICE, since, Optional.of(since.plusSeconds(60)), Optional.empty());
        var open = new Freeze(Scene.STAGING, Scene.ALICE, since, Optional.empty(), Optional.empty());

        assertThat(ended.holds(since.minusSeconds(1))).isFalse();
        assertThat(ended.holds(since)).isTrue();
        assertThat(ended.holds(since.plusSeconds(60))).isFalse();
        assertThat(open.holds(since.plusSeconds(1_000_000))).isTrue();
    }

    @Test
    void isToldToTheSecond() {
        var freeze = new Freeze(
                Scene.STAGING,
                Scene.ALICE,
                Instant.parse("2026-11-21T10:00:00.123456789Z"),
                Optional.of(Instant.parse("2026-11-22T10:00:00.5Z")),
                Optional.empty());

        assertThat(freeze.sentence())
                .isEqualTo("frozen by alice since 2026-11-21T10:00:00Z until 2026-11-22T10:00:00Z");
    }
}
