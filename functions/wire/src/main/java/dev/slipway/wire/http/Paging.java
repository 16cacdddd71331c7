package dev.slipway.wire.http;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shape;
import dev.slipway.wire.Reading;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which page of a list somebody asks for: after what, and how many rows of it (1 to 100).
public record Paging(Optional<String> after, int limit) {
    public static final String AFTER = "after";
    public static final String LIMIT = "limit";

    private static final int LARGEST = 100;
    private static final Shape NUMBER = new Shape(
            "out_of_range",
            Pattern.compile("[1-9][0-9]?|100"),
            3,
            "a whole number, 1 to 100",
            "ask for a smaller page");

    /// What the query says; `row` is the form of what a list goes on after.
    public static Reading<Paging> of(HttpRequest request, Shape row) {
        var after = Optional.ofNullable(request.query().get(AFTER));
        var limit = Optional.ofNullable(request.query().get(LIMIT));
        List<Problem> problems = Stream.of(
                        limit.flatMap(text -> NUMBER.check(LIMIT, text)),
                        after.flatMap(text -> place(row).check(AFTER, text)))
                .flatMap(Optional::stream)
                .toList();
        return problems.isEmpty()
                ? new Reading.Read<>(new Paging(after, limit.map(Integer::parseInt).orElse(LARGEST)))
                : new Reading.Unread<>(problems);
    }

    /// Whoever asks for a page has its place from the page before, whatever a row's name is elsewhere.
    private static Shape place(Shape row) {
        return new Shape(row.code(), row.pattern(), row.longest(), row.accepted(), "give the 'next' of the page before, or leave it out");
    }
}
