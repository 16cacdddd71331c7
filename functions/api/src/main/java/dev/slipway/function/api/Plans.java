package dev.slipway.function.api;

import dev.slipway.core.failure.Conflict;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Problem;
import dev.slipway.core.rollout.ReadPlan;
import dev.slipway.core.step.Evidence;
import dev.slipway.core.step.Step;
import dev.slipway.wire.http.HttpReply;
import dev.slipway.wire.http.HttpRequest;
import java.util.Optional;
import java.util.function.Function;

/// `GET /plan/{plan_id}` and `GET /audit/{plan_id}`; a plan that is not for the caller is not there.
final class Plans {
    private final Step<ReadPlan.Request, Optional<ReadPlan.Story>> read;
    private final Evidence evidence;

    Plans(Step<ReadPlan.Request, Optional<ReadPlan.Story>> read, Evidence evidence) {
        this.read = read;
        this.evidence = evidence;
    }

    HttpReply plan(HttpRequest request) {
        return about(request, story -> switch (kept(story)) {
            case Kept.Whole whole -> HttpReply.json(200, PlanAnswer.of(story, whole));
            case Kept.Broken broken -> HttpReply.problems(500, broken.problems());
        });
    }

    HttpReply audit(HttpRequest request) {
        return about(request, story -> HttpReply.json(200, AuditAnswer.of(story)));
    }

    /// The caller's own plan, just stored.
    ///
    /// @throws Conflict when it went away meanwhile
    ReadPlan.Story own(HttpRequest request, PlanId plan) {
        return story(request, plan).orElseThrow(() -> new Conflict("plan " + plan + " is gone: send the intent again"));
    }

    Kept kept(ReadPlan.Story story) {
        return Kept.of(story.record(), evidence);
    }

    private HttpReply about(HttpRequest request, Function<ReadPlan.Story, HttpReply> answer) {
        return story(request, new PlanId(request.parameter()))
                .map(answer)
                .orElseGet(() -> HttpReply.problem(
                        404,
                        new Problem(
                                "not_known",
                                "plan_id",
                                request.parameter(),
                                "the id of a plan of your own",
                                "copy the plan id from the answer to your intent")));
    }

    private Optional<ReadPlan.Story> story(HttpRequest request, PlanId plan) {
        return read.apply(new ReadPlan.Request(request.caller(), plan), request.now());
    }
}
