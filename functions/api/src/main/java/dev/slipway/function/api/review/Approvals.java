package dev.slipway.function.api.review;

import dev.slipway.core.approval.ListApprovals;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.step.Step;
import dev.slipway.function.api.page.Pages;
import dev.slipway.wire.Reading;
import dev.slipway.wire.http.HttpReply;
import dev.slipway.wire.http.HttpRequest;
import dev.slipway.wire.http.Paging;
import java.util.function.Function;

/// `GET /approvals` and `GET /approvals-ui`: what waits for the caller, and what they asked for that waits; a page at a time.
final class Approvals {
    private final Step<ListApprovals.Request, ListApprovals.Waiting> list;
    private final Pages pages;

    Approvals(Step<ListApprovals.Request, ListApprovals.Waiting> list, Pages pages) {
        this.list = list;
        this.pages = pages;
    }

    HttpReply json(HttpRequest request) {
        return waiting(request, page -> HttpReply.json(200, ApprovalsAnswer.of(page)));
    }

    HttpReply page(HttpRequest request) {
        return waiting(
                request,
                page -> HttpReply.page(200, pages.approvals(ApprovalsViews.of(page, request.caller(), request.now()))));
    }

    private HttpReply waiting(HttpRequest request, Function<ListApprovals.Waiting, HttpReply> answer) {
        return switch (Paging.of(request, PlanId.SHAPE)) {
            case Reading.Unread<Paging> wrong -> HttpReply.problems(400, wrong.problems());
            case Reading.Read<Paging>(Paging asked) -> {
                var page = new ListApprovals.Request(request.caller(), asked.after(), asked.limit());
                yield answer.apply(list.apply(page, request.now()));
            }
        };
    }
}
