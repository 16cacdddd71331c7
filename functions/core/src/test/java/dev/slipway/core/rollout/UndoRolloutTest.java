package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Moments;
import dev.slipway.core.Samples;
import dev.slipway.core.Scene;
import dev.slipway.core.approval.Desk;
import dev.slipway.core.approval.Letter;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.guard.Verdict;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.Trouble;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.rollout.HostedEndpoint.Status;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The way back from generation 2, mistral, to generation 1, llama; step by step as the machine takes it.
class UndoRolloutTest {
    private static final ResourceName ENDPOINT = new ResourceName("chatbot-x-staging");
    private static final Trouble TROUBLE = new Trouble("dev.slipway.core.failure.Unavailable", "no answer");

    private final Scene scene = new Scene();
    private PlanId good = Scene.planId(0);

    @BeforeEach
    void aGoodGenerationServes() {
        good = DeployedPlans.deployed(scene, Scene.LLAMA);
        scene.audit(good);
    }

    @Test
    void takesWhatServesAndFailsBackToTheLastGoodGeneration() {
        var update = failing(Scene.MISTRAL);

        var answer = scene.undo(update);

        assertThat(answer).isEqualTo(new Undoing.Started(update));
        assertThat(scene.hosting.calls().getLast()).isInstanceOfSatisfying(HostingCall.UpdateEndpoint.class, call -> {
            assertThat(call.config()).isEqualTo(scene.deployment(good).objects());
            assertThat(call.rollout().gradual()).isFalse();
            assertThat(call.rollout().terminationWait()).isZero();
            assertThat(call.alarms()).isEmpty();
            assertThat(call.retain()).isTrue();
        });
        assertThat(scene.record(update).status()).isEqualTo(PlanStatus.UNDOING);
        assertThat(scene.told(update)).contains("UndoStarted", "PlanBlocked").endsWith("EffectStarted", "EffectDone");
    }

    @Test
    void endsUndoneWithTheOldGenerationItsShareAndAnEndpointThatIsFree() {
        var update = failing(Scene.MISTRAL);
        assertThat(scene.budget().reserved()).isEqualTo(Samples.usd("2.2534"));

        assertThat(goBack(update)).isEqualTo(new Validation.Passed(update, "QA_OK"));
        scene.audit(update);

        assertThat(scene.record(update).status()).isEqualTo(PlanStatus.UNDONE);
        assertThat(scene.record(update).reason()).hasValue("QA_ERROR:wrong_answer");
        assertThat(scene.endpoint().state()).isEqualTo(EndpointRecord.State.LIVE);
        assertThat(scene.endpoint().owner()).isEmpty();
        assertThat(scene.endpoint().current()).map(Generation::plan).hasValue(good);
        assertThat(scene.budget().reserved()).isEqualTo(Samples.usd("1.1267"));
        assertThat(scene.told(update)).containsSubsequence("UndoStarted", "PlanBlocked", "EndpointTried", "UndoFinished");
    }

    @Test
    void keepsWhatWasTakenBackAwayAndNothingElse() {
        var update = failing(Scene.MISTRAL);
        goBack(update);
        scene.audit(update);

        assertThat(scene.guard(scene.planned(Scene.MISTRAL))).isInstanceOf(Verdict.Denied.class);
        assertThat(scene.guard(scene.planned("deploy mistral-7b-instruct v0.3 for chatbot-x on ml.g6e.xlarge")))
                .isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void requesterApproversAndOperatorsAreToldByMailOfWhatWasTakenBack() {
        var update = failing(Scene.MISTRAL);
        goBack(update);
        scene.audit(update);
        scene.audit(update);

        assertThat(scene.desk.mail.letters())
                .extracting(Letter::to)
                .containsExactly("alice@example.com", "dave@example.com");
        assertThat(scene.desk.mail.letters()).allSatisfy(letter -> assertThat(letter.body())
                .contains("has ended: Undone", "kept away from there until a person clears it")
                .contains("slipway unblock chatbot-x --env staging --hash " + scene.deployment(update).hash()));
    }

    @Test
    void whoeverApprovedIsToldAndSoIsWhoeverADelegateApprovedFor() {
        var update = failing(DeployedPlans.approved(scene, Desk.FRANK));
        scene.desk.mail.letters().clear();
        goBack(update);

        scene.audit(update);

        assertThat(scene.desk.mail.letters())
                .extracting(Letter::to)
                .containsExactlyInAnyOrder("alice@example.com", "bob@example.com", "dave@example.com", "frank@example.com");
        assertThat(scene.desk.mail.letters()).allSatisfy(letter -> assertThat(letter.body()).contains("  frank for bob: Approve"));
    }

    @Test
    void changesNothingWhereSageMakerWentBackByItself() {
        var update = scene.executing(Scene.MISTRAL);
        serve(scene.deployment(good).objects(), scene.deployment(good).image().digest());
        assertThat(scene.watch(update)).isEqualTo(new RolloutState.Missed(update));
        int calls = scene.hosting.made().size();

        assertThat(goBack(update)).isEqualTo(new Validation.Passed(update, "QA_OK"));
        scene.audit(update);

        assertThat(scene.hosting.made()).hasSize(calls);
        assertThat(scene.record(update).status()).isEqualTo(PlanStatus.UNDONE);
        assertThat(scene.record(update).reason().orElseThrow()).startsWith("it went back to ");
    }

    @Test
    void waitsWhileSageMakerIsAtWorkAndThenLooksAgain() {
        var update = scene.executing(Scene.MISTRAL);

        assertThat(scene.undo(update, TROUBLE)).isEqualTo(new Undoing.Waiting(update));
        scene.hosting.settle(ENDPOINT);
        assertThat(scene.undo(update, TROUBLE)).isEqualTo(new Undoing.Started(update));

        assertThat(scene.hosting.made()).endsWith("UpdateEndpoint", "UpdateEndpoint");
        assertThat(scene.record(update).reason()).hasValue("Unavailable: no answer");
    }

    @Test
    void givesUpWaitingAfterMoreThanSageMakersLongest() {
        var update = scene.executing(Scene.MISTRAL);
        scene.undo(update);
        scene.pass(Duration.ofHours(9));

        assertThat(scene.undo(update)).isEqualTo(new Undoing.Nothing(update));
        assertThat(scene.record(update).status()).isEqualTo(PlanStatus.BROKEN);
        assertThat(scene.record(update).reason())
                .hasValue("the machine ended early; and it did not go back: still UPDATING after 9 hours");
    }

    @Test
    void triesNothingThatIsNotYetBack() {
        var update = failing(Scene.MISTRAL);
        scene.undo(update);

        assertThatThrownBy(() -> scene.validate(update)).isInstanceOf(Malformed.class).hasMessageContaining("only what serves is tried");

        assertThat(scene.record(update).status()).isEqualTo(PlanStatus.UNDOING);
    }

    @Test
    void changesNothingTwiceWhenItsAnswerWasLost() {
        var update = failing(Scene.MISTRAL);
        scene.undo(update);
        long commits = scene.store.commits();

        assertThat(scene.undo(update)).isEqualTo(new Undoing.Started(update));
        assertThat(scene.hosting.made().stream().filter("UpdateEndpoint"::equals)).hasSize(2);
        assertThat(scene.store.commits()).isEqualTo(commits);

        scene.hosting.settle(ENDPOINT);
        scene.watch(update);
        assertThat(scene.undo(update)).isEqualTo(new Undoing.Started(update));
        assertThat(scene.watch(update)).isEqualTo(new RolloutState.InService(update));
        var lost = scene.validate(update);
        assertThat(scene.validate(update)).isEqualTo(lost);
        assertThat(scene.watch(update)).isEqualTo(new RolloutState.InService(update));
        assertThat(scene.undo(update)).isEqualTo(new Undoing.Started(update));
    }

    @Test
    void goesBackOnceHoweverLateItIsAskedAgain() {
        var update = failing(Scene.MISTRAL);
        scene.undo(update);
        int calls = scene.hosting.made().size();
        scene.hosting.serves(ENDPOINT, scene.deployment(update).objects());

        assertThat(scene.undo(update)).isEqualTo(new Undoing.Started(update));

        assertThat(scene.hosting.made()).hasSize(calls);
        assertThat(scene.watch(update)).isEqualTo(new RolloutState.Missed(update));
    }

    @Test
    void goesBackOnceWhereNobodySawWhatCameOfIt() {
        var update = failing(Scene.MISTRAL);
        scene.hosting.after = _ -> {
            throw new Moments.Killed();
        };
        assertThatThrownBy(() -> scene.undo(update)).isInstanceOf(Moments.Killed.class);
        int calls = scene.hosting.made().size();
        scene.hosting.serves(ENDPOINT, scene.deployment(update).objects());
        scene.pass(Duration.ofMinutes(11));

        assertThat(scene.undo(update)).isEqualTo(new Undoing.Started(update));

        assertThat(scene.hosting.made()).hasSize(calls);
        assertThat(scene.watch(update)).isEqualTo(new RolloutState.Missed(update));
        assertThat(scene.told(update)).contains("UndoMissed").doesNotContain("UndoFinished");
    }

    @Test
    void keepsAnotherNumberOfInstancesToTheGenerationsThatHadIt() {
        var update = failing("deploy llama-3.1 8B for chatbot-x with 2 instances");

        scene.undo(update);

        assertThat(scene.hosting.calls().getLast())
                .isInstanceOfSatisfying(HostingCall.UpdateEndpoint.class, call -> assertThat(call.retain()).isFalse());
    }

    @Test
    void hasNothingToGoBackToAfterAFirstDeployment() {
        var other = new Scene();
        var first = other.executing(Scene.LLAMA);
        other.hosting.settle(ENDPOINT);
        other.watch(first);
        DeployedPlans.become(other, first, PlanStatus.BROKEN);
        int calls = other.hosting.made().size();

        assertThat(other.undo(first)).isEqualTo(new Undoing.Nothing(first));

        assertThat(other.record(first).status()).isEqualTo(PlanStatus.BROKEN);
        assertThat(other.hosting.made()).hasSize(calls);
        assertThat(other.endpoint().blocks()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"ALLOWED", "REHEARSED", "DEPLOYED", "DENIED"})
    void takesNothingBackThatWasNeverBegunOrIsGood(PlanStatus status) {
        var update = scene.rolledOut(Scene.MISTRAL);
        DeployedPlans.become(scene, update, status);

        assertThat(scene.undo(update)).isEqualTo(new Undoing.Nothing(update));
        assertThat(scene.record(update).status()).isEqualTo(status);
    }

    @Test
    void takesNoRemovalBack() {
        var removal = scene.executing(Scene.UNDEPLOY);

        assertThat(scene.undo(removal, TROUBLE)).isEqualTo(new Undoing.Nothing(removal));
        assertThat(scene.record(removal).status()).isEqualTo(PlanStatus.EXECUTING);
    }

    @Test
    void takesNothingBackOnAnEndpointOfAnotherPlan() {
        var update = failing(Scene.MISTRAL);
        scene.audit(update);

        assertThat(scene.undo(update)).isEqualTo(new Undoing.Nothing(update));
    }

    @ParameterizedTest
    @EnumSource(names = {"OUT_OF_SERVICE", "FAILED", "DELETING"})
    void saysSoWhereThereIsNoWayBack(Status status) {
        var update = failing(Scene.MISTRAL);
        show(status, scene.deployment(update).objects());

        assertThat(scene.undo(update)).isEqualTo(new Undoing.Nothing(update));
        scene.audit(update);

        assertThat(scene.record(update).status()).isEqualTo(PlanStatus.BROKEN);
        assertThat(scene.record(update).reason())
                .hasValue("QA_ERROR:wrong_answer; and it did not go back: the endpoint is " + status);
        assertThat(scene.told(update)).contains("UndoMissed");
        assertThat(scene.endpoint().state()).isEqualTo(EndpointRecord.State.FAILED);
        assertThat(scene.undo(update)).isEqualTo(new Undoing.Nothing(update));
    }

    @Test
    void takesAFailedRollbackOfSageMakersToAConfigurationThatIsKnown() {
        var update = failing(Scene.MISTRAL);
        show(Status.UPDATE_ROLLBACK_FAILED, scene.deployment(good).objects());

        assertThat(scene.undo(update)).isEqualTo(new Undoing.Started(update));
    }

    @Test
    void touchesNoConfigurationOfSomebodyElse() {
        var update = failing(Scene.MISTRAL);
        show(Status.IN_SERVICE, new ResourceName("theirs"));

        assertThat(scene.undo(update)).isEqualTo(new Undoing.Nothing(update));
        assertThat(scene.record(update).reason().orElseThrow()).endsWith("it serves theirs, which this plan did not make");
    }

    @Test
    void saysThatTheEndpointOrItsOldConfigurationIsGone() {
        var update = failing(Scene.MISTRAL);
        scene.hosting.call(new HostingCall.DeleteConfig(scene.deployment(good).objects()));
        scene.undo(update);
        var other = new Scene();
        other.audit(DeployedPlans.deployed(other, Scene.LLAMA));
        var lost = other.rolledOut(Scene.MISTRAL);
        DeployedPlans.become(other, lost, PlanStatus.BROKEN);
        other.hosting.lose(ENDPOINT);

        other.undo(lost);

        assertThat(scene.record(update).reason().orElseThrow()).endsWith(" is gone");
        assertThat(other.record(lost).reason().orElseThrow()).endsWith("the endpoint is not there");
    }

    @Test
    void waitsForSageMakerToSettleAndThenSaysWhatItSaid() {
        var update = failing(Scene.MISTRAL);
        scene.hosting.before = _ -> {
            throw new Conflict("Could not find it");
        };

        assertThat(scene.undo(update)).isEqualTo(new Undoing.Waiting(update));
        scene.pass(Duration.ofMinutes(5));

        assertThat(scene.undo(update)).isEqualTo(new Undoing.Nothing(update));
        assertThat(scene.record(update).reason().orElseThrow()).endsWith("Could not find it");
    }

    @Test
    void saysWhatSageMakerRefused() {
        var update = failing(Scene.MISTRAL);
        scene.hosting.before = _ -> {
            throw new Refused("no permission");
        };
        scene.undo(update);
        scene.pass(Duration.ofMinutes(5));

        assertThat(scene.undo(update)).isEqualTo(new Undoing.Nothing(update));
        assertThat(scene.record(update).reason().orElseThrow()).endsWith("no permission");
    }

    @ParameterizedTest
    @CsvSource({
        "IN_SERVICE,false,it serves sha256:e3b0c442",
        "OUT_OF_SERVICE,true,the endpoint is OUT_OF_SERVICE: SageMaker gives no reason",
        "UPDATE_ROLLBACK_FAILED,true,the endpoint is UPDATE_ROLLBACK_FAILED"
    })
    void believesOnlyTheGoodConfigurationWithItsDigest(Status status, boolean image, String why) {
        var update = failing(Scene.MISTRAL);
        scene.undo(update);
        var digest = image ? scene.deployment(good).image().digest() : Digest.of(new byte[0]);
        scene.hosting.put(new HostedEndpoint(
                ENDPOINT, status, scene.deployment(good).objects(), Optional.empty(), Optional.of(digest), Optional.empty()));

        assertThat(scene.watch(update)).isEqualTo(new RolloutState.Missed(update));
        assertThat(scene.watch(update)).isEqualTo(new RolloutState.Missed(update));
        assertThat(scene.record(update).reason().orElseThrow()).contains("; and it did not go back: " + why);
    }

    @Test
    void doesNotBelieveAnEndpointThatWentForwardAgain() {
        var update = failing(Scene.MISTRAL);
        scene.undo(update);
        serve(scene.deployment(update).objects(), scene.deployment(update).image().digest());

        assertThat(scene.watch(update)).isEqualTo(new RolloutState.Missed(update));
    }

    @Test
    void doesNotBelieveAnEndpointThatIsGone() {
        var update = failing(Scene.MISTRAL);
        scene.undo(update);
        scene.hosting.lose(ENDPOINT);

        assertThat(scene.watch(update)).isEqualTo(new RolloutState.Missed(update));
    }

    @Test
    void followsTheWayBackForTwoHours() {
        var update = failing(Scene.MISTRAL);
        scene.undo(update);
        scene.pass(Duration.ofMinutes(119));
        assertThat(scene.watch(update)).isEqualTo(new RolloutState.InProgress(update));

        scene.pass(Duration.ofMinutes(1));

        assertThat(scene.watch(update)).isEqualTo(new RolloutState.Missed(update));
        assertThat(scene.record(update).reason().orElseThrow()).endsWith("still UPDATING after 120 minutes");
    }

    @Test
    void isMissedWhenTheOldGenerationDoesNotAnswerEither() {
        var update = failing(Scene.MISTRAL);
        scene.undo(update);
        scene.hosting.settle(ENDPOINT);
        scene.watch(update);
        scene.server.sum = new ModelServer.Reply.Text("a teapot");

        assertThat(scene.validate(update)).isEqualTo(new Validation.Failed(update, "QA_ERROR:wrong_answer"));
        assertThat(scene.validate(update)).isInstanceOf(Validation.Failed.class);
        scene.audit(update);

        assertThat(scene.record(update).status()).isEqualTo(PlanStatus.BROKEN);
        assertThat(scene.endpoint().state()).isEqualTo(EndpointRecord.State.FAILED);
        assertThat(scene.budget().reserved()).isEqualTo(Samples.usd("2.2534"));
        assertThat(scene.told(update)).contains("EndpointTried", "UndoMissed");
    }

    @Test
    void leavesAPlanBrokenWhoseWayBackBrokeOff() {
        var update = failing(Scene.MISTRAL);
        scene.undo(update);

        scene.audit(update, TROUBLE);

        assertThat(scene.record(update).status()).isEqualTo(PlanStatus.BROKEN);
        assertThat(scene.record(update).reason())
                .hasValue("QA_ERROR:wrong_answer; and it did not go back: Unavailable: no answer");
    }

    @Test
    void doesNothingMoreOnceItsRunIsClosed() {
        var update = scene.executing(Scene.MISTRAL);
        scene.undo(update);
        scene.audit(update, TROUBLE);
        scene.hosting.settle(ENDPOINT);
        long commits = scene.store.commits();
        int calls = scene.hosting.made().size();

        assertThat(scene.undo(update)).isEqualTo(new Undoing.Nothing(update));
        assertThat(scene.watch(update)).isEqualTo(new RolloutState.Missed(update));
        assertThat(scene.validate(update)).isInstanceOf(Validation.Failed.class);

        assertThat(scene.hosting.made()).hasSize(calls);
        assertThat(scene.store.commits()).isEqualTo(commits);
    }

    @Test
    void isNoStepOfARunThatNobodyKnows() {
        assertThatThrownBy(() -> scene.undo(Scene.planId(99))).isInstanceOf(RuntimeException.class);
    }

    /// In service as planned, and beside the point.
    private PlanId failing(String sentence) {
        return failing(scene.rolledOut(sentence));
    }

    private PlanId failing(PlanId update) {
        var sum = scene.server.sum;
        scene.server.sum = new ModelServer.Reply.Text("a teapot");
        assertThat(scene.validate(update)).isInstanceOf(Validation.Failed.class);
        scene.server.sum = sum;
        return update;
    }

    private Validation goBack(PlanId update) {
        assertThat(scene.undo(update)).isEqualTo(new Undoing.Started(update));
        scene.hosting.settle(ENDPOINT);
        assertThat(scene.watch(update)).isEqualTo(new RolloutState.InService(update));
        return scene.validate(update);
    }

    private void serve(ResourceName config, Digest image) {
        scene.hosting.put(new HostedEndpoint(
                ENDPOINT, Status.IN_SERVICE, config, Optional.empty(), Optional.of(image), Optional.empty()));
    }

    private void show(Status status, ResourceName config) {
        scene.hosting.put(new HostedEndpoint(
                ENDPOINT, status, config, Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
