package dev.slipway.core.approval;

import static dev.slipway.core.approval.Desk.BOB;
import static dev.slipway.core.approval.Desk.CAROL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Moments;
import dev.slipway.core.Scene;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Chain;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.TaskToken;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.MemoryWorkflows.Answered;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.plan.Workflows;
import dev.slipway.core.rollout.DeployedPlans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestApprovalTest {
    private final Scene scene = new Scene();
    private final Desk desk = scene.desk;

    @Test
    void asksWhoeverHasASayInTheFirstRound() {
        var plan = desk.needed();

        var asked = desk.ask(plan, "t1");

        assertThat(asked).isEqualTo(new RequestApproval.Asked(plan, ApprovalState.PENDING, 1));
        assertThat(desk.mailed(plan, 1)).containsExactly("bob", "carol");
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.AWAITING_APPROVAL);
        assertThat(scene.store.list(OpenApproval.all()).values()).hasSize(1);
        assertThat(last("ApprovalRequested", plan).detail().values())
                .containsEntry("plan_hash", new Canonical.Text(scene.deployment(plan).hash().value()))
                .containsEntry("round", new Canonical.Whole(1))
                .containsEntry("needed", new Canonical.Whole(1))
                .containsEntry("groups", new Canonical.Items(List.of()))
                .containsEntry("approvers", texts("bob", "carol"))
                .containsEntry("expires", new Canonical.Text("2026-11-22T10:00:00Z"));
    }

    @Test
    void keepsNoTokenAndNoLinkWhereItCouldBeRead() {
        var plan = desk.asked();

        var kept = desk.approval(plan) + scene.store.events(plan.run(), 0).toString();

        assertThat(kept).doesNotContain("t1").doesNotContain(desk.link(plan, 1, BOB).nonce().value());
        assertThat(desk.letter(plan, 1, BOB).toString()).doesNotContain("/review/");
    }

    @Test
    void changesNothingWhenTheSameQuestionComesAgain() {
        var plan = desk.asked();
        var before = desk.approval(plan);
        long commits = scene.store.commits();

        desk.ask(plan, "t1");

        assertThat(desk.approval(plan)).isEqualTo(before);
        assertThat(scene.store.commits()).isEqualTo(commits);
    }

    @Test
    void answersTheLatestQuestionOfARound() {
        var plan = desk.asked();
        scene.pass(Duration.ofMinutes(5));

        var asked = desk.ask(plan, "t2");
        desk.ask(plan, "t1");
        desk.say(plan, BOB, Vote.Decision.APPROVE);

        assertThat(asked.round()).isEqualTo(1);
        assertThat(scene.workflows.answered)
                .containsExactly(new Answered("t2", new ApprovalOutcome.Approved(plan)));
    }

    @Test
    void remindsInTheNextRoundWhoeverHasNotAnswered() {
        var plan = desk.largeAsked();
        desk.say(plan, CAROL, Vote.Decision.APPROVE);
        scene.pass(Round.LENGTH);

        desk.ask(plan, "t2");

        assertThat(desk.mailed(plan, 2)).containsExactly("bob", "erin");
        assertThat(desk.link(plan, 2, BOB).nonce()).isNotEqualTo(desk.link(plan, 1, BOB).nonce());
        assertThat(last("ApprovalRequested", plan).detail().values())
                .containsEntry("round", new Canonical.Whole(2))
                .containsEntry("groups", texts("approvers", "finance"));
    }

    @Test
    void asksTheLeadsInTheLastRoundToo() {
        var plan = desk.asked();
        again(plan, 2);
        again(plan, 3);

        assertThat(desk.mailed(plan, 2)).containsExactly("bob", "carol");
        assertThat(desk.mailed(plan, 3)).containsExactly("bob", "carol", "erin");
    }

    @Test
    void takesTheMachinesTimeOutForTheNextRoundThoughItComesALittleEarly() {
        var plan = desk.asked();
        scene.pass(Round.LENGTH.minusSeconds(30));

        assertThat(desk.ask(plan, "t2").round()).isEqualTo(2);
    }

    @Test
    void refusesAfterTheLastRound() {
        var plan = desk.asked();
        again(plan, 2);
        again(plan, 3);

        var asked = again(plan, 4);

        assertThat(asked.state()).isEqualTo(ApprovalState.EXPIRED);
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.DENIED);
        assertThat(scene.record(plan).reason()).hasValue("not approved by 1 person of approvers: asked in 3 rounds");
        assertThat(scene.workflows.answered)
                .containsExactly(new Answered("t4", new ApprovalOutcome.Expired(plan)));
        assertThat(scene.store.list(OpenApproval.all()).values()).isEmpty();
        assertThat(last("ApprovalDecided", plan).actor()).isEqualTo("RequestApproval");
        assertThat(last("ApprovalDecided", plan).detail().values())
                .containsEntry("decision", new Canonical.Text("Expired"))
                .containsEntry("voters", new Canonical.Items(List.of()));
    }

    @Test
    void leavesToTheSweepWhatItHasNoRightToAnswer() {
        var plan = desk.asked();
        desk.say(plan, BOB, Vote.Decision.APPROVE);
        var before = scene.workflows.answered.size();
        var sealing = Callbacks.sealing(scene.ledger, desk.keys);

        var asked = new RequestApproval(scene.ledger, () -> desk.people, desk.post(), sealing)
                .apply(new RequestApproval.Request(plan, new TaskToken("t2")), scene.now);

        assertThat(asked.state()).isEqualTo(ApprovalState.APPROVED);
        assertThat(scene.workflows.answered).hasSize(before);
        assertThat(desk.approval(plan).owesAnswer()).isTrue();

        desk.sweep();

        assertThat(scene.workflows.answered).hasSize(before + 1);
    }

    @Test
    void answersAtOnceWhatWasDecidedWhileTheMachineTimedOut() {
        var plan = desk.asked();
        scene.workflows.completing = (token, _) -> token.value().equals("t1") ? Workflows.Completion.TOO_LATE : Workflows.Completion.DELIVERED;
        desk.say(plan, BOB, Vote.Decision.APPROVE);
        assertThat(desk.approval(plan).callback().state()).isEqualTo(Callback.State.TOO_LATE);

        var asked = again(plan, 2);

        assertThat(asked).isEqualTo(new RequestApproval.Asked(plan, ApprovalState.APPROVED, 1));
        assertThat(scene.workflows.answered)
                .containsExactly(new Answered("t2", new ApprovalOutcome.Approved(plan)));
        assertThat(desk.approval(plan).callback().state()).isEqualTo(Callback.State.DELIVERED);
        assertThat(scene.store.list(OpenApproval.all()).values()).isEmpty();
    }

    @Test
    void endsWhatIsNoLongerWhatPeopleWereShown() {
        var plan = desk.asked();
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));

        var asked = again(plan, 2);

        assertThat(asked.state()).isEqualTo(ApprovalState.SUPERSEDED);
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.DENIED);
        assertThat(scene.workflows.answered)
                .containsExactly(new Answered("t2", new ApprovalOutcome.Superseded(plan)));
    }

    @Test
    void endsBeforeTheFirstRoundWhatHasMovedAlready() {
        var plan = desk.needed();
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));

        assertThat(desk.ask(plan, "t1").state()).isEqualTo(ApprovalState.SUPERSEDED);
        assertThat(desk.mailed(plan, 1)).isEmpty();
    }

    @Test
    void asksNobodyAboutWhatNeedsNobody() {
        var closed = desk.needed();
        scene.audit(closed);
        var allowed = scene.allowed(Scene.LLAMA);

        assertThatThrownBy(() -> desk.ask(allowed, "t1")).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> desk.ask(closed, "t1")).isInstanceOf(Malformed.class).hasMessageContaining("nobody is asked");
    }

    @Test
    void waitsForAVoteThoughNoMailGoesOut() {
        desk.mail.broken = true;
        var plan = desk.asked();

        desk.mail.broken = false;
        desk.sweep();

        assertThat(desk.approval(plan).round()).isEqualTo(1);
        assertThat(desk.mailed(plan, 1)).containsExactly("bob", "carol");
    }

    @Test
    void endsTheSameWhereverItWasKilled() {
        var undisturbed = played(Moments.harmless());
        boolean killed = true;
        for (int moment = 0; killed; moment++) {
            var moments = Moments.killingAt(moment);

            assertThat(played(moments)).as("killed at moment %d", moment).isEqualTo(undisturbed);
            killed = moments.killed();
        }
    }

    /// Two rounds and a vote; whatever is killed is called again with a token of its own, as the machine does.
    private static List<String> played(Moments moments) {
        var scene = new Scene();
        var desk = scene.desk;
        var plan = desk.needed();
        scene.dyingAt(moments);
        untilItLives(() -> desk.ask(plan, "t1"), () -> desk.ask(plan, "t1b"));
        scene.pass(Round.LENGTH);
        untilItLives(() -> desk.ask(plan, "t2"), () -> desk.ask(plan, "t2b"));
        untilItLives(() -> desk.say(plan, BOB, Vote.Decision.APPROVE), () -> desk.say(plan, BOB, Vote.Decision.APPROVE));
        untilItLives(desk::sweep, desk::sweep);
        untilItLives(() -> scene.guard(plan), () -> scene.guard(plan));
        untilItLives(() -> scene.audit(plan), () -> scene.audit(plan));

        var left = new ArrayList<String>();
        desk.mail.letters().forEach(letter -> left.add(letter.name() + letter.body()));
        left.addAll(scene.told(plan));
        left.add(desk.approval(plan).votes() + " " + desk.approval(plan).rounds());
        left.add(scene.record(plan).toString());
        left.add(scene.store.read(EndpointRecord.key(Scene.APP, Scene.STAGING)).found().toString());
        left.add(scene.store.list(OpenApproval.all()).values().toString());
        assertThat(scene.workflows.answered.stream().map(Answered::outcome).distinct())
                .containsExactly(new ApprovalOutcome.Approved(plan));
        assertThat(Chain.breakIn(scene.store.events(plan.run(), 0))).isEmpty();
        return left;
    }

    private static void untilItLives(Runnable first, Runnable again) {
        try {
            first.run();
        } catch (Moments.Killed killed) {
            again.run();
        }
    }

    private RequestApproval.Asked again(PlanId plan, int round) {
        scene.pass(Round.LENGTH);
        return desk.ask(plan, "t" + round);
    }

    private AuditEvent last(String type, PlanId plan) {
        return scene.store.events(plan.run(), 0).stream()
                .filter(event -> event.type().equals(type))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private static Canonical texts(String... values) {
        return new Canonical.Items(
                List.of(values).stream().<Canonical>map(Canonical.Text::new).toList());
    }
}
