package dev.slipway.core.plan;

import dev.slipway.core.model.Application;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Key;
import dev.slipway.core.step.Listing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An application's endpoint in an environment, with its lock and its history.
///
/// Shape: `owner` is the run that works on it now; `generations` are in order, the last one serves
/// while the state is `LIVE`; `objects` names every SageMaker model and configuration that may
/// still be there, so that a removal finds them all; `failure` is there while the state is `FAILED`; `blocks` are
/// the plan hashes that were taken back here; `settled` is when a plan that was taken back last let go of it.
///
/// Longer than a screen, for it is the whole life of an endpoint.
public record EndpointRecord(
        Application app,
        Environment environment,
        State state,
        Optional<RunId> owner,
        List<Generation> generations,
        List<ResourceName> objects,
        Optional<Failure> failure,
        List<Block> blocks,
        Optional<Instant> settled) {
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
        blocks = List.copyOf(blocks);
    }

    public static Key<EndpointRecord> key(Application app, Environment environment) {
        return key(nameOf(app, environment));
    }

    /// By its name at SageMaker, as alarms know it.
    public static Key<EndpointRecord> key(ResourceName endpoint) {
        return new Key<>(EndpointRecord.class, PARTITION, endpoint.value());
    }

    public static Listing<EndpointRecord> all() {
        return Listing.of(EndpointRecord.class, PARTITION);
    }

    /// The name of the endpoint at SageMaker.
    public static ResourceName nameOf(Application app, Environment environment) {
        return new ResourceName(app + "-" + environment);
    }

    public static EndpointRecord vacant(Application app, Environment environment) {
        return new EndpointRecord(
                app,
                environment,
                State.VACANT,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty());
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

    /// What it served under this number.
    public Optional<Generation> generation(int number) {
        return generations.stream().filter(one -> one.number() == number).findFirst();
    }

    /// What was taken back so that this serves now; nothing where a plan brought it.
    public Optional<Generation> takenBack() {
        return current()
                .flatMap(serving -> generation(serving.number() - 1))
                .filter(before -> before.end().filter(end -> end.how() == Generation.How.TAKEN_BACK).isPresent());
    }

    public EndpointRecord takenBy(RunId run) {
        return new EndpointRecord(app, environment, state, Optional.of(run), generations, objects, failure, blocks, settled);
    }

    /// Whether this run works on it now.
    public boolean isOwnedBy(RunId run) {
        return owner.equals(Optional.of(run));
    }

    public EndpointRecord released(State next) {
        return new EndpointRecord(
                app,
                environment,
                next,
                Optional.empty(),
                generations,
                objects,
                failure.filter(_ -> next == State.FAILED),
                blocks,
                settled);
    }

    /// Released by a plan that was taken back: what served before serves on.
    public EndpointRecord settled(Instant now) {
        return new EndpointRecord(
                app, environment, state, Optional.empty(), generations, objects, failure, blocks, Optional.of(now));
    }

    /// Since when what serves does so undisturbed: alarms from before speak of something else.
    public Optional<Instant> undisturbedSince() {
        return current().map(Generation::since).map(since -> settled.filter(since::isBefore).orElse(since));
    }

    /// Released by a plan that failed here.
    public EndpointRecord failed(Failure why) {
        return new EndpointRecord(
                app, environment, State.FAILED, Optional.empty(), generations, objects, Optional.of(why), blocks, settled);
    }

    public EndpointRecord with(ResourceName object) {
        if (objects.contains(object)) {
            return this;
        }
        var more = new ArrayList<>(objects);
        more.add(object);
        return new EndpointRecord(app, environment, state, owner, generations, more, failure, blocks, settled);
    }

    public EndpointRecord with(Generation generation) {
        return with(ended(Generation.How.REPLACED, generation.since(), Optional.empty()), generation);
    }

    /// Went back from what served last to this older generation, which serves again as a new one.
    public EndpointRecord backTo(Generation good, String why, Instant now) {
        return with(ended(Generation.How.TAKEN_BACK, now, Optional.of(why)), good.again(generations.size() + 1, now));
    }

    private EndpointRecord with(List<Generation> before, Generation next) {
        var more = new ArrayList<>(before);
        more.add(next);
        return new EndpointRecord(app, environment, state, owner, more, objects, failure, blocks, settled);
    }

    /// Its history, with the last generation ended.
    private List<Generation> ended(Generation.How how, Instant at, Optional<String> why) {
        var all = new ArrayList<>(generations);
        if (!all.isEmpty()) {
            all.add(all.removeLast().ended(new Generation.End(how, at, why)));
        }
        return all;
    }

    /// The generations that it may go back to, the newest first: each served until another took its place, is not what
    /// serves now, was not taken back, and its objects may still be there.
    public List<Generation> good() {
        var now = current().map(Generation::hash);
        return generations.reversed().stream()
                .filter(one -> one.end().filter(end -> end.how() == Generation.How.REPLACED).isPresent())
                .filter(one -> !now.equals(Optional.of(one.hash())) && !blocks(one.hash()))
                .filter(one -> objects.contains(one.objects()))
                .toList();
    }

    /// Also keeps this hash away.
    public EndpointRecord with(Block block) {
        if (blocks(block.hash())) {
            return this;
        }
        var more = new ArrayList<>(blocks);
        more.add(block);
        return new EndpointRecord(app, environment, state, owner, generations, objects, failure, more, settled);
    }

    /// Whether what has this plan hash was taken back here.
    public boolean blocks(Digest hash) {
        return blocks.stream().anyMatch(block -> block.hash().equals(hash));
    }

    /// Keeps this hash away no longer.
    public EndpointRecord without(Block block) {
        return new EndpointRecord(
                app,
                environment,
                state,
                owner,
                generations,
                objects,
                failure,
                blocks.stream().filter(other -> !other.equals(block)).toList(),
                settled);
    }

    /// Nothing is left of it but its history; a person cleared it, blocks included.
    public EndpointRecord removed(Instant now) {
        return new EndpointRecord(
                app,
                environment,
                State.REMOVED,
                Optional.empty(),
                ended(Generation.How.REMOVED, now, Optional.empty()),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }
}
