package dev.slipway.function.api.review;

import dev.slipway.core.approval.ReadReview;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.RemovalPlan;
import dev.slipway.core.plan.RolloutPolicy;
import dev.slipway.function.api.page.ReviewView.Rollout;
import dev.slipway.function.api.page.Seen;
import java.util.List;
import java.util.Optional;

/// How a plan comes in and how it is taken back, in sentences.
final class RolloutLines {
    private RolloutLines() {}

    static Rollout of(ReadReview.Review review) {
        var runs = review.endpoint().flatMap(EndpointRecord::current);
        return switch (review.record().plan().orElseThrow()) {
            case DeploymentPlan deployment -> runs.isPresent() ? update(deployment, runs) : first(deployment);
            case RemovalPlan _ ->
                lines(
                        List.of("The endpoint goes first, then its configurations and models. Its bill ends with it."),
                        List.of("It cannot be taken back: to have it again is another plan."));
        };
    }

    private static Rollout first(DeploymentPlan plan) {
        return lines(
                List.of(
                        "Nothing serves here yet: %s start, and the endpoint opens when they are healthy.".formatted(fleet(plan)),
                        "It is tried with questions whose answers are known."),
                List.of("There is nothing to go back to: what fails stays closed until somebody removes it."));
    }

    private static Rollout update(DeploymentPlan plan, Optional<Generation> runs) {
        return lines(
                List.of(
                        "A second fleet of %s starts beside the one that serves.".formatted(fleet(plan)),
                        traffic(plan.rollout()),
                        "It is tried with questions whose answers are known."),
                List.of("While the new fleet does not become healthy, generation %d goes on serving."
                        .formatted(runs.map(Generation::number).orElse(0))));
    }

    private static String traffic(RolloutPolicy policy) {
        return switch (policy) {
            case ALL_AT_ONCE -> "When it is healthy, all traffic moves at once, and the old fleet goes.";
        };
    }

    private static String fleet(DeploymentPlan plan) {
        return "%d × %s".formatted(plan.instances(), plan.instanceType());
    }

    private static Rollout lines(List<String> steps, List<String> back) {
        return new Rollout(steps.stream().map(Seen::of).toList(), back.stream().map(Seen::of).toList(), List.of());
    }
}
