package dev.slipway.app.show;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Spans of time drawn as bars over one time axis.
public record Timeline(List<Span> spans) {
    private static final int WIDTH = 48;

    /// Something that lasted.
    public record Span(String name, Instant from, Instant to) {}

    public Timeline {
        spans = List.copyOf(spans);
    }

    /// The lines of the drawing; none without spans.
    public List<String> lines() {
        if (spans.isEmpty()) {
            return List.of();
        }
        var start = spans.stream().map(Span::from).min(Instant::compareTo).orElseThrow();
        var end = spans.stream().map(Span::to).max(Instant::compareTo).orElseThrow();
        long length = Math.max(1, Duration.between(start, end).toMillis());
        var lines = new ArrayList<String>();
        lines.add("%-22s %s%s%s"
                .formatted("", EventText.time(start), " ".repeat(WIDTH - 16), EventText.time(end)));
        for (var span : spans) {
            int from = column(start, span.from(), length);
            int to = Math.max(from + 1, column(start, span.to(), length));
            lines.add("%-22s %s%s%s %s"
                    .formatted(
                            span.name(), " ".repeat(from), "█".repeat(to - from), " ".repeat(WIDTH - to), lasted(span)));
        }
        return lines;
    }

    private static int column(Instant start, Instant at, long length) {
        return (int) Math.min(WIDTH - 1, Duration.between(start, at).toMillis() * WIDTH / length);
    }

    private static String lasted(Span span) {
        return "%.1f s".formatted(Duration.between(span.from(), span.to()).toMillis() / 1000.0);
    }
}
