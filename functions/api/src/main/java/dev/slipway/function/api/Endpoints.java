package dev.slipway.function.api;

import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.Shape;
import dev.slipway.core.rollout.ListEndpoints;
import dev.slipway.core.step.Step;
import dev.slipway.wire.Reading;
import dev.slipway.wire.http.HttpReply;
import dev.slipway.wire.http.HttpRequest;
import dev.slipway.wire.http.Paging;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `GET /endpoints`: a page at a time, in order of the names.
final class Endpoints implements Function<HttpRequest, HttpReply> {
    static final String HISTORY = "history";

    private static final Shape YES_OR_NO =
            new Shape("bad_value", Pattern.compile("true|false"), 5, "true or false", "leave it out for no");

    private final Step<ListEndpoints.Request, ListEndpoints.Endpoints> list;

    Endpoints(Step<ListEndpoints.Request, ListEndpoints.Endpoints> list) {
        this.list = list;
    }

    @Override
    public HttpReply apply(HttpRequest request) {
        var history = Optional.ofNullable(request.query().get(HISTORY));
        var wrong = history.flatMap(text -> YES_OR_NO.check(HISTORY, text));
        return switch (Paging.of(request, ResourceName.SHAPE)) {
            case Reading.Unread<Paging> unread -> HttpReply.problems(
                    400, Stream.concat(unread.problems().stream(), wrong.stream()).toList());
            case Reading.Read<Paging> _ when wrong.isPresent() -> HttpReply.problems(400, wrong.stream().toList());
            case Reading.Read<Paging>(Paging asked) -> {
                var page = new ListEndpoints.Request(asked.after(), asked.limit());
                yield HttpReply.json(200, EndpointsAnswer.of(
                        list.apply(page, request.now()), history.filter("true"::equals).isPresent()));
            }
        };
    }
}
