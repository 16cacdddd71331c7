package dev.slipway.function.api.review;

import dev.slipway.core.approval.ReadReview;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.Guarded;
import dev.slipway.core.plan.RemovalPlan;
import dev.slipway.core.plan.RolloutPolicy;
import dev.slipway.function.api.page.ReviewView.Alarms;
import dev.slipway.function.api.page.ReviewView.Rollout;
import dev.slipway.function.api.page.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a plan comes in and how it is taken back, in sentences.
final class RolloutLines {
    private static final String COMES_IN = "How it comes in";

    private final AlarmLines alarms;

    RolloutLines(AlarmLines alarms) {
        this.alarms = alarms;
    }

    Rollout of(ReadReview.Review review, Instant now) {
        var runs = review.endpoint().flatMap(EndpointRecord::current);
        return switch (review.record().plan().orElseThrow()) {
            case DeploymentPlan deployment ->
                runs.map(live -> update(
                                deployment, live, alarms.of(deployment, review.approval().isPending(), now)))
                        .orElseGet(() -> first(deployment));
            case RemovalPlan _ ->
                lines(
                        "How it is removed",
                        List.of("From then on nothing serves here. The endpoint goes first, then its configurations and models. Its bill ends with it."),
                        List.of("It cannot be taken back: to have it again is another plan."),
                        Optional.empty());
        };
    }

    private static Rollout first(DeploymentPlan plan) {
        return lines(
                COMES_IN,
                List.of(
                        "Nothing serves here yet: %s start, and the endpoint opens when they are healthy.".formatted(fleet(plan)),
                        "It is tried with questions whose answers are known."),
                List.of("There is nothing to go back to: what fails stays closed until somebody removes it."),
                Optional.empty());
    }

    private static Rollout update(DeploymentPlan plan, Generation runs, Optional<Alarms> states) {
        var steps = new ArrayList<String>();
        steps.add("A second fleet of %s starts beside the one that serves.".formatted(fleet(plan)));
        steps.addAll(traffic(plan));
        steps.add("It is tried with questions whose answers are known.");
        return lines(
                COMES_IN,
                steps,
                List.of(
                        "%s moves all traffic back to generation %d."
                                .formatted(states.isPresent() ? "An alarm below, or a trial that fails," : "A trial that fails", runs.number()),
                        "What was taken back stays away from this endpoint until a person clears it."),
                states);
    }

    private static List<String> traffic(DeploymentPlan plan) {
        var policy = plan.rollout();
        var kept = "the old fleet stays for another %s, then it goes.".formatted(time(policy.terminationWait()));
        if (plan.guarded() instanceof Guarded.No(var reason)) {
            return List.of("When it is healthy, all traffic moves at once, for %s; %s".formatted(reason.sentence(), kept));
        }
        return switch (policy) {
            case RolloutPolicy.AllAtOnce _ -> throw new IllegalStateException("a guarded rollout moves in steps");
            case RolloutPolicy.Canary _ -> List.of(
                    "Traffic moves to it, %s, and is watched for %s.".formatted(plan.traffic(), time(policy.bake())),
                    "All traffic moves; " + kept);
            case RolloutPolicy.Linear _ -> List.of(
                    "Traffic moves to it, %s, and each step is watched for %s."
                            .formatted(plan.traffic(), time(policy.bake())),
                    "When all of it has moved, " + kept);
        };
    }

    static String time(Duration time) {
        return time.toSeconds() % 60 == 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }

    private static String fleet(DeploymentPlan plan) {
        return "%d × %s".formatted(plan.instances(), plan.instanceType());
    }

    private static Rollout lines(String title, List<String> steps, List<String> back, Optional<Alarms> states) {
        return new Rollout(title, seen(steps), seen(back), states);
    }

    private static List<Seen> seen(List<String> lines) {
        return lines.stream().map(Seen::of).toList();
    }
}
