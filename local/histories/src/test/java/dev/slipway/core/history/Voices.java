package dev.slipway.core.history;

import static dev.slipway.core.approval.Desk.BOB;
import static dev.slipway.core.approval.Desk.CAROL;
import static dev.slipway.core.approval.Desk.DAVE;
import static dev.slipway.core.approval.Desk.ERIN;
import static dev.slipway.core.approval.Desk.FRANK;

import dev.slipway.core.Scene;
import dev.slipway.core.approval.Approval;
import dev.slipway.core.approval.DecideApproval;
import dev.slipway.core.approval.Link;
import dev.slipway.core.approval.LinkReader;
import dev.slipway.core.approval.Vote.Decision;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What people say of a life's plans: those who were asked and those who were not, once and again, in time and late, by
/// the links of their letters and signed in.
final class Voices {
    private static final List<Person> PEOPLE =
            List.of(Scene.ALICE, BOB, BOB, CAROL, CAROL, DAVE, ERIN, ERIN, FRANK, new Person("mallory"));

    private final Life life;

    Voices(Life life) {
        this.life = life;
    }

    /// A round of letters went out: some answer soon, some later, some never.
    void called(PlanId plan) {
        if (life.isCalm()) {
            List.of(BOB, ERIN, CAROL).forEach(person -> life.in(Duration.ofMinutes(5), shift ->
                    says(shift, new DecideApproval.Request(
                            plan, person, Decision.APPROVE, Optional.empty(), Optional.empty(), Optional.empty()))));
            return;
        }
        for (int i = life.below(6); i > 0; i--) {
            life.in(life.minutes(0, i > 2 ? 90 : 700), shift -> speaks(shift, plan));
        }
    }

    /// Somebody says something of a plan that may have ended long ago.
    void late(Shift shift) {
        if (!life.plans.isEmpty()) {
            speaks(shift, life.chance(50) ? life.plans.getLast() : life.oneOf(life.plans));
        }
    }

    private void speaks(Shift shift, PlanId plan) {
        var person = life.oneOf(PEOPLE);
        var approval = shift.world.ledger.read(Approval.key(plan)).found();
        var rounds = approval.stream()
                .flatMap(it -> it.rounds().stream())
                .map(round -> round.number())
                .filter(round -> shift.scene.desk.hasLetter(plan, round, person))
                .toList();
        if (life.chance(16)) {
            shift.act(life, Optional.empty(), person + " looks", () ->
                    shift.scene.desk.review(plan, person, Optional.empty()).map(it -> it.standing()));
        }
        if (rounds.isEmpty() || life.chance(33)) {
            says(shift, request(plan, person, Optional.empty()));
        } else {
            posts(shift, plan, shift.scene.desk.linkText(plan, life.oneOf(rounds), person));
        }
    }

    /// What the page does with a form that came with everything right: the link is read, and it says who speaks of what.
    private void posts(Shift shift, PlanId plan, String text) {
        boolean garbled = life.chance(7);
        var sent = garbled ? text.substring(0, text.length() - 1) : text;
        switch (shift.scene.desk.reader().read(sent, Link.Purpose.REVIEW, shift.scene.now)) {
            case LinkReader.Answer.Valid(Link link) -> {
                if (garbled || !link.plan().equals(plan)) {
                    throw new Flawed("a link that was never made is valid: " + link);
                }
                says(shift, request(plan, link.person(), Optional.of(link)));
            }
            case LinkReader.Answer.Expired _, LinkReader.Answer.Forged _ -> life.note(shift.scene.now, "link", "refused");
        }
    }

    /// Says it, and now and then says it again at once or much later.
    private void says(Shift shift, DecideApproval.Request request) {
        shift.act(life, Optional.empty(), "%s says %s of %s".formatted(request.person(), request.decision(), request.plan()), () ->
                shift.scene.desk.decide(request));
        if (life.strikes(250)) {
            life.in(life.minutes(0, life.chance(50) ? 1 : 600), later -> says(later, request));
        }
    }

    private DecideApproval.Request request(PlanId plan, Person person, Optional<Link> link) {
        return new DecideApproval.Request(
                plan,
                person,
                life.chance(14) ? Decision.REJECT : Decision.APPROVE,
                Optional.of("because"),
                link,
                life.chance(20) ? Optional.of(life.oneOf(PEOPLE)) : Optional.empty());
    }
}
