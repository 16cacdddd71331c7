package dev.slipway.function.api;

import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.Shape;
import dev.slipway.core.rollout.ListEndpoints;
import dev.slipway.core.step.Step;
import dev.slipway.wire.http.HttpReply;
import dev.slipway.wire.http.HttpRequest;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `GET /endpoints`: a page at a time, in order of the names.
final class Endpoints implements Function<HttpRequest, HttpReply> {
    static final String LIMIT = "limit";
    static final String AFTER = "after";
    static final String HISTORY = "history";

    private static final int LARGEST = 100;
    private static final Shape NUMBER = new Shape(
            "out_of_range",
            Pattern.compile("[1-9][0-9]?|100"),
            3,
            "a whole number, 1 to 100",
            "ask for a smaller page");
    private static final Shape YES_OR_NO =
            new Shape("bad_value", Pattern.compile("true|false"), 5, "true or false", "leave it out for no");

    private final Step<ListEndpoints.Request, ListEndpoints.Endpoints> list;

    Endpoints(Step<ListEndpoints.Request, ListEndpoints.Endpoints> list) {
        this.list = list;
    }

    @Override
    public HttpReply apply(HttpRequest request) {
        var limit = Optional.ofNullable(request.query().get(LIMIT));
        var after = Optional.ofNullable(request.query().get(AFTER));
        var history = Optional.ofNullable(request.query().get(HISTORY));
        var problems = Stream.of(
                        limit.flatMap(text -> NUMBER.check(LIMIT, text)),
                        after.flatMap(text -> ResourceName.SHAPE.check(AFTER, text)),
                        history.flatMap(text -> YES_OR_NO.check(HISTORY, text)))
                .flatMap(Optional::stream)
                .toList();
        if (!problems.isEmpty()) {
            return HttpReply.problems(400, problems);
        }
        var page = new ListEndpoints.Request(after, limit.map(Integer::parseInt).orElse(LARGEST));
        return HttpReply.json(200, EndpointsAnswer.of(
                        list.apply(page, request.now()), history.filter("true"::equals).isPresent()));
    }
}
