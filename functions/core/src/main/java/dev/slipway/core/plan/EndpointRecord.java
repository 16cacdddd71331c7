package dev.slipway.core.plan;

import dev.slipway.core.model.Application;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.step.Key;
import dev.slipway.core.step.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An application's endpoint in an environment, with its lock and its history.
///
/// Shape: `owner` is the plan that works on it now; `generations` are in order, the last one serves
/// while the state is `LIVE`; `objects` names every SageMaker model and configuration that may
/// still be there, so that a removal finds them all; `failure` is there while the state is `FAILED`.
public record EndpointRecord(
        Application app,
        Environment environment,
        State state,
        Optional<PlanId> owner,
        List<Generation> generations,
        List<ResourceName> objects,
        Optional<Failure> failure) {
    private static final String PARTITION = "endpoints";

    /// What is known of the endpoint between two plans.
    public enum State {
        /// Never deployed, or being deployed for the first time.
        VACANT,
        LIVE,
        /// A plan failed here; only a removal is accepted.
        FAILED,
        REMOVED
    }

    /// The plan that failed here, and why in one sentence.
    public record Failure(PlanId plan, String reason) {}

    public EndpointRecord {
        generations = List.copyOf(generations);
        objects = List.copyOf(objects);
    }

    public static Key<EndpointRecord> key(Application app, Environment environment) {
        return new Key<>(EndpointRecord.class, PARTITION, nameOf(app, environment).value());
    }

    public static Listing<EndpointRecord> all() {
        return Listing.of(EndpointRecord.class, PARTITION);
    }

    /// The name of the endpoint at SageMaker.
    public static ResourceName nameOf(Application app, Environment environment) {
        return new ResourceName(app + "-" + environment);
    }

    public static EndpointRecord vacant(Application app, Environment environment) {
        return new EndpointRecord(app, environment, State.VACANT, Optional.empty(), List.of(), List.of(), Optional.empty());
    }

    /// What serves now.
    public Optional<Generation> current() {
        return state == State.LIVE || state == State.FAILED
                ? generations.stream().reduce((first, second) -> second)
                : Optional.empty();
    }

    /// Whether nothing was ever deployed here and nobody works on it: there is nothing to remember.
    public boolean neverWas() {
        return state == State.VACANT && owner.isEmpty();
    }

    public EndpointRecord takenBy(PlanId plan) {
        return new EndpointRecord(app, environment, state, Optional.of(plan), generations, objects, failure);
    }

    public EndpointRecord released(State next) {
        return new EndpointRecord(
                app,
                environment,
                next,
                Optional.empty(),
                generations,
                objects,
                failure.filter(_ -> next == State.FAILED));
    }

    /// Released by a plan that failed here.
    public EndpointRecord failed(Failure why) {
        return new EndpointRecord(
                app, environment, State.FAILED, Optional.empty(), generations, objects, Optional.of(why));
    }

    public EndpointRecord with(ResourceName object) {
        if (objects.contains(object)) {
            return this;
        }
        var more = new ArrayList<>(objects);
        more.add(object);
        return new EndpointRecord(app, environment, state, owner, generations, more, failure);
    }

    public EndpointRecord with(Generation generation) {
        var more = new ArrayList<>(generations);
        more.add(generation);
        return new EndpointRecord(app, environment, state, owner, more, objects, failure);
    }

    /// Nothing is left of it but its history.
    public EndpointRecord removed() {
        return new EndpointRecord(app, environment, State.REMOVED, Optional.empty(), generations, List.of(), Optional.empty());
    }
}
