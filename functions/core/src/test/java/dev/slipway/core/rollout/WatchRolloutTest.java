package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Samples;
import dev.slipway.core.Scene;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.plan.Policy;
import dev.slipway.core.plan.ProbeCount;
import dev.slipway.core.plan.RolloutPolicy;
import dev.slipway.core.plan.RolloutTerms;
import dev.slipway.core.rollout.HostedEndpoint.Stage;
import dev.slipway.core.rollout.HostedEndpoint.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchRolloutTest {
    private static final ResourceName ENDPOINT = new ResourceName("chatbot-x-staging");

    private final Scene scene = new Scene();

    @ParameterizedTest
    @EnumSource(names = {"CREATING", "UPDATING", "SYSTEM_UPDATING", "ROLLING_BACK"})
    void waitsWhileSageMakerIsAtWork(Status status) {
        var plan = scene.executing(Scene.LLAMA);
        show(plan, status);
        scene.pass(Duration.ofMinutes(119));
        scene.watch(plan);
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
    void followsAnUpdateAsLongAsSageMakerMay() {
        scene.policies = patient(scene.policies);
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var update = scene.executing(Scene.MISTRAL);
        scene.pass(Duration.ofHours(8).plusMinutes(29));
        assertThat(scene.watch(update)).isEqualTo(new RolloutState.InProgress(update));

        scene.pass(Duration.ofMinutes(1));

        assertThat(scene.watch(update)).isEqualTo(new RolloutState.Missed(update));
    }

    @Test
    void tellsEachStageOnce() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var update = scene.executing(Scene.MISTRAL);
        for (var stage : List.of(Stage.CREATING, Stage.CREATING, Stage.BAKING, Stage.CREATING)) {
            moving(update, stage, 5_000);
            scene.watch(update);
        }
        moving(update, Stage.BAKING, 10_000);

        scene.watch(update);

        assertThat(scene.told(update).stream().filter("RolloutStage"::equals)).hasSize(3);
        assertThat(scene.store.events(update.run(), 0).getLast().detail())
                .isEqualTo(Canonical.Fields.NONE.with("stage", "BAKING").with("share_basis_points", 10_000));
    }

    @Test
    void probesAnEndpointWhileItIsUpdated() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var update = scene.executing(Scene.MISTRAL);

        scene.watch(update);

        assertThat(scene.server.asked).isEqualTo(5);
        assertThat(scene.metrics.counted)
                .containsExactly(new ProbeCount(ENDPOINT, DeploymentPlan.VARIANT, scene.now, 0));
    }

    @Test
    void probesNothingThatNoAlarmWatchesAndNothingThatDoesNotServe() {
        var first = scene.executing(Scene.LLAMA);
        scene.watch(first);

        assertThat(scene.server.asked).isZero();
        assertThat(scene.metrics.counted).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 500, 503})
    void countsAProbeThatFails(int status) {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var update = scene.executing("deploy llama-3.1 8B on ml.g5.xlarge for chatbot-x");
        scene.server.mark = new ModelServer.Reply.Trouble(status, "as told");

        scene.watch(update);

        assertThat(scene.metrics.counted).extracting(ProbeCount::failed).containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource({"400,0", "404,0", "500,1"})
    void holdsNothingAgainstAnOldFleetThatDoesNotKnowTheNewModel(int status, int failed) {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var update = scene.executing(Scene.MISTRAL);
        scene.server.mark = new ModelServer.Reply.Trouble(status, "as told");

        scene.watch(update);

        assertThat(scene.metrics.counted).extracting(ProbeCount::failed).containsExactly(failed);
    }

    @Test
    void countsNoAnswerAsAFailureAndPatienceAsNone() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var update = scene.executing(Scene.MISTRAL);
        scene.server.before = () -> {
            throw new Unavailable("no answer");
        };
        scene.watch(update);
        scene.server.before = () -> {
            throw new Throttled("not now");
        };

        scene.watch(update);

        assertThat(scene.metrics.counted).extracting(ProbeCount::failed).containsExactly(1, 0);
    }

    @Test
    void goesOnWhenCloudWatchTakesNoCount() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var update = scene.executing(Scene.MISTRAL);
        scene.metrics.before = () -> {
            throw new Unavailable("no answer");
        };

        assertThat(scene.watch(update)).isEqualTo(new RolloutState.InProgress(update));
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
        assertThat(scene.metrics.names()).isEmpty();
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

    /// Staging with the longest update that there is.
    private static Policies patient(Policies all) {
        return new Policies() {
            @Override
            public List<Environment> environments() {
                return all.environments();
            }

            @Override
            public Optional<Policy> of(Environment environment) {
                return all.of(environment).map(p -> Samples.with(
                        p,
                        new RolloutTerms(
                                new RolloutPolicy.AllAtOnce(Duration.ofMinutes(5), Duration.ofHours(8)),
                                1,
                                true,
                                p.rollout().alarms(),
                                false,
                                List.of(),
                                p.rollout().quotas())));
            }
        };
    }

    private void moving(PlanId plan, Stage stage, int share) {
        var there = scene.hosting.endpoint(ENDPOINT).orElseThrow();
        var move = new HostedEndpoint.Move(scene.deployment(plan).objects(), Optional.of(stage), share);
        scene.hosting.put(new HostedEndpoint(
                ENDPOINT, Status.UPDATING, there.config(), Optional.of(move), Optional.empty(), Optional.empty()));
    }

    private void show(PlanId plan, Status status) {
        scene.hosting.put(new HostedEndpoint(
                ENDPOINT, status, scene.deployment(plan).objects(), Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
