package dev.slipway.core.approval;

import static dev.slipway.core.approval.Desk.BOB;
import static dev.slipway.core.approval.Desk.CAROL;
import static dev.slipway.core.approval.Desk.DAVE;
import static dev.slipway.core.approval.Desk.ERIN;
import static dev.slipway.core.approval.Desk.FRANK;
import static dev.slipway.core.approval.Vote.Decision.APPROVE;
import static dev.slipway.core.approval.Vote.Decision.REJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.core.Scene;
import dev.slipway.core.approval.DecideApproval.Answer;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Problem;
import dev.slipway.core.plan.MemoryWorkflows.Answered;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.plan.Workflows;
import dev.slipway.core.rollout.DeployedPlans;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecideApprovalTest {
    private final Scene scene = new Scene();
    private final Desk desk = scene.desk;

    @Test
    void writesDownVoteAndDecisionTogetherAndThenTellsTheMachine() {
        var plan = desk.asked();
        long commits = scene.store.commits();
        scene.workflows.completing = (token, _) -> {
            assertThat(desk.approval(plan).state()).isEqualTo(ApprovalState.APPROVED);
            assertThat(scene.store.commits()).isEqualTo(commits + 1);
            return Workflows.Completion.DELIVERED;
        };

        var answer = byLink(plan, BOB, APPROVE);

        assertThat(answer).isEqualTo(new Answer.Recorded(ApprovalState.APPROVED, Optional.empty()));
        assertThat(scene.workflows.answered)
                .containsExactly(new Answered("t1", new ApprovalOutcome.Approved(plan)));
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.AWAITING_APPROVAL);
        assertThat(told(plan, "VoteRecorded"))
                .containsEntry("decision", new Canonical.Text("Approve"))
                .containsEntry("way", new Canonical.Text("Link"))
                .containsEntry("round", new Canonical.Whole(1))
                .containsEntry("groups", new Canonical.Items(List.of(new Canonical.Text("approvers"))))
                .doesNotContainKey("on_behalf_of");
        assertThat(told(plan, "ApprovalDecided"))
                .containsEntry("decision", new Canonical.Text("Approved"))
                .containsEntry("decided_at", new Canonical.Text(scene.now.toString()))
                .containsEntry("voters", new Canonical.Items(List.of(new Canonical.Text("bob"))));
        assertThat(desk.approval(plan).callback().state()).isEqualTo(Callback.State.DELIVERED);
    }

    @Test
    void endsThePlanWithOneRejection() {
        var plan = desk.largeAsked();
        desk.say(plan, BOB, APPROVE);

        var answer = desk.say(plan, CAROL, REJECT);

        assertThat(answer).isEqualTo(new Answer.Recorded(ApprovalState.REJECTED, Optional.empty()));
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.DENIED);
        assertThat(scene.record(plan).reason()).hasValue("rejected by carol");
        assertThat(scene.workflows.answered)
                .containsExactly(new Answered("t1", new ApprovalOutcome.Rejected(plan)));
    }

    @Test
    void tellsTheAuditWhyInTheWordsThatWereSaid() {
        var plan = desk.largeAsked();
        desk.decide(new DecideApproval.Request(plan, CAROL, APPROVE, Optional.empty(), Optional.empty(), Optional.empty()));
        desk.decide(new DecideApproval.Request(
                plan, BOB, REJECT, Optional.of(" too dear\nfor \"us\" 💸 "), Optional.empty(), Optional.empty()));

        var votes = scene.store.events(plan.run(), 0).stream()
                .filter(event -> event.type().equals("VoteRecorded"))
                .map(event -> event.detail().values())
                .toList();

        assertThat(votes.getFirst()).doesNotContainKey("reason");
        assertThat(votes.getLast()).containsEntry("reason", new Canonical.Text("too dear\nfor \"us\" 💸"));
    }

    @Test
    void waitsForAsManyPeopleAsAreNeeded() {
        var plan = desk.largeAsked();

        assertThat(desk.say(plan, CAROL, APPROVE)).isEqualTo(new Answer.Recorded(ApprovalState.PENDING, Optional.empty()));
        assertThat(scene.workflows.answered).isEmpty();
        assertThat(desk.say(plan, ERIN, APPROVE)).isEqualTo(new Answer.Recorded(ApprovalState.APPROVED, Optional.empty()));
    }

    @Test
    void givesTheSameAnswerToTheSameVoteAndTellsNobodyTwice() {
        var plan = desk.asked();
        byLink(plan, BOB, APPROVE);
        long commits = scene.store.commits();

        assertThat(byLink(plan, BOB, APPROVE)).isEqualTo(new Answer.AlreadySo(ApprovalState.APPROVED, Optional.empty()));
        assertThat(desk.say(plan, CAROL, APPROVE)).isEqualTo(new Answer.AlreadySo(ApprovalState.APPROVED, Optional.empty()));
        assertThat(scene.workflows.answered).hasSize(1);
        assertThat(scene.store.commits()).isEqualTo(commits);
    }

    @Test
    void neverTurnsAroundWhatWasDecided() {
        var plan = desk.asked();
        byLink(plan, BOB, APPROVE);

        assertThat(byLink(plan, BOB, REJECT)).isEqualTo(new Answer.DecidedOtherwise(ApprovalState.APPROVED));
        assertThat(byLink(plan, CAROL, REJECT)).isEqualTo(new Answer.DecidedOtherwise(ApprovalState.APPROVED));
        assertThat(desk.approval(plan).state()).isEqualTo(ApprovalState.APPROVED);
    }

    @Test
    void neverTurnsAroundWhatOnePersonSaid() {
        var plan = desk.largeAsked();
        desk.say(plan, CAROL, APPROVE);

        assertThat(desk.say(plan, CAROL, APPROVE)).isEqualTo(new Answer.AlreadySo(ApprovalState.PENDING, Optional.empty()));
        assertThat(desk.say(plan, CAROL, REJECT)).isEqualTo(new Answer.DecidedOtherwise(ApprovalState.PENDING));
    }

    @Test
    void barsWhoeverAskedForThePlanHoweverManyGroupsTheyAreIn() {
        desk.with(Desk.member("alice", List.of("approvers", "finance", "leads"), "frank"));
        desk.with(Desk.member("bob", List.of("approvers"), "alice"));
        var plan = desk.asked();

        assertThat(desk.say(plan, Scene.ALICE, APPROVE)).isEqualTo(new Answer.Barred(Standing.Why.AUTHOR));
        assertThat(inSeat(plan, Scene.ALICE, BOB)).isEqualTo(new Answer.Barred(Standing.Why.AUTHOR));
        assertThat(inSeat(plan, FRANK, Scene.ALICE)).isEqualTo(new Answer.Barred(Standing.Why.FOR_AUTHOR));
        assertThat(desk.mailed(plan, 1)).containsExactly("bob", "carol");
        assertThat(scene.store.events(plan.run(), 0))
                .filteredOn(event -> event.type().equals("PersonRefused"))
                .extracting(AuditEvent::actor, event -> event.detail().values().get("why"))
                .containsExactly(
                        tuple("alice", new Canonical.Text("Author")),
                        tuple("alice", new Canonical.Text("Author")),
                        tuple("frank", new Canonical.Text("ForAuthor")));
    }

    @Test
    void showsNothingToStrangersAndWritesThemDown() {
        var plan = desk.asked();

        assertThat(desk.say(plan, DAVE, APPROVE)).isEqualTo(new Answer.NotKnown());
        assertThat(desk.say(Scene.planId(99), DAVE, APPROVE)).isEqualTo(new Answer.NotKnown());
        assertThat(inSeat(plan, DAVE, Scene.ALICE)).isEqualTo(new Answer.NotKnown());
        assertThat(scene.store.events(plan.run(), 0))
                .filteredOn(event -> event.type().equals("PersonRefused"))
                .extracting(event -> event.detail().values().get("why"))
                .containsExactly(new Canonical.Text("NoMember"), new Canonical.Text("NoDelegate"));
    }

    @Test
    void asksWhetherTheyStillBelongWhenTheyDecide() {
        var plan = desk.asked();
        desk.with(Desk.member("carol", List.of("developers")));
        desk.with(Desk.member("bob", List.of("approvers"), "frank"));

        assertThat(byLink(plan, CAROL, APPROVE)).isEqualTo(new Answer.Barred(Standing.Why.NO_MEMBER));
        assertThat(desk.approval(plan).state()).isEqualTo(ApprovalState.PENDING);
    }

    @Test
    void letsADelegateDecideAndSaysForWhom() {
        var plan = desk.asked();

        assertThat(desk.say(plan, FRANK, APPROVE)).isEqualTo(new Answer.Recorded(ApprovalState.APPROVED, Optional.of(BOB)));
        assertThat(desk.say(plan, FRANK, APPROVE)).isEqualTo(new Answer.AlreadySo(ApprovalState.APPROVED, Optional.of(BOB)));
        assertThat(told(plan, "VoteRecorded"))
                .containsEntry("on_behalf_of", new Canonical.Text("bob"))
                .containsEntry("groups", new Canonical.Items(List.of(new Canonical.Text("approvers"))))
                .containsEntry("way", new Canonical.Text("Signed-in"));
    }

    @Test
    void countsASeatOnceThoughItsNoStillCounts() {
        var plan = desk.largeAsked();
        desk.say(plan, FRANK, APPROVE);

        assertThat(desk.say(plan, BOB, APPROVE)).isEqualTo(new Answer.AlreadySo(ApprovalState.PENDING, Optional.empty()));
        assertThat(desk.approval(plan).votes()).hasSize(1);
        assertThat(desk.say(plan, BOB, REJECT)).isEqualTo(new Answer.Recorded(ApprovalState.REJECTED, Optional.empty()));
    }

    @Test
    void leavesASeatFreeWhoseDelegateIsOneNoMore() {
        var plan = desk.largeAsked();
        desk.say(plan, FRANK, APPROVE);
        desk.with(Desk.member("bob", List.of("approvers", "finance"), "carol"));

        assertThat(desk.say(plan, BOB, APPROVE)).isEqualTo(new Answer.Recorded(ApprovalState.PENDING, Optional.empty()));
        assertThat(desk.say(plan, BOB, APPROVE)).isEqualTo(new Answer.AlreadySo(ApprovalState.PENDING, Optional.empty()));
        assertThat(desk.say(plan, CAROL, APPROVE)).isEqualTo(new Answer.Recorded(ApprovalState.APPROVED, Optional.empty()));
    }

    @Test
    void countsASeatOnceThoughTheDelegateIsBackWhoSpokeBeforeItsHolder() {
        var plan = desk.largeAsked();
        desk.say(plan, FRANK, APPROVE);
        desk.with(Desk.member("bob", List.of("approvers", "finance"), "carol"));
        desk.say(plan, BOB, APPROVE);
        desk.people = Desk.PEOPLE;

        assertThat(desk.approval(plan).tally(desk.people).approving()).isEqualTo(1);
        assertThat(desk.say(plan, CAROL, APPROVE)).isEqualTo(new Answer.Recorded(ApprovalState.APPROVED, Optional.empty()));
    }

    @Test
    void letsNobodySpeakTwiceWhoseFirstWordCountsNoMore() {
        var plan = desk.largeAsked();
        inSeat(plan, CAROL, BOB);
        desk.with(Desk.member("bob", List.of("approvers", "finance")));

        assertThat(desk.say(plan, CAROL, APPROVE)).isEqualTo(new Answer.AlreadySo(ApprovalState.PENDING, Optional.of(BOB)));
        assertThat(desk.approval(plan).votes()).hasSize(1);
    }

    @Test
    void countsOnePersonOnceThoughTheyHaveTwoSeats() {
        var plan = desk.largeAsked();
        desk.say(plan, CAROL, APPROVE);

        assertThat(inSeat(plan, CAROL, BOB)).isEqualTo(new Answer.AlreadySo(ApprovalState.PENDING, Optional.empty()));
        assertThat(desk.approval(plan).votes()).hasSize(1);
    }

    @Test
    void takesNoLinkAloneWherePeopleHaveToSignIn() {
        var plan = desk.largeAsked();

        assertThat(byLink(plan, BOB, APPROVE)).isEqualTo(new Answer.Barred(Standing.Why.NOT_SIGNED_IN));
        assertThat(told(plan, "PersonRefused")).containsEntry("why", new Canonical.Text("NotSignedIn"));
        assertThat(desk.say(plan, BOB, APPROVE)).isEqualTo(new Answer.Recorded(ApprovalState.PENDING, Optional.empty()));
    }

    @Test
    void takesNoLinkOfAnOlderRound() {
        var plan = desk.asked();
        var old = desk.link(plan, 1, BOB);
        scene.pass(Round.LENGTH);
        desk.ask(plan, "t2");

        assertThat(desk.decide(with(plan, BOB, APPROVE, old))).isEqualTo(new Answer.SupersededRound(2));
        assertThat(byLink(plan, 2, BOB, APPROVE)).isEqualTo(new Answer.Recorded(ApprovalState.APPROVED, Optional.empty()));
        assertThat(desk.decide(with(plan, BOB, APPROVE, old))).isEqualTo(new Answer.AlreadySo(ApprovalState.APPROVED, Optional.empty()));
    }

    @Test
    void takesNoLinkThatWasNotIssuedToThisPersonForThisPlan() {
        var plan = desk.asked();
        var other = desk.neededInProd(Scene.LLAMA);
        desk.ask(other, "u1");
        var bobs = desk.link(plan, 1, BOB);
        var minted = desk.minter().review(plan, 1, FRANK, bobs.hash(), bobs.issued(), bobs.expires(), "k-2");
        var otherNonce = desk.minter().review(plan, 1, BOB, bobs.hash(), bobs.issued().minusSeconds(1), bobs.expires(), "k-2");
        var form = desk.minter().form(bobs, bobs.nonce(), scene.now, bobs.expires());
        var future = desk.minter().review(plan, 2, BOB, bobs.hash(), bobs.issued(), bobs.expires(), "k-2");

        assertThat(desk.decide(with(plan, CAROL, APPROVE, bobs))).isEqualTo(new Answer.NotKnown());
        assertThat(desk.decide(with(other, BOB, APPROVE, bobs))).isEqualTo(new Answer.NotKnown());
        assertThat(desk.decide(with(plan, FRANK, APPROVE, minted))).isEqualTo(new Answer.NotKnown());
        assertThat(desk.decide(with(plan, BOB, APPROVE, otherNonce))).isEqualTo(new Answer.NotKnown());
        assertThat(desk.decide(with(plan, BOB, APPROVE, form))).isEqualTo(new Answer.NotKnown());
        assertThat(desk.decide(with(plan, BOB, APPROVE, future))).isEqualTo(new Answer.NotKnown());
        assertThat(desk.approval(plan).votes()).isEmpty();
    }

    @Test
    void takesNoVoteWhenTheTimeIsOver() {
        var plan = desk.asked();
        scene.pass(Round.LENGTH.multipliedBy(3));

        assertThat(byLink(plan, BOB, APPROVE)).isEqualTo(new Answer.DecidedOtherwise(ApprovalState.EXPIRED));
        assertThat(desk.approval(plan).state()).isEqualTo(ApprovalState.EXPIRED);
        assertThat(scene.workflows.answered)
                .containsExactly(new Answered("t1", new ApprovalOutcome.Expired(plan)));
    }

    @Test
    void takesNoVoteOnWhatHasMovedSincePeopleWereAsked() {
        var plan = desk.asked();
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));

        assertThat(byLink(plan, BOB, APPROVE)).isEqualTo(new Answer.DecidedOtherwise(ApprovalState.SUPERSEDED));
        assertThat(scene.record(plan).reason()).hasValue("what runs has changed since people were asked: plan again");
    }

    @Test
    void keepsTheDecisionWhenTheMachineCannotBeTold() {
        var plan = desk.asked();
        scene.workflows.completing = (token, _) -> {
            throw new Unavailable("no answer");
        };

        assertThat(byLink(plan, BOB, APPROVE)).isEqualTo(new Answer.Recorded(ApprovalState.APPROVED, Optional.empty()));
        assertThat(desk.approval(plan).callback().state()).isEqualTo(Callback.State.PENDING);
    }

    @Test
    void wantsAReasonForANo() {
        var plan = desk.asked();

        var answer = desk.decide(new DecideApproval.Request(plan, BOB, REJECT, Optional.of(" \u3164 "), Optional.empty(), Optional.empty()));

        assertThat(problem(answer).code()).isEqualTo("text_required");
        assertThat(desk.approval(plan).votes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001b[31mb", "a\ud800b"})
    void takesNoReasonWithWhatCannotBeSeen(String reason) {
        var plan = desk.asked();

        assertThat(problem(saying(plan, reason)).code()).isEqualTo("invalid_character");
    }

    @Test
    void takesAReasonOfAThousandCharacters() {
        var plan = desk.asked();

        assertThat(problem(saying(plan, "x".repeat(1001))).code()).isEqualTo("text_length");
        assertThat(saying(plan, " " + "x".repeat(1000) + "\n")).isEqualTo(new Answer.Recorded(ApprovalState.APPROVED, Optional.empty()));
        assertThat(desk.approval(plan).votes().getFirst().reason()).hasValue("x".repeat(1000));
    }

    private Answer saying(PlanId plan, String reason) {
        return desk.decide(new DecideApproval.Request(
                plan, BOB, APPROVE, Optional.of(reason), Optional.empty(), Optional.empty()));
    }

    private static Problem problem(Answer answer) {
        return ((Answer.Invalid) answer).problems().getFirst();
    }

    private Answer byLink(PlanId plan, Person person, Vote.Decision decision) {
        return byLink(plan, 1, person, decision);
    }

    private Answer byLink(PlanId plan, int round, Person person, Vote.Decision decision) {
        return desk.decide(with(plan, person, decision, desk.link(plan, round, person)));
    }

    private static DecideApproval.Request with(PlanId plan, Person person, Vote.Decision decision, Link link) {
        return new DecideApproval.Request(
                plan, person, decision, Optional.of("because"), Optional.of(link), Optional.empty());
    }

    private Answer inSeat(PlanId plan, Person person, Person seat) {
        return desk.decide(new DecideApproval.Request(
                plan, person, APPROVE, Optional.empty(), Optional.empty(), Optional.of(seat)));
    }

    private Map<String, Canonical> told(PlanId plan, String type) {
        return scene.store.events(plan.run(), 0).stream()
                .filter(event -> event.type().equals(type))
                .reduce((_, later) -> later)
                .orElseThrow()
                .detail()
                .values();
    }
}
