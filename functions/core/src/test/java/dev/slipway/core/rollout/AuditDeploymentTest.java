package dev.slipway.core.rollout;

import static dev.slipway.core.Samples.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Scene;
import dev.slipway.core.audit.Chain;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Trouble;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.EndpointRecord.State;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.plan.RunningPlan;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditDeploymentTest {
    private static final Trouble TROUBLE = new Trouble("dev.slipway.core.failure.Refused", "no permission");

    private final Scene scene = new Scene();

    @Test
    void closesAPlanOnceAndForAll() {
        var plan = DeployedPlans.deployed(scene, Scene.LLAMA);

        var ending = scene.audit(plan);

        assertThat(ending).isEqualTo(new Ending.Finished(plan.run()));
        assertThat(scene.record(plan).closedAt()).hasValue(scene.now);
        assertThat(scene.store.list(RunningPlan.all()).values()).isEmpty();
        assertThat(scene.told(plan)).endsWith("DeploymentAudited");
        assertThat(Chain.breakIn(scene.store.events(plan.run(), 0))).isEmpty();
    }

    @Test
    void changesNothingWhenItIsRepeated() {
        var plan = DeployedPlans.deployed(scene, Scene.LLAMA);
        scene.audit(plan);
        long commits = scene.store.commits();

        assertThat(scene.audit(plan)).isEqualTo(new Ending.Finished(plan.run()));
        assertThat(scene.audit(plan, TROUBLE)).isEqualTo(new Ending.BrokenOff(plan.run()));
        assertThat(scene.store.commits()).isEqualTo(commits);
    }

    @Test
    void writesTheGenerationThatServes() {
        var plan = DeployedPlans.deployed(scene, Scene.LLAMA);

        scene.audit(plan);

        var made = scene.deployment(plan);
        assertThat(scene.endpoint().current())
                .hasValue(new Generation(
                        1, plan, made.hash(), made.model(), made.image().digest(), made.instanceType(), 1, made.objects(),
                        usd("1.1267"), scene.now, Optional.empty()));
        assertThat(scene.budget().share(plan)).hasValue(usd("1.1267"));
    }

    @Test
    void keepsOnlyTheShareOfTheNewGeneration() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var update = DeployedPlans.deployed(scene, Scene.MISTRAL);
        assertThat(scene.budget().reserved()).isEqualTo(usd("2.2534"));

        scene.audit(update);

        assertThat(scene.budget()).isEqualTo(shareOf(update));
        assertThat(scene.endpoint().generations()).extracting(Generation::number).containsExactly(1, 2);
    }

    /// How a first deployment ends: the plan's status, the endpoint's state behind it, and whether its share stays.
    @ParameterizedTest
    @CsvSource({"DEPLOYED,LIVE,true", "BROKEN,FAILED,true", "FAILED,FAILED,false"})
    void settlesAFirstDeployment(PlanStatus status, State state, boolean kept) {
        var plan = scene.executing(Scene.LLAMA);
        DeployedPlans.become(scene, plan, status);

        scene.audit(plan);

        assertThat(scene.endpoint().state()).isEqualTo(state);
        assertThat(scene.endpoint().owner()).isEmpty();
        assertThat(scene.budget()).isEqualTo(kept ? shareOf(plan) : Budget.UNTOUCHED);
    }

    /// The same of an update; the first generation's share is held beside it.
    @ParameterizedTest
    @CsvSource({"REHEARSED,LIVE,1.1267", "BROKEN,FAILED,2.2534", "FAILED,LIVE,1.1267"})
    void settlesAnUpdate(PlanStatus status, State state, String reserved) {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var update = scene.executing(Scene.MISTRAL);
        DeployedPlans.become(scene, update, status);

        scene.audit(update);

        assertThat(scene.endpoint().state()).isEqualTo(state);
        assertThat(scene.endpoint().owner()).isEmpty();
        assertThat(scene.endpoint().generations()).hasSize(1);
        assertThat(scene.endpoint().current()).map(Generation::plan).hasValue(Scene.planId(0));
        assertThat(scene.budget().reserved()).isEqualTo(usd(reserved));
    }

    @ParameterizedTest
    @CsvSource({"REMOVED,REMOVED,0", "REHEARSED,LIVE,1.1267", "FAILED,FAILED,1.1267", "BROKEN,FAILED,1.1267"})
    void settlesARemoval(PlanStatus status, State state, String reserved) {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var removal = scene.executing(Scene.UNDEPLOY);
        DeployedPlans.become(scene, removal, status);

        scene.audit(removal);

        assertThat(scene.endpoint().state()).isEqualTo(state);
        assertThat(scene.endpoint().owner()).isEmpty();
        assertThat(scene.budget().reserved()).isEqualTo(usd(reserved));
    }

    @Test
    void keepsWhyAnEndpointFailedUntilItIsCleared() {
        var plan = scene.executing(Scene.LLAMA);
        scene.audit(plan, TROUBLE);
        var failed = scene.endpoint();
        settle();

        scene.audit(scene.rolledOut(Scene.UNDEPLOY));

        assertThat(failed.failure()).hasValue(new EndpointRecord.Failure(plan, "Refused: no permission"));
        assertThat(scene.endpoint().state()).isEqualTo(State.REMOVED);
        assertThat(scene.endpoint().failure()).isEmpty();
    }

    /// A removal that is only rehearsed leaves the endpoint as it was, its reason included; one that fails has its own.
    @ParameterizedTest
    @CsvSource({"REHEARSED,Refused: no permission", "FAILED,Failed"})
    void tellsTheLatestFailureOfAnEndpoint(PlanStatus status, String reason) {
        scene.audit(scene.executing(Scene.LLAMA), TROUBLE);
        settle();
        var removal = scene.executing(Scene.UNDEPLOY);
        DeployedPlans.become(scene, removal, status);

        scene.audit(removal);

        assertThat(scene.endpoint().failure()).map(EndpointRecord.Failure::reason).hasValue(reason);
    }

    @Test
    void givesEverythingBackOnceABrokenUpdateIsRemoved() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var update = scene.executing(Scene.MISTRAL);
        DeployedPlans.become(scene, update, PlanStatus.BROKEN);
        scene.audit(update);
        settle();

        scene.audit(scene.rolledOut(Scene.UNDEPLOY));

        assertThat(scene.budget().reserved()).isEqualTo(UsdPerHour.ZERO);
        assertThat(scene.hosting.names()).isEmpty();
        assertThat(scene.endpoint().objects()).isEmpty();
    }

    @Test
    void givesTheEndpointOnlyToItsOwner() {
        var owner = scene.allowed(Scene.LLAMA);
        var removal = scene.allowed(Scene.UNDEPLOY);

        scene.audit(removal);

        assertThat(scene.endpoint().owner()).hasValue(owner.run());
        assertThat(scene.budget()).isEqualTo(shareOf(owner));
    }

    @Test
    void closesAPlanThatWasNeverMade() {
        var plan = scene.accepted(Scene.LLAMA);

        var ending = scene.audit(plan, TROUBLE);

        assertThat(ending).isEqualTo(new Ending.BrokenOff(plan.run()));
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.FAILED);
        assertThat(scene.record(plan).reason()).hasValue("Refused: no permission");
        assertThat(scene.store.read(EndpointRecord.key(Scene.APP, Scene.STAGING)).found()).isEmpty();
    }

    @Test
    void holdsForRunningWhatBrokeOffInTheMiddle() {
        var executing = scene.executing(Scene.LLAMA);

        scene.audit(executing, TROUBLE);

        assertThat(scene.record(executing).status()).isEqualTo(PlanStatus.BROKEN);
        assertThat(scene.budget()).isEqualTo(shareOf(executing));
    }

    @Test
    void givesBackWhatWasAllowedAndNeverBegun() {
        var allowed = scene.allowed(Scene.LLAMA);

        scene.audit(allowed, TROUBLE);

        assertThat(scene.record(allowed).status()).isEqualTo(PlanStatus.FAILED);
        assertThat(scene.budget()).isEqualTo(Budget.UNTOUCHED);
    }

    @Test
    void keepsTheReasonThatWasThereFirst() {
        var plan = scene.planned("deploy llama-9 8B for chatbot-x");
        var reason = scene.record(plan).reason();

        scene.audit(plan, TROUBLE);

        assertThat(scene.record(plan).reason()).isEqualTo(reason);
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.UNSATISFIABLE);
    }

    @Test
    void saysThatAMachineEndedEarlyWhereNothingElseIsKnown() {
        var plan = scene.planned(Scene.LLAMA);

        scene.audit(plan);

        assertThat(scene.record(plan).reason()).hasValue("the machine ended early");
    }

    @Test
    void writesDownATroubleOfAnyText() {
        var plan = scene.executing(Scene.LLAMA);

        scene.audit(plan, new Trouble("java.lang.Error", "\ud800\u0000".repeat(100_000)));

        assertThat(scene.told(plan)).endsWith("DeploymentAudited");
    }

    private Budget shareOf(PlanId plan) {
        var endpoint = EndpointRecord.nameOf(Scene.APP, Scene.STAGING);
        return Budget.UNTOUCHED.reserve(plan, endpoint, scene.deployment(plan).fleet(), usd("1.1267"));
    }

    /// What is at work takes no other change.
    private void settle() {
        scene.hosting.settle(EndpointRecord.nameOf(Scene.APP, Scene.STAGING));
    }
}
