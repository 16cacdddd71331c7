package dev.slipway.core.approval;

import static dev.slipway.core.approval.Desk.BOB;
import static dev.slipway.core.approval.Vote.Decision.APPROVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Scene;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Trouble;
import dev.slipway.core.plan.MemoryWorkflows.Answered;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.plan.Workflows;
import dev.slipway.core.rollout.DeployedPlans;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SweepApprovalsTest {
    private final Scene scene = new Scene();
    private final Desk desk = scene.desk;

    @Test
    void tellsTheMachineWhatItDidNotHear() {
        var plan = desk.asked();
        scene.workflows.completing = (token, _) -> {
            throw new Unavailable("no answer");
        };
        desk.say(plan, BOB, APPROVE);
        assertThat(desk.sweep()).isEqualTo(new SweepApprovals.Swept(0, 0, 1));

        scene.workflows.completing = (token, _) -> Workflows.Completion.DELIVERED;

        assertThat(desk.sweep()).isEqualTo(new SweepApprovals.Swept(0, 1, 0));
        assertThat(desk.sweep()).isEqualTo(new SweepApprovals.Swept(0, 0, 0));
        assertThat(scene.workflows.answered)
                .containsExactly(new Answered("t1", new ApprovalOutcome.Approved(plan)));
    }

    @Test
    void asksNoMoreWhereTheMachineKnowsNoSuchQuestion() {
        var plan = desk.asked();
        scene.workflows.completing = (token, _) -> Workflows.Completion.UNKNOWN;
        desk.say(plan, BOB, APPROVE);

        assertThat(desk.approval(plan).callback().state()).isEqualTo(Callback.State.TOO_LATE);
        assertThat(desk.sweep()).isEqualTo(new SweepApprovals.Swept(0, 0, 0));
    }

    @Test
    void endsWhatNobodyDecidedInTime() {
        var plan = desk.asked();
        scene.pass(Round.LENGTH.multipliedBy(3).minusNanos(1));
        assertThat(desk.sweep()).isEqualTo(new SweepApprovals.Swept(0, 0, 0));
        scene.pass(Duration.ofNanos(1));

        assertThat(desk.sweep()).isEqualTo(new SweepApprovals.Swept(1, 1, 0));
        assertThat(desk.approval(plan).state()).isEqualTo(ApprovalState.EXPIRED);
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.DENIED);
    }

    @Test
    void endsWhatHasMoved() {
        var plan = desk.asked();
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));

        assertThat(desk.sweep()).isEqualTo(new SweepApprovals.Swept(1, 1, 0));
        assertThat(desk.approval(plan).state()).isEqualTo(ApprovalState.SUPERSEDED);
    }

    @Test
    void leavesWaitingWhatWaits() {
        desk.asked();
        long commits = scene.store.commits();

        assertThat(desk.sweep()).isEqualTo(new SweepApprovals.Swept(0, 0, 0));
        assertThat(scene.store.commits()).isEqualTo(commits);
    }

    @Test
    void goesOnBehindAnApprovalInTrouble() {
        desk.asked();
        var good = desk.neededInProd(Scene.LLAMA);
        desk.ask(good, "u1");
        scene.workflows.completing = (token, _) -> {
            if (token.value().equals("t1")) {
                throw new IllegalStateException("a bug");
            }
            return Workflows.Completion.DELIVERED;
        };
        scene.pass(Round.LENGTH.multipliedBy(3));

        assertThat(desk.sweep()).isEqualTo(new SweepApprovals.Swept(1, 1, 1));
    }

    @Test
    void findsNothingLeftOfAnApprovalWhoseRunBrokeOff() {
        var plan = desk.asked();

        scene.audit(plan, new Trouble("dev.slipway.core.failure.Refused", "no"));

        assertThat(desk.approval(plan).state()).isEqualTo(ApprovalState.CANCELLED);
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.FAILED);
        assertThat(scene.store.list(OpenApproval.all()).values()).isEmpty();
        assertThat(scene.told(plan)).endsWith("EffectDone", "ApprovalDecided", "DeploymentAudited");
        assertThat(desk.say(plan, BOB, APPROVE))
                .isEqualTo(new DecideApproval.Answer.DecidedOtherwise(ApprovalState.CANCELLED));
    }
}
