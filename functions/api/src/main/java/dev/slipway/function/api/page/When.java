package dev.slipway.function.api.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// A moment as people and programs read it, and how far off it is.
public record When(Instant at, Instant now) {
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /// Such as «21 Nov 2026».
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /// For the attribute of a `time` element.
    public String machine() {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /// Such as «21 Nov 2026, 12:00 UTC».
    public String text() {
        return TEXT.format(at.atOffset(ZoneOffset.UTC));
    }

    /// Such as «in 7 h 42 min» or «3 days ago».
    public String distance() {
        var between = Duration.between(now, at);
        if (between.isNegative() || between.isZero()) {
            return between.toMinutes() == 0 ? "just now" : size(between.abs()) + " ago";
        }
        return "in " + size(between);
    }

    private static String size(Duration time) {
        if (time.toDays() >= 2) {
            return time.toDays() + " days";
        }
        if (time.toHours() >= 1) {
            return time.toMinutesPart() == 0
                    ? time.toHours() + " h"
                    : "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() >= 1 ? time.toMinutes() + " min" : "less than a minute";
    }
}
