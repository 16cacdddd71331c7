package dev.slipway.core.plan;

import dev.slipway.core.audit.Canonical;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// A time in which nothing is changed, as people in a place see their clocks.
public sealed interface FreezeWindow {
    ZoneId zone();

    /// Whether this moment lies in it.
    boolean holds(Instant now);

    /// As a person reads it.
    String sentence();

    default Canonical.Fields canonical() {
        return Canonical.Fields.NONE.with("window", sentence());
    }

    /// Whole days, the first and the last included.
    record Days(ZoneId zone, LocalDate first, LocalDate last) implements FreezeWindow {
        public Days {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException(
                        "a freeze ends on %s, before it begins on %s".formatted(last, first));
            }
        }

        @Override
        public boolean holds(Instant now) {
            var today = LocalDate.ofInstant(now, zone);
            return !today.isBefore(first) && !today.isAfter(last);
        }

        @Override
        public String sentence() {
            return "%s to %s in %s".formatted(first, last, zone);
        }
    }

    /// Every week from a time of one day until a time of another, which itself is free again.
    record Weekly(ZoneId zone, DayOfWeek fromDay, LocalTime from, DayOfWeek untilDay, LocalTime until)
            implements FreezeWindow {
        public Weekly {
            if (fromDay == untilDay && from.equals(until)) {
                throw new IllegalArgumentException("a weekly freeze from %s %s until then has no length"
                        .formatted(fromDay, from));
            }
        }

        @Override
        public boolean holds(Instant now) {
            var here = now.atZone(zone);
            long begin = second(fromDay, from);
            long end = second(untilDay, until);
            long at = second(here);
            return begin < end ? at >= begin && at < end : at >= begin || at < end;
        }

        private static long second(ZonedDateTime at) {
            return second(at.getDayOfWeek(), at.toLocalTime());
        }

        private static long second(DayOfWeek day, LocalTime time) {
            return day.getValue() * 86_400L + time.toSecondOfDay();
        }

        @Override
        public String sentence() {
            return "every week %s %s to %s %s in %s".formatted(fromDay, from, untilDay, until, zone);
        }
    }
}
