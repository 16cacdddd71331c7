package dev.slipway.function.api;

import dev.slipway.core.model.ResourceName;
import dev.slipway.core.rollout.ListEndpoints;
import dev.slipway.core.step.Step;
import dev.slipway.wire.Reading;
import dev.slipway.wire.http.HttpReply;
import dev.slipway.wire.http.HttpRequest;
import dev.slipway.wire.http.Paging;
import java.util.function.Function;

/// `GET /endpoints`: a page at a time, in order of the names.
final class Endpoints implements Function<HttpRequest, HttpReply> {
    private final Step<ListEndpoints.Request, ListEndpoints.Endpoints> list;

    Endpoints(Step<ListEndpoints.Request, ListEndpoints.Endpoints> list) {
        this.list = list;
    }

    @Override
    public HttpReply apply(HttpRequest request) {
        return switch (Paging.of(request, ResourceName.SHAPE)) {
            case Reading.Unread<Paging> wrong -> HttpReply.problems(400, wrong.problems());
            case Reading.Read<Paging>(Paging asked) -> {
                var page = new ListEndpoints.Request(asked.after(), asked.limit());
                yield HttpReply.json(200, EndpointsAnswer.of(list.apply(page, request.now())));
            }
        };
    }
}
