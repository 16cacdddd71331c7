package dev.slipway.twin.sagemaker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Lays out the stages of one update from beginning to end: nothing of it is decided later but that it is taken back.
final class Rollout {
    /// How long it takes to bring instances up, to move traffic to them, and to take old ones down.
    record Lengths(Duration launch, Duration activate, Duration terminate) {
        /// Four fifths of the time go into instances, one into traffic.
        static Lengths of(Duration updating, Duration terminate) {
            var launch = updating.multipliedBy(4).dividedBy(5);
            return new Lengths(launch, updating.minus(launch), terminate);
        }
    }

    private final Policy policy;
    private final Lengths lengths;
    private final long total;
    private final List<Stage> stages = new ArrayList<>();
    private Instant at;
    private long on;
    private long gone;

    private Rollout(Policy policy, Fleet target, Instant began, Lengths lengths) {
        this.policy = policy;
        this.lengths = lengths;
        this.total = target.instances();
        this.at = began;
    }

    static List<Stage> of(Policy policy, Fleet target, Instant began, Lengths lengths) {
        var rollout = new Rollout(policy, target, began, lengths);
        if (policy.kind() == Policy.Kind.ROLLING) {
            rollout.batches();
        } else {
            rollout.shifts();
        }
        return List.copyOf(rollout.stages);
    }

    private void shifts() {
        add("Creating", lengths.launch(), 0, "Launching %d instance(s).".formatted(total));
        for (var step = step(); on < total; step = policy.kind() == Policy.Kind.LINEAR ? step() : total) {
            activate(Math.min(total, on + step));
            bake(on < total ? policy.interval() : policy.finalWait(), on < total);
        }
        if (policy.guarded()) {
            add("Deleting", lengths.terminate(), total, "Terminating %d instance(s).".formatted(total));
        }
    }

    private void batches() {
        while (on < total) {
            var batch = Math.min(step(), total - on);
            var status = on == 0 ? "Creating" : "Updating";
            add(status, lengths.launch(), on, "Launching %d instance(s).".formatted(batch));
            activate(on + batch);
            bake(policy.interval(), true);
            add("Deleting", lengths.terminate(), on, "Terminating %d instance(s).".formatted(batch));
            gone = on;
        }
    }

    private long step() {
        return policy.batch().of(total);
    }

    private void activate(long next) {
        add("ActivatingTraffic", lengths.activate(), next, "Activating traffic on %s.".formatted(capacity(next)));
        on = next;
    }

    private void bake(Duration wait, boolean between) {
        add(
                "Baking",
                wait,
                on,
                "Baking for %d seconds (%s) with traffic enabled on %s."
                        .formatted(
                                wait.toSeconds(),
                                between ? "WaitIntervalInSeconds" : "TerminationWaitInSeconds",
                                capacity(on)));
    }

    private String capacity(long instances) {
        var part = instances == total ? "full" : policy.kind() == Policy.Kind.CANARY ? "canary" : "partial";
        return "%s capacity of %d instance(s)".formatted(part, instances);
    }

    private void add(String status, Duration length, long shown, String message) {
        if (length.isZero()) {
            return;
        }
        var until = at.plus(length);
        var watched = status.equals("Baking");
        stages.add(new Stage(status, message, at, until, share(on), share(shown), share(total - gone), watched));
        at = until;
    }

    private int share(long instances) {
        return (int) Math.round((double) Stage.WHOLE * instances / total);
    }
}
