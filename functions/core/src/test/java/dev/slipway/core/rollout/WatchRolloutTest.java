package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Scene;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.rollout.HostedEndpoint.Status;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WatchRolloutTest {
    private static final ResourceName ENDPOINT = new ResourceName("chatbot-x-staging");

    private final Scene scene = new Scene();

    @ParameterizedTest
    @EnumSource(names = {"CREATING", "UPDATING", "SYSTEM_UPDATING", "ROLLING_BACK"})
    void waitsWhileSageMakerIsAtWork(Status status) {
        var plan = scene.executing(Scene.LLAMA);
        show(plan, status);
        scene.pass(Duration.ofMinutes(119));
        long commits = scene.store.commits();

        assertThat(scene.watch(plan)).isEqualTo(new RolloutState.InProgress(plan));
        assertThat(scene.store.commits()).isEqualTo(commits);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATING", "UPDATING", "SYSTEM_UPDATING", "ROLLING_BACK"})
    void givesUpAfterTwoHours(Status status) {
        var plan = scene.executing(Scene.LLAMA);
        show(plan, status);
        scene.pass(Duration.ofHours(2));

        assertThat(scene.watch(plan)).isEqualTo(new RolloutState.Missed(plan));
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.BROKEN);
        assertThat(scene.record(plan).reason()).hasValue("still " + status + " after 120 minutes");
    }

    @ParameterizedTest
    @CsvSource({"FAILED,FAILED,SageMaker gives no reason", "OUT_OF_SERVICE,BROKEN,OUT_OF_SERVICE: SageMaker gives no reason",
        "UPDATE_ROLLBACK_FAILED,BROKEN,UPDATE_ROLLBACK_FAILED: SageMaker gives no reason",
        "DELETING,BROKEN,DELETING: SageMaker gives no reason"})
    void missesTheFirstDeploymentThatEndsAs(Status status, PlanStatus plan, String reason) {
        var id = scene.executing(Scene.LLAMA);
        show(id, status);

        assertThat(scene.watch(id)).isEqualTo(new RolloutState.Missed(id));
        assertThat(scene.record(id).status()).isEqualTo(plan);
        assertThat(scene.record(id).reason()).hasValue(reason);
        assertThat(scene.told(id)).endsWith("RolloutMissed");
    }

    @Test
    void finishesWhenThePlannedConfigurationServesTheApprovedDigest() {
        var plan = scene.executing(Scene.LLAMA);
        scene.hosting.settle(ENDPOINT);

        assertThat(scene.watch(plan)).isEqualTo(new RolloutState.InService(plan));
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.SERVING);
        assertThat(scene.told(plan)).endsWith("RolloutFinished");
    }

    @Test
    void distrustsADigestThatNobodyApproved() {
        var plan = scene.executing(Scene.LLAMA);
        var name = scene.deployment(plan).objects();
        scene.hosting.put(new HostedEndpoint(
                ENDPOINT, Status.IN_SERVICE, name, Optional.empty(), Optional.of(Digest.of(new byte[0])), Optional.empty()));

        assertThat(scene.watch(plan)).isEqualTo(new RolloutState.Missed(plan));
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.BROKEN);
        assertThat(scene.record(plan).reason().orElseThrow()).startsWith("it serves sha256:e3b0c442").contains(" instead of ");
    }

    @Test
    void distrustsAnEndpointThatShowsNoDigest() {
        var plan = scene.executing(Scene.LLAMA);
        show(plan, Status.IN_SERVICE);

        scene.watch(plan);

        assertThat(scene.record(plan).reason().orElseThrow()).startsWith("it serves no digest instead of ");
    }

    @Test
    void missesAnUpdateThatWentBackAndLeavesWhatServes() {
        var first = DeployedPlans.deployed(scene, Scene.LLAMA);
        scene.audit(first);
        var update = scene.executing(Scene.MISTRAL);
        scene.hosting.put(new HostedEndpoint(
                ENDPOINT,
                Status.IN_SERVICE,
                scene.deployment(first).objects(),
                Optional.empty(),
                Optional.of(scene.deployment(first).image().digest()),
                Optional.of("no capacity")));

        assertThat(scene.watch(update)).isEqualTo(new RolloutState.Missed(update));
        assertThat(scene.record(update).status()).isEqualTo(PlanStatus.FAILED);
        assertThat(scene.record(update).reason().orElseThrow()).startsWith("it went back to ").endsWith(": no capacity");
    }

    @Test
    void callsAnUpdateBrokenThatTookTheLiveEndpointDown() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var update = scene.executing(Scene.MISTRAL);
        show(update, Status.FAILED);

        scene.watch(update);

        assertThat(scene.record(update).status()).isEqualTo(PlanStatus.BROKEN);
    }

    @Test
    void callsAnUpdateBrokenWhoseEndpointDisappeared() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var update = scene.executing(Scene.MISTRAL);
        scene.hosting.lose(ENDPOINT);
        scene.pass(Duration.ofMinutes(1));

        scene.watch(update);

        assertThat(scene.record(update).status()).isEqualTo(PlanStatus.BROKEN);
        assertThat(scene.record(update).reason()).hasValue("the endpoint is not there");
    }

    @Test
    void givesAFreshEndpointAMinuteToAppear() {
        var plan = scene.executing(Scene.LLAMA);
        scene.hosting.lose(ENDPOINT);
        scene.pass(Duration.ofSeconds(59));
        assertThat(scene.watch(plan)).isEqualTo(new RolloutState.InProgress(plan));

        scene.pass(Duration.ofSeconds(1));

        assertThat(scene.watch(plan)).isEqualTo(new RolloutState.Missed(plan));
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.FAILED);
    }

    @Test
    void cleansUpEverythingOfARemovedEndpoint() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        scene.audit(DeployedPlans.deployed(scene, Scene.MISTRAL));
        var removal = scene.executing(Scene.UNDEPLOY);
        assertThat(scene.watch(removal)).isEqualTo(new RolloutState.InProgress(removal));
        scene.hosting.settle(ENDPOINT);

        assertThat(scene.watch(removal)).isEqualTo(new RolloutState.Gone(removal));
        assertThat(scene.hosting.names()).isEmpty();
        assertThat(scene.record(removal).status()).isEqualTo(PlanStatus.REMOVED);
        assertThat(scene.told(removal)).endsWith("EndpointRemoved");
    }

    @Test
    void givesUpARemovalAfterTwoHours() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var removal = scene.executing(Scene.UNDEPLOY);
        scene.pass(Duration.ofHours(2));

        assertThat(scene.watch(removal)).isEqualTo(new RolloutState.Missed(removal));
        assertThat(scene.record(removal).reason()).hasValue("still DELETING after 120 minutes");
    }

    @Test
    void answersTheSameWhenItsAnswerWasLost() {
        var served = scene.rolledOut(Scene.LLAMA);
        long commits = scene.store.commits();

        assertThat(scene.watch(served)).isEqualTo(new RolloutState.InService(served));
        assertThat(scene.store.commits()).isEqualTo(commits);
    }

    @ParameterizedTest
    @CsvSource({"SERVING,InService", "DEPLOYED,InService", "REMOVED,Gone", "FAILED,Missed", "BROKEN,Missed"})
    void answersWhatIsKnownAlready(PlanStatus status, String answer) {
        var plan = scene.executing(Scene.LLAMA);
        DeployedPlans.become(scene, plan, status);

        assertThat(scene.watch(plan).getClass().getSimpleName()).isEqualTo(answer);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "PLANNED", "ALLOWED", "DENIED", "REHEARSED", "UNSATISFIABLE", "NOTHING_TO_DO"})
    void followsOnlyWhatIsRolledOut(PlanStatus status) {
        var plan = scene.executing(Scene.LLAMA);
        DeployedPlans.become(scene, plan, status);

        assertThatThrownBy(() -> scene.watch(plan)).isInstanceOf(Malformed.class).hasMessageContaining(status.toString());
    }

    private void show(PlanId plan, Status status) {
        scene.hosting.put(new HostedEndpoint(
                ENDPOINT, status, scene.deployment(plan).objects(), Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
