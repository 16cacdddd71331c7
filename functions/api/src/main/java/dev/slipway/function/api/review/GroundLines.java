package dev.slipway.function.api.review;

import dev.slipway.core.approval.ReadReview;
import dev.slipway.core.model.Finding;
import dev.slipway.core.plan.Cost;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.Intent;
import dev.slipway.function.api.page.ReviewView.Ground;
import dev.slipway.function.api.page.Seen;
import dev.slipway.function.api.page.When;
import java.time.Instant;
import java.util.List;

/// The figures that a finding rests on: where each comes from, and as of when.
///
/// Shape: a rule that asks for people has one at least; any other has none here, and only what it said is shown.
final class GroundLines {
    private final ReadReview.Review review;
    private final Instant now;

    GroundLines(ReadReview.Review review, Instant now) {
        this.review = review;
        this.now = now;
    }

    List<Ground> of(Finding finding) {
        return switch (finding.rule()) {
            case "PeopleApproveEnvironment" -> List.of(wish("the environment " + intent().environment()));
            case "PeopleApproveCost", "PeopleApprovePrice" ->
                review.record().cost().map(this::price).stream().toList();
            case "PeopleApproveSize" -> List.of(size());
            case "PeopleApproveFirst" -> List.of(first());
            default -> List.of();
        };
    }

    private Ground price(Cost cost) {
        return new Ground(
                Seen.of("%s USD an hour for %s".formatted(cost.now().dollars(), fleet())),
                Seen.of("price of %s, in the words of whoever listed it".formatted(When.day(cost.pricedAsOf()))),
                Seen.of(cost.source()));
    }

    private Ground size() {
        return intent().constraints().instances().isPresent()
                ? wish(fleet())
                : ours(fleet(), "the least that the policy has, as nobody named a number", intent().acceptedAt());
    }

    private Ground first() {
        return ours(
                "nothing of %s serves in %s".formatted(intent().app(), intent().environment()),
                "history of the endpoint",
                review.approval().opened());
    }

    private Ground wish(String figure) {
        return ours(figure, "wish of " + intent().requester(), intent().acceptedAt());
    }

    private Ground ours(String figure, String source, Instant at) {
        return new Ground(Seen.of(figure), Seen.of("%s, %s".formatted(source, new When(at, now).text())), Seen.of(""));
    }

    private String fleet() {
        return review.record().plan()
                .filter(DeploymentPlan.class::isInstance)
                .map(DeploymentPlan.class::cast)
                .map(plan -> "%d × %s".formatted(plan.instances(), plan.instanceType()))
                .orElse("nothing");
    }

    private Intent intent() {
        return review.record().intent();
    }
}
