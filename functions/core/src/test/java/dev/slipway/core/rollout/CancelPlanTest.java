package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Scene;
import dev.slipway.core.approval.ApprovalOutcome;
import dev.slipway.core.approval.ApprovalState;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.guard.Verdict;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.rollout.CancelPlan.How;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is called off, when, and what becomes of it.
class CancelPlanTest {
    @Test
    void whyItIsDoneStandsInTheAudit() {
        var scene = new Scene();
        var plan = scene.planned(Scene.LLAMA);
        new Interventions(scene)
                .cancel(new CancelPlan.Request(Scene.ALICE, plan.value(), Optional.of("wrong size")));

        assertThat(scene.ledger.events(plan.run(), 0).getLast().detail().values())
                .containsEntry("reason", new Canonical.Text("wrong size"));
    }

    @Test
    void aPlanThatIsCalledOffBeforeItsVerdictGoesNoFurther() {
        var scene = new Scene();
        var plan = scene.planned(Scene.LLAMA);

        assertThat(cancel(scene, "alice", plan)).isEqualTo(calledOff(How.NOTHING_CHANGED));
        assertThat(cancel(scene, "alice", plan))
                .isEqualTo(new CancelPlan.Answer.CalledOff(true, Optional.of(How.NOTHING_CHANGED)));
        assertThat(scene.guard(plan)).isInstanceOf(Verdict.Denied.class);
        assertThat(scene.guard(plan)).isInstanceOf(Verdict.Denied.class);
        scene.audit(plan);

        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.CANCELLED);
        assertThat(scene.record(plan).reason()).hasValue("cancelled by alice");
        assertThat(scene.budget().shares()).isEmpty();
        assertThat(cancel(scene, "dave", plan)).isEqualTo(new CancelPlan.Answer.CalledOff(true, Optional.empty()));
    }

    @Test
    void anAllowedPlanThatIsCalledOffGivesEverythingBack() {
        var scene = new Scene();
        var plan = scene.allowed(Scene.LLAMA);
        cancel(scene, "dave", plan);

        assertThat(scene.execute(plan)).isInstanceOf(Execution.Declined.class);
        assertThat(scene.execute(plan)).isInstanceOf(Execution.Declined.class);
        scene.audit(plan);

        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.CANCELLED);
        assertThat(scene.budget().shares()).isEmpty();
        assertThat(scene.hosting.made()).isEmpty();
        assertThat(scene.store.read(EndpointRecord.key(Scene.APP, Scene.STAGING)).found()).isEmpty();
    }

    @Test
    void peopleWhoAreAskedAreNotAskedAnyMore() {
        var scene = new Scene();
        var plan = scene.desk.asked();

        assertThat(cancel(scene, "alice", plan)).isEqualTo(calledOff(How.NOTHING_CHANGED));

        assertThat(scene.desk.approval(plan).state()).isEqualTo(ApprovalState.CANCELLED);
        assertThat(scene.workflows.answered.getLast().outcome()).isEqualTo(new ApprovalOutcome.Cancelled(plan));
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.CANCELLED);
    }

    @Test
    void peopleAreNeverAskedAboutWhatWasCalledOffBefore() {
        var scene = new Scene();
        var plan = scene.desk.needed();
        cancel(scene, "alice", plan);

        scene.desk.ask(plan, "t1");

        assertThat(scene.desk.mail.letters()).isEmpty();
        assertThat(scene.workflows.answered.getLast().outcome()).isEqualTo(new ApprovalOutcome.Cancelled(plan));
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.CANCELLED);
    }

    @Test
    void anUpdateThatIsUnderWayGoesBack() {
        var scene = new Scene();
        var first = DeployedPlans.deployed(scene, Scene.LLAMA);
        scene.audit(first);
        var update = scene.executing(Scene.MISTRAL);

        assertThat(cancel(scene, "alice", update)).isEqualTo(calledOff(How.TAKEN_BACK));
        assertThat(scene.watch(update)).isInstanceOf(RolloutState.Missed.class);
        scene.hosting.settle(EndpointRecord.nameOf(Scene.APP, Scene.STAGING));
        assertThat(scene.undo(update)).isInstanceOf(Undoing.Started.class);
        scene.hosting.settle(EndpointRecord.nameOf(Scene.APP, Scene.STAGING));
        scene.watch(update);
        scene.validate(update);
        scene.audit(update);

        assertThat(scene.record(update).status()).isEqualTo(PlanStatus.UNDONE);
        assertThat(scene.record(update).reason()).hasValue("cancelled by alice");
        assertThat(scene.budget().share(first)).isPresent();
        assertThat(scene.budget().share(update)).isEmpty();
    }

    @Test
    void aFirstDeploymentThatIsUnderWayWaitsForItsRemoval() {
        var scene = new Scene();
        var plan = scene.executing(Scene.LLAMA);

        assertThat(cancel(scene, "alice", plan)).isEqualTo(calledOff(How.FAILED));

        assertThat(scene.watch(plan)).isInstanceOf(RolloutState.Missed.class);
        assertThat(scene.undo(plan)).isInstanceOf(Undoing.Nothing.class);
        scene.audit(plan);

        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.BROKEN);
        assertThat(scene.endpoint().state()).isEqualTo(EndpointRecord.State.FAILED);
        assertThat(scene.budget().share(plan)).isPresent();
    }

    @Test
    void anUpdateThatWasCalledOffAndIsFollowedByNobodyMayStillRun() {
        var scene = new Scene();
        var first = DeployedPlans.deployed(scene, Scene.LLAMA);
        scene.audit(first);
        var update = scene.executing(Scene.MISTRAL);
        cancel(scene, "alice", update);
        scene.watch(update);

        scene.audit(update);

        assertThat(scene.record(update).status()).isEqualTo(PlanStatus.BROKEN);
        assertThat(scene.endpoint().state()).isEqualTo(EndpointRecord.State.FAILED);
        assertThat(scene.budget().share(first)).isPresent();
        assertThat(scene.budget().share(update)).isPresent();
    }

    @Test
    void whatIsThroughOrStrangeIsNotCalledOff() {
        var it = new RollbackScene();
        var removal = it.scene.executing(Scene.UNDEPLOY);

        assertThat(whyNot(cancel(it.scene, "alice", it.second))).isInstanceOf(ByHand.InConflict.class);
        assertThat(whyNot(cancel(it.scene, "alice", removal))).isInstanceOf(ByHand.InConflict.class);
        assertThat(whyNot(cancel(it.scene, "alice", Scene.planId(99)))).isInstanceOf(ByHand.NotKnown.class);
    }

    @Test
    void whoeverIsShownThePlanButMayNotHearsThat() {
        var scene = new Scene();
        var plan = scene.desk.asked();

        assertThat(whyNot(cancel(scene, "carol", plan)))
                .isInstanceOfSatisfying(ByHand.Barred.class, barred -> assertThat(barred.problem().accepted())
                        .isEqualTo("whoever asked for the plan, or a person of the groups operators or leads"));
        assertThat(scene.told(plan)).endsWith("PersonRefused");
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.AWAITING_APPROVAL);
    }

    @Test
    void toWhomThePlanIsNotShownItIsNotThereAndTheAuditKnowsThatTheyTried() {
        var scene = new Scene();
        var plan = scene.desk.asked();
        var missing = Scene.planId(99);

        var there = (ByHand.NotKnown) whyNot(cancel(scene, "mallory", plan));
        var never = (ByHand.NotKnown) whyNot(cancel(scene, "mallory", missing));

        assertThat(there.problem().sentence().replace(plan.value(), missing.value())).isEqualTo(never.problem().sentence());
        assertThat(there.problem().code()).isEqualTo(never.problem().code());
        assertThat(scene.told(plan)).endsWith("PersonRefused");
    }

    private static CancelPlan.Answer calledOff(How how) {
        return new CancelPlan.Answer.CalledOff(false, Optional.of(how));
    }

    private static ByHand whyNot(CancelPlan.Answer answer) {
        return ((CancelPlan.Answer.Not) answer).why();
    }

    private static CancelPlan.Answer cancel(Scene scene, String person, PlanId plan) {
        return new Interventions(scene)
                .cancel(new CancelPlan.Request(new Person(person), plan.value(), Optional.empty()));
    }
}
