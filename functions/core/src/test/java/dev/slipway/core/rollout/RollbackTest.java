package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Moments;
import dev.slipway.core.Samples;
import dev.slipway.core.Scene;
import dev.slipway.core.approval.Address;
import dev.slipway.core.approval.Desk;
import dev.slipway.core.approval.Letter;
import dev.slipway.core.audit.Chain;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.Trouble;
import dev.slipway.core.plan.Block;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.plan.Workflows;
import dev.slipway.core.step.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What takes back a generation that is in service, and what does not.
class RollbackTest {
    private static final RunId RUN = RollbackScene.RUN;
    private static final ResourceName ENDPOINT = EndpointRecord.nameOf(Scene.APP, Scene.STAGING);

    private final RollbackScene it = new RollbackScene();
    private final Scene scene = it.scene;

    @Test
    void anAlarmTakesTheGenerationInServiceBack() {
        assertThat(it.alarm()).isEqualTo(new AlarmRaised.Heard.Started(RUN));

        it.play(RUN);

        var endpoint = scene.endpoint();
        assertThat(it.rollback(RUN).state()).isEqualTo(Rollback.State.BACK);
        assertThat(endpoint.state()).isEqualTo(EndpointRecord.State.LIVE);
        assertThat(endpoint.owner()).isEmpty();
        assertThat(endpoint.current().map(Generation::number)).hasValue(3);
        assertThat(endpoint.current().map(Generation::objects)).hasValue(scene.deployment(it.first).objects());
        assertThat(endpoint.generations().get(1).end().map(Generation.End::how)).hasValue(Generation.How.TAKEN_BACK);
        assertThat(endpoint.blocks()).extracting(Block::hash).containsExactly(scene.deployment(it.second).hash());
        assertThat(scene.budget().share(it.first)).hasValue(Samples.usd("1.1267"));
        assertThat(scene.budget().share(it.second)).isEmpty();
        assertThat(scene.record(it.second).status()).isEqualTo(PlanStatus.DEPLOYED);
        assertThat(it.told(RUN))
                .containsExactly(
                        "RollbackRequested",
                        "RollbackFound",
                        "UndoStarted",
                        "PlanBlocked",
                        "EffectStarted",
                        "EffectDone",
                        "EndpointTried",
                        "UndoFinished",
                        "EffectStarted",
                        "EffectDone",
                        "EffectStarted",
                        "EffectDone",
                        "DeploymentAudited");
        assertThat(Chain.breakIn(scene.store.events(RUN, 0))).isEmpty();
    }

    @Test
    void theWayBackIsAllAtOnceWithoutAlarmsAndKeepsTheInstances() {
        it.alarm();
        it.find(RUN);
        it.undo(RUN);

        var update = (HostingCall.UpdateEndpoint) scene.hosting.calls().getLast();

        assertThat(update.config()).isEqualTo(scene.deployment(it.first).objects());
        assertThat(update.rollout().gradual()).isFalse();
        assertThat(update.alarms()).isEmpty();
        assertThat(update.retain()).isTrue();
    }

    @Test
    void requesterAndOperatorsAreTold() {
        it.alarm();
        it.play(RUN);

        assertThat(scene.desk.mail.letters())
                .extracting(Letter::to)
                .containsExactlyInAnyOrder("alice@example.com", "dave@example.com");
        assertThat(scene.desk.mail.letters()).allMatch(letter -> letter.subject().contains("rolled back"));
    }

    @Test
    void aLetterFromElsewhereSaysWhereItsCommandsLead() {
        scene.desk.address = Address.elsewhere("https://a1b2c3.example.com");
        scene.desk.mail.letters().clear();

        it.alarm();
        it.play(RUN);

        assertThat(scene.desk.mail.letters()).isNotEmpty().allSatisfy(letter -> assertThat(letter.body())
                .contains("\n  with SLIPWAY_SERVER=https://a1b2c3.example.com and a token of your own in SLIPWAY_TOKEN:\n"
                        + "  slipway endpoints --history\n  slipway unblock chatbot-x"));
    }

    @Test
    void whoeverApprovedIsToldOfTheWayBackAndSoIsWhoeverADelegateApprovedFor() {
        var third = DeployedPlans.approved(scene, Desk.FRANK);
        DeployedPlans.become(scene, third, PlanStatus.DEPLOYED);
        scene.audit(third);
        scene.pass(Duration.ofHours(1));
        scene.desk.mail.letters().clear();
        var run = new RunId("rollback-chatbot-x-staging-g3");

        it.alarm();
        it.play(run);

        assertThat(it.rollback(run).state()).isEqualTo(Rollback.State.BACK);
        assertThat(scene.desk.mail.letters())
                .extracting(Letter::to)
                .containsExactlyInAnyOrder("alice@example.com", "bob@example.com", "dave@example.com", "frank@example.com");
        assertThat(scene.desk.mail.letters()).allSatisfy(letter -> assertThat(letter.body())
                .contains("it was approved by frank for bob", "slipway endpoints --history")
                .contains("slipway unblock chatbot-x --env staging --hash " + scene.deployment(third).hash()));
    }

    @Test
    void aDeploymentThatOwnsTheEndpointLooksAfterItself() {
        var update = scene.executing("deploy llama-3.1 8B on ml.g5.xlarge for chatbot-x");

        it.alarm();
        it.play(RUN);

        assertThat(it.rollback(RUN).state()).isEqualTo(Rollback.State.NOTHING);
        assertThat(it.told(RUN)).containsExactly("RollbackRequested", "NothingToDo", "DeploymentAudited");
        assertThat(scene.endpoint().owner()).hasValue(update.run());
        assertThat(scene.desk.mail.letters()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"REHEARSED", "FAILED", "CANCELLED"})
    void aRunThatChangesNothingIsWaitedForAndThenItIsLookedAgain(PlanStatus end) {
        var update = scene.allowed("deploy llama-3.1 8B on ml.g5.xlarge for chatbot-x");
        it.alarm();

        assertThat(it.find(RUN)).isEqualTo(new LastGood.Waiting(RUN));
        assertThat(it.find(RUN)).isEqualTo(new LastGood.Waiting(RUN));
        assertThat(it.told(RUN)).containsExactly("RollbackRequested");
        DeployedPlans.become(scene, update, end);
        scene.audit(update);
        scene.pass(Duration.ofMinutes(1));
        it.play(RUN);

        assertThat(it.rollback(RUN).state()).isEqualTo(Rollback.State.BACK);
        assertThat(scene.endpoint().generations()).hasSize(3);
    }

    @Test
    void aRunThatMovesTheEndpointAfterAllLooksAfterItself() {
        var update = scene.allowed("deploy llama-3.1 8B on ml.g5.xlarge for chatbot-x");
        it.alarm();
        assertThat(it.find(RUN)).isEqualTo(new LastGood.Waiting(RUN));

        scene.execute(update);
        it.play(RUN);

        assertThat(it.rollback(RUN).state()).isEqualTo(Rollback.State.NOTHING);
        assertThat(it.rollback(RUN).reason()).hasValue(update + " works on the endpoint");
    }

    @Test
    void nobodyIsWaitedForLongerThanAnAlarmIsNews() {
        scene.allowed("deploy llama-3.1 8B on ml.g5.xlarge for chatbot-x");
        it.alarm();
        scene.pass(Duration.ofMinutes(15));
        assertThat(it.find(RUN)).isEqualTo(new LastGood.Waiting(RUN));

        scene.pass(Duration.ofSeconds(1));

        assertThat(it.find(RUN)).isEqualTo(new LastGood.NothingToDo(RUN));
    }

    @Test
    void whatGoesOffAfterATryThatFoundNothingIsLookedIntoAgain() {
        var serves = scene.hosting.endpoint(ENDPOINT).orElseThrow();
        var update = scene.executing("deploy llama-3.1 8B on ml.g5.xlarge for chatbot-x");
        it.alarm();
        it.play(RUN);
        scene.hosting.put(serves);
        DeployedPlans.become(scene, update, PlanStatus.FAILED);
        scene.audit(update);
        scene.pass(Duration.ofMinutes(1));
        var again = new RunId(RUN + "-2");

        assertThat(it.alarm()).isEqualTo(new AlarmRaised.Heard.Started(again));
        it.play(again);

        assertThat(it.rollback(again).state()).isEqualTo(Rollback.State.BACK);
    }

    @ParameterizedTest
    @CsvSource({
        "slipway-chatbot-x-staging-errors-5xx, true, 16, chatbot-x-staging, OLD",
        "slipway-chatbot-x-staging-errors-5xx, true, 61, chatbot-x-staging, OLD",
        "slipway-chatbot-x-staging-errors-5xx, false, 0, chatbot-x-staging, QUIET",
        "slipway-chatbot-x-staging-errors-5xx, true, 0, chatbot-y-staging, NOT_OURS",
        "slipway-chatbot-y-staging-errors-5xx, true, 0, chatbot-y-staging, NOT_OURS",
        "somebody else's alarm, true, 0, chatbot-x-staging, NOT_OURS",
        "somebody else's alarm, true, 0, no/endpoint of anybody, NOT_OURS"
    })
    void fromOtherEventsNothingFollows(String alarm, boolean firing, int minutesAgo, String endpoint, AlarmRaised.Why why) {
        var heard = it.alarm(alarm, firing, scene.now.minus(Duration.ofMinutes(minutesAgo)), endpoint);

        assertThat(heard).isEqualTo(new AlarmRaised.Heard.Ignored(why));
        assertThat(it.told(RUN)).isEmpty();
    }

    @Test
    void anAlarmThatWasStartedTooLateFindsNothingToDo() {
        it.alarm();
        scene.pass(Duration.ofMinutes(16));

        it.play(RUN);

        assertThat(it.rollback(RUN).reason().orElseThrow()).endsWith("which is long ago");
        assertThat(scene.endpoint().generations()).hasSize(2);
    }

    @Test
    void aGenerationThatWasReplacedMeanwhileStays() {
        it.alarm();
        scene.audit(DeployedPlans.deployed(scene, "deploy llama-3.1 8B on ml.g5.xlarge for chatbot-x"));

        it.play(RUN);

        assertThat(it.rollback(RUN).reason()).hasValue("generation 3 is in service");
    }

    @Test
    void operatorsAreToldWhenThereIsNoWayBack() {
        it.alarm();
        it.play(RUN);
        scene.pass(Duration.ofMinutes(1));
        var third = new RunId("rollback-chatbot-x-staging-g3");
        scene.desk.mail.letters().clear();

        assertThat(it.alarm()).isEqualTo(new AlarmRaised.Heard.Started(third));
        it.play(third);

        assertThat(it.rollback(third).state()).isEqualTo(Rollback.State.NOWHERE);
        assertThat(scene.desk.mail.letters())
                .extracting(Letter::to)
                .containsExactly("dave@example.com");
        assertThat(it.alarm()).isEqualTo(new AlarmRaised.Heard.Ignored(AlarmRaised.Why.KNOWN));
    }

    @Test
    void whatSomebodyElsePutThereIsNotTouched() {
        var there = scene.hosting.endpoint(EndpointRecord.nameOf(Scene.APP, Scene.STAGING)).orElseThrow();
        scene.hosting.put(new HostedEndpoint(
                there.name(), there.status(), scene.deployment(it.first).objects(), Optional.empty(), there.image(), Optional.empty()));
        it.alarm();

        it.play(RUN);

        assertThat(it.rollback(RUN).state()).isEqualTo(Rollback.State.NOWHERE);
        assertThat(it.rollback(RUN).reason().orElseThrow()).contains("which generation 2 is not");
    }

    @Test
    void aRollbackThatMissesItsGoalLeavesTheEndpointFailedAndBothSharesHeld() {
        it.alarm();
        it.find(RUN);
        it.undo(RUN);
        it.settle();
        it.watch(RUN);
        scene.server.sum = new ModelServer.Reply.Text("a teapot");
        it.validate(RUN);

        scene.audit(RUN);

        assertThat(it.rollback(RUN).state()).isEqualTo(Rollback.State.FAILED);
        assertThat(scene.endpoint().state()).isEqualTo(EndpointRecord.State.FAILED);
        assertThat(scene.endpoint().failure().orElseThrow().reason()).contains("QA_ERROR:wrong_answer");
        assertThat(scene.budget().shares()).hasSize(2);
    }

    @Test
    void nothingMoreIsDoneOnceItIsClosed() {
        it.alarm();
        it.find(RUN);
        it.undo(RUN);
        scene.audit(RUN, new Trouble("Unavailable", "no answer"));
        it.settle();
        long commits = scene.store.commits();
        int calls = scene.hosting.made().size();

        assertThat(it.undo(RUN)).isInstanceOf(Undoing.Nothing.class);
        assertThat(it.watch(RUN)).isInstanceOf(RolloutState.Missed.class);
        assertThat(it.validate(RUN)).isInstanceOf(Validation.Failed.class);

        assertThat(scene.hosting.made()).hasSize(calls);
        assertThat(scene.store.commits()).isEqualTo(commits);
    }

    @Test
    void whatBreaksOffBeforeAnythingWasDoneLeavesTheEndpointServing() {
        it.alarm();
        it.find(RUN);

        scene.audit(RUN, new Trouble("dev.slipway.core.failure.Unavailable", "no answer"));

        assertThat(it.rollback(RUN).state()).isEqualTo(Rollback.State.NOTHING);
        assertThat(scene.endpoint().state()).isEqualTo(EndpointRecord.State.LIVE);
        assertThat(scene.endpoint().owner()).isEmpty();
    }

    @Test
    void aRollbackThatCouldNotBeStartedIsStartedByTheSweep() {
        var started = new ArrayList<RunId>();
        scene.workflows.rolling = _ -> {
            throw new Unavailable("no answer");
        };
        it.alarm();
        scene.workflows.rolling = run -> {
            started.add(run);
            return Workflows.Start.RUNNING;
        };
        scene.pass(Duration.ofSeconds(5));

        scene.sweeper().apply(new Sweep.Request(), scene.now);

        assertThat(started).containsExactly(RUN);
    }

    @Test
    void endsTheSameWhereverItWasKilled() {
        var undisturbed = killed(Moments.harmless());
        boolean killed = true;
        assertThat(undisturbed).contains("UndoFinished", "DeploymentAudited");

        for (int moment = 0; killed; moment++) {
            var moments = Moments.killingAt(moment);

            assertThat(killed(moments)).as("killed at moment %d", moment).isEqualTo(undisturbed);
            killed = moments.killed();
        }
    }

    private static List<String> killed(Moments moments) {
        var it = new RollbackScene();
        it.scene.dyingAt(moments);
        for (Runnable step : List.<Runnable>of(
                it::alarm,
                () -> it.find(RUN),
                () -> it.undo(RUN),
                it::settle,
                () -> it.watch(RUN),
                () -> it.validate(RUN),
                () -> it.scene.audit(RUN))) {
            try {
                step.run();
            } catch (Moments.Killed dead) {
                step.run();
            }
        }
        var left = new ArrayList<>(it.scene.hosting.made());
        left.addAll(it.told(RUN));
        left.add(it.scene.endpoint().toString());
        left.add(it.scene.budget().toString());
        left.add(it.rollback(RUN).toString());
        return left;
    }

    @Test
    void aBlockGoesWhenAPersonClearsIt() {
        it.alarm();
        it.play(RUN);
        var seen = scene.store.read(EndpointRecord.key(Scene.APP, Scene.STAGING));

        scene.store.commit(Change.of(RUN).write(seen, seen.value().without(seen.value().blocks().getFirst())));

        assertThat(scene.endpoint().blocks()).isEmpty();
        assertThat(scene.endpoint().good()).isEmpty();
    }
}
