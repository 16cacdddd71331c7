package dev.slipway.core.history;

import static dev.slipway.core.approval.Desk.CAROL;
import static dev.slipway.core.approval.Desk.DAVE;
import static dev.slipway.core.approval.Desk.ERIN;
import static dev.slipway.core.approval.Desk.FRANK;

import dev.slipway.core.Scene;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.AcceptIntent;
import dev.slipway.core.plan.Block;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.rollout.CancelPlan;
import dev.slipway.core.rollout.ClearBlock;
import dev.slipway.core.rollout.RequestRollback;
import dev.slipway.core.rollout.SetFreeze;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// What people want of an application, and what they do about it by hand.
final class Story {
    private static final Map<Character, List<String>> WISHES = Map.of(
            'd',
            List.of(
                    "deploy llama-3.1 8B for %s",
                    "deploy mistral-7b-instruct v0.3 for %s",
                    "deploy llama-3.1 8B for %s on ml.g6e.xlarge",
                    "deploy llama-3.1 8B for %s on ml.g5.xlarge"),
            's',
            List.of(
                    "deploy llama-3.1 8B for %s",
                    "deploy mistral-7b-instruct v0.3 for %s with 2 instances",
                    "deploy llama-3.1 8B for %s on ml.g6e.xlarge with 2 instances",
                    "deploy llama-3.1 8B for %s on ml.g6e.12xlarge under $30 per hour"),
            'p',
            List.of(
                    "deploy llama-3.1 8B for %s",
                    "deploy mistral-7b-instruct v0.3 for %s with 2 instances",
                    "deploy llama-3.1 8B for %s on ml.g6e.12xlarge with 5 instances under $120 per hour",
                    "deploy llama-3.1 8B for %s on ml.g6e.xlarge with 3 instances"));
    private static final List<Person> REQUESTERS = List.of(Scene.ALICE, Scene.ALICE, Scene.ALICE, CAROL, FRANK);
    private static final List<Person> CREW = List.of(DAVE, DAVE, ERIN, Scene.ALICE);

    private final Life life;

    Story(Life life) {
        this.life = life;
    }

    /// A wish or two, or none; somebody who steps in; an alarm; what was done long ago and comes again.
    void begins(Shift shift) {
        var endpoint = shift.world.ledger.read(EndpointRecord.key(life.endpoint)).found();
        boolean failed = endpoint.filter(it -> it.state() == EndpointRecord.State.FAILED).isPresent();
        boolean nothing = endpoint.filter(it -> it.state() != EndpointRecord.State.REMOVED).isEmpty();
        if (failed) {
            life.in(life.minutes(0, 10), this::undeploys);
        } else if (nothing || life.chance(55)) {
            life.in(life.minutes(0, 10), this::wishes);
        }
        if (life.chance(10)) {
            life.in(life.chance(50) ? Duration.ofMinutes(11) : life.minutes(60, 300), this::wishes);
        }
        if (life.chance(50)) {
            life.in(life.minutes(11, 600), this::meddles);
        }
        if (life.chance(endpoint.filter(it -> !it.good().isEmpty()).isPresent() ? 60 : 10)) {
            life.in(life.minutes(0, 600), later -> new Storm(life).breaks(later));
        }
        for (int times = life.below(4); times > 0; times--) {
            life.in(life.minutes(0, 900), life::again);
            life.in(life.minutes(0, 900), life.voices::late);
        }
    }

    /// What serves now may not serve well.
    void goesOn(Shift shift, RunId run) {
        if (life.isCalm()) {
            return;
        }
        boolean deployed = PlanId.SHAPE.check("run", run.value()).isEmpty()
                && shift.world.ledger.read(PlanRecord.key(new PlanId(run.value()))).value().status() == PlanStatus.DEPLOYED;
        if (deployed && life.chance(isUpdate(shift) ? 70 : 5)) {
            life.in(life.minutes(1, 120), later -> new Storm(life).breaks(later));
        }
    }

    private boolean isUpdate(Shift shift) {
        return shift.world.ledger.read(EndpointRecord.key(life.endpoint)).value().generations().size() > 1;
    }

    void undeploys(Shift shift) {
        wishes(shift, "undeploy " + life.app, false);
    }

    private void wishes(Shift shift) {
        var wishes = Objects.requireNonNull(WISHES.get(life.environment.value().charAt(0)));
        var sentence = life.oneOf(wishes).formatted(life.app);
        wishes(shift, sentence, life.chance(4));
    }

    /// One intent under one key, sent once or more.
    private void wishes(Shift shift, String sentence, boolean rehearsed) {
        var caller = life.oneOf(REQUESTERS);
        var key = "key-%s-%d".formatted(life.app, life.plans.size());
        sends(shift, caller, key, sentence, rehearsed);
        if (life.strikes(200)) {
            life.in(life.minutes(0, 60), later -> sends(later, caller, key, sentence, rehearsed));
        }
    }

    private void sends(Shift shift, Person caller, String key, String sentence, boolean rehearsed) {
        var request = new AcceptIntent.Request(
                caller,
                Optional.empty(),
                sentence,
                life.environment.value(),
                Optional.of(life.app.value()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                rehearsed,
                Optional.of(key),
                life.fresh());
        acts(shift, "%s wants: %s".formatted(caller, sentence), () -> shift.scene.accept(request));
    }

    private void meddles(Shift shift) {
        switch (life.below(9)) {
            case 0, 1, 2 -> cancels(shift);
            case 3, 4, 5 -> takesBack(shift);
            case 6, 7 -> unblocks(shift);
            default -> freezes(shift);
        }
    }

    private void cancels(Shift shift) {
        if (!life.plans.isEmpty()) {
            cancels(shift, life.chance(80) ? life.plans.getLast() : life.oneOf(life.plans));
        }
    }

    void cancels(Shift shift, PlanId plan) {
        var who = life.oneOf(List.of(Scene.ALICE, DAVE, FRANK));
        acts(shift, "%s cancels %s".formatted(who, plan), () ->
                shift.meanwhile.cancel(new CancelPlan.Request(who, plan.value(), Optional.empty())));
    }

    private void takesBack(Shift shift) {
        var number = life.chance(50) ? Optional.<BigInteger>empty() : Optional.of(BigInteger.valueOf(1 + life.below(3)));
        var endpoint = shift.world.ledger.read(EndpointRecord.key(life.endpoint)).found();
        var serving = endpoint.flatMap(EndpointRecord::current).map(one -> BigInteger.valueOf(one.number()));
        var request = new RequestRollback.Request(
                life.oneOf(CREW),
                life.app.value(),
                life.environment.value(),
                life.chance(40) ? serving : Optional.empty(),
                number,
                Optional.of("nonsense"));
        for (int times = 1 + life.below(2); times > 0; times--) {
            takesBack(shift, request);
        }
        if (life.chance(40)) {
            life.in(life.minutes(0, 240), later -> takesBack(later, request));
        }
    }

    private void takesBack(Shift shift, RequestRollback.Request request) {
        var what = "%s takes back from %s to %s".formatted(request.caller(), request.from(), request.to());
        acts(shift, what, () -> asMeant(shift, request, shift.meanwhile.takeBack(request)));
    }

    /// Nothing is taken back but what they named, and where they name nothing, nothing that a rollback brought.
    private RequestRollback.Answer asMeant(Shift shift, RequestRollback.Request request, RequestRollback.Answer answer) {
        if (answer instanceof RequestRollback.Answer.Started started) {
            var before = shift.world.ledger.read(EndpointRecord.key(life.endpoint)).value().generation(started.from() - 1);
            boolean brought = before.flatMap(Generation::end).filter(end -> end.how() == Generation.How.TAKEN_BACK).isPresent();
            boolean named = request.from().equals(Optional.of(BigInteger.valueOf(started.from())));
            boolean open = request.from().isEmpty() && (request.to().isPresent() || !brought);
            Flawed.unless(named || open, "%s takes back generation %d, and %s was asked for".formatted(started.run(), started.from(), request));
        }
        return answer;
    }

    private void unblocks(Shift shift) {
        var endpoint = shift.world.ledger.read(EndpointRecord.key(life.endpoint)).found();
        endpoint.stream().flatMap(it -> it.blocks().stream()).map(Block::hash).findFirst().ifPresent(hash -> {
            var request = new ClearBlock.Request(
                    life.oneOf(CREW), life.app.value(), life.environment.value(), hash.value(), Optional.empty());
            acts(shift, request.caller() + " unblocks", () -> shift.meanwhile.unblock(request));
        });
    }

    /// Everybody in the environment waits.
    private void freezes(Shift shift) {
        var until = shift.scene.now.plus(life.minutes(1, 20)).toString();
        acts(shift, "freeze", () -> shift.meanwhile.freeze(freeze(until)));
        if (life.chance(50)) {
            life.in(life.minutes(1, 10), later -> acts(later, "lift", () -> later.meanwhile.freeze(freeze("now"))));
        }
    }

    private SetFreeze.Request freeze(String until) {
        return new SetFreeze.Request(DAVE, life.environment.value(), until, Optional.of("holiday"));
    }

    private void acts(Shift shift, String what, Supplier<?> doing) {
        shift.act(life, Optional.empty(), what, doing);
    }
}
