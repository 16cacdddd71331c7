package dev.slipway.core.rollout;

import dev.slipway.core.model.Application;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Fleet;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.step.Key;
import java.time.Instant;

/// One way back of an endpoint, from what failed to its last good generation.
///
/// Shape: one a run, so that a way is gone once however often it is asked for. `plan`, `hash`, `from` and `fleet` are
/// of what is taken back; `reason` is why, in a sentence.
public record Undo(
        RunId run,
        PlanId plan,
        Application app,
        Environment environment,
        Digest hash,
        ResourceName from,
        Fleet fleet,
        Generation to,
        State state,
        String reason,
        Instant since) {
    /// How far the way back is.
    public enum State {
        GOING_BACK,
        /// In service as before, and not yet tried.
        SERVING,
        /// The last good generation serves and answers as it should.
        BACK,
        /// It does not, and somebody must look.
        MISSED
    }

    public static Key<Undo> key(RunId run) {
        return new Key<>(Undo.class, "undo#" + run.value(), "undo");
    }

    public ResourceName endpoint() {
        return EndpointRecord.nameOf(app, environment);
    }

    /// Whether it has not come to its end.
    boolean isOpen() {
        return state == State.GOING_BACK || state == State.SERVING;
    }

    Undo becomes(State next, String why) {
        return new Undo(run, plan, app, environment, hash, from, fleet, to, next, why, since);
    }

    /// The name of the effect that sets the endpoint on its way.
    String effect() {
        return "undo/endpoint/%s@%s".formatted(endpoint(), to.objects());
    }
}
