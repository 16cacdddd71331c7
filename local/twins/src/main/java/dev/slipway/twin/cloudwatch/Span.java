package dev.slipway.twin.cloudwatch;

/// The stretch of time of a request, in epoch seconds, cut into periods from its beginning on.
///
/// Shape: the beginning is taken down to a whole minute, or to a whole period where that is shorter; the end is no
/// part of it.
record Span(long from, long to, int period) {
    static Span of(Asked asked, int period) {
        var start = asked.time("StartTime").orElseThrow();
        var end = asked.time("EndTime").orElseThrow();
        if (!start.isBefore(end)) {
            throw Asked.invalid("The parameter StartTime must be less than the parameter EndTime.");
        }
        var from = Series.floor(start.getEpochSecond(), Math.min(period, 60));
        var to = end.getNano() == 0 ? end.getEpochSecond() : end.getEpochSecond() + 1;
        return new Span(from, to, period);
    }

    long periods() {
        return Math.ceilDiv(to - from, period);
    }
}
