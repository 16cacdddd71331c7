package dev.slipway.function.api.review;

import dev.slipway.core.model.Shape;
import dev.slipway.core.step.Evidence;
import dev.slipway.function.api.page.Pages;
import dev.slipway.wire.http.CallerLimit;
import dev.slipway.wire.http.Paging;
import dev.slipway.wire.http.Route;
import java.util.List;
import java.util.regex.Pattern;

/// The approval's ways in.
public final class ReviewRoutes {
    /// Whatever may stand in a path: what is no link is none of ours, and that is all that is said of it.
    private static final Shape ANYTHING =
            new Shape("unknown_link", Pattern.compile("[A-Za-z0-9._~-]+"), 512, "the link of a letter", "open it from the letter");

    private ReviewRoutes() {}

    /// Wrong links are counted for each address in this process: 20 at once, and 10 more a minute.
    public static List<Route> to(ReviewSteps steps, Evidence evidence) {
        var pages = new Pages();
        var refused = new RefusedLinks(steps.refuse(), steps.links());
        var visits = new Visits(steps.links(), refused, new CallerLimit(10, 20));
        var reviews = new Reviews(steps, visits, refused, evidence, pages);
        var approvals = new Approvals(steps.list(), pages);
        var review = new ProblemFace(pages, "Review", steps.signIn());
        var path = Reviews.PATH + "/{token}";
        return List.of(
                Route.get("/approvals", approvals::json).asking(Paging.LIMIT, Paging.AFTER),
                Route.post("/approve", Approve.Document.class, new Approve(steps.decide())),
                Route.get("/approvals-ui", approvals::page)
                        .asking(Paging.AFTER)
                        .as(new ProblemFace(pages, "Approvals", steps.signIn())),
                Route.get(path, ANYTHING, reviews::look).forEverybody().as(review),
                Route.form(path, ANYTHING, Filled.FIELDS, reviews::decide)
                        .forEverybody()
                        .hearingOfOtherSites(refused::fromOtherSite)
                        .as(review));
    }
}
