package dev.slipway.twin.sagemaker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A change that is taken back: why, and by which stages. When it is `stuck`, both fleets serve on as they did.
record Rollback(String reason, List<Stage> stages, boolean stuck) {
    Rollback {
        stages = List.copyOf(stages);
    }

    /// Blue/green: the old fleet is whole, so all traffic is back at once and the new instances go.
    static Rollback atOnce(String reason, Stage from, Instant since, Duration length) {
        var until = since.plus(length);
        var back = new Stage(
                "Deleting", "Terminating the new fleet.", since, until, 0, from.capacity(), Stage.WHOLE, false);
        return new Rollback(reason, List.of(back), false);
    }

    /// Rolling: old instances come back batch by batch, and each takes its part of the traffic when it is up.
    static Rollback inBatches(String reason, Stage from, Instant since, Duration length, int batch, boolean stuck) {
        var stages = new ArrayList<Stage>();
        var at = since;
        var left = from.traffic();
        do {
            var until = at.plus(length);
            var old = Math.max(from.old(), Stage.WHOLE - left);
            stages.add(
                    new Stage("Updating", "Launching instances of the old fleet.", at, until, left, left, old, false));
            at = until;
            left -= batch;
        } while (left > 0 && !stuck);
        return new Rollback(reason, stages, stuck);
    }
}
