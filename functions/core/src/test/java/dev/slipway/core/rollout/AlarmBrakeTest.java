package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Moments;
import dev.slipway.core.Samples;
import dev.slipway.core.Scene;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.AlarmName;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.plan.AlarmState;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.plan.RolloutPolicy;
import dev.slipway.core.plan.RolloutTerms;
import dev.slipway.core.rollout.HostedEndpoint.Status;
import dev.slipway.core.step.InterposedLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An update that is under way and to be taken back, and the alarm by which SageMaker hears of it.
class AlarmBrakeTest {
    private static final ResourceName ENDPOINT = new ResourceName("chatbot-x-staging");
    private static final String CANCELLED = "cancelled by alice";
    private static final String UNSTOPPED =
            "; its update was not stopped at once, for CloudWatch did not set the alarm that stops it: ";
    private static final AlarmName ALARM = new AlarmName("slipway-chatbot-x-staging-errors-5xx");

    private final Scene scene = new Scene();

    @Test
    void theUpdatesAlarmIsFiredAndNotedBefore() {
        var update = underWay();
        var before = new ArrayList<List<String>>();
        scene.metrics.before = () -> before.add(scene.told(update));

        assertThat(scene.undo(update)).isEqualTo(new Undoing.Waiting(update));

        assertThat(scene.metrics.fired).containsExactly(ALARM);
        assertThat(before.getFirst()).endsWith("UndoStarted", "PlanBlocked", "EffectStarted");
        assertThat(scene.told(update)).endsWith("EffectStarted", "EffectDone");
    }

    @Test
    void anAlarmThatWentBackIsFiredAgainUnderTheSameNote() {
        var update = underWay();
        scene.undo(update);
        scene.undo(update);
        assertThat(scene.metrics.fired).hasSize(1);
        scene.metrics.become(AlarmState.OK);
        var told = scene.told(update);

        scene.undo(update);

        assertThat(scene.metrics.fired).containsExactly(ALARM, ALARM);
        assertThat(scene.told(update)).isEqualTo(told);
    }

    @Test
    void whatSageMakerTookBackOnThatIsTriedAndUndone() {
        var update = underWay();
        int calls = scene.hosting.made().size();

        brakedAndUndone(update);

        assertThat(scene.hosting.made()).hasSize(calls);
        assertThat(scene.record(update).status()).isEqualTo(PlanStatus.UNDONE);
        assertThat(scene.endpoint().settled()).hasValue(scene.now);
    }

    /// The event of the alarm that was fired may be heard when the plan has ended; it says nothing of what serves on.
    @Test
    void anAlarmFromBeforeTheEndOfTheUndoTakesNothingElseBack() {
        var fired = scene.now;
        brakedAndUndone(underWay());
        scene.pass(Duration.ofMinutes(1));

        var late = new AlarmRaised(scene.ledger, scene.workflows)
                .apply(new AlarmRaised.Request(ALARM.value(), true, fired.plusSeconds(1), Optional.of(ENDPOINT.value())), scene.now);
        var fresh = new AlarmRaised(scene.ledger, scene.workflows)
                .apply(new AlarmRaised.Request(ALARM.value(), true, scene.now, Optional.of(ENDPOINT.value())), scene.now);

        assertThat(late).isEqualTo(new AlarmRaised.Heard.Ignored(AlarmRaised.Why.OLD));
        assertThat(fresh).isInstanceOf(AlarmRaised.Heard.Started.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"SYSTEM_UPDATING", "ROLLING_BACK", "CREATING"})
    void nothingIsFiredWhereSageMakerDoesSomethingElse(Status status) {
        var update = underWay();
        scene.hosting.put(new HostedEndpoint(
                ENDPOINT, status, scene.deployment(update).objects(), Optional.empty(), Optional.empty(), Optional.empty()));

        assertThat(scene.undo(update)).isEqualTo(new Undoing.Waiting(update));

        assertThat(scene.metrics.fired).isEmpty();
    }

    @Test
    void anUpdateWithoutAlarmsIsWaitedFor() {
        scene.policies = withoutAlarms(new RolloutPolicy.AllAtOnce(Duration.ofMinutes(5), Duration.ofHours(1)));
        var update = underWay();

        assertThat(scene.undo(update)).isEqualTo(new Undoing.Waiting(update));

        assertThat(scene.metrics.fired).isEmpty();
        assertThat(scene.told(update)).endsWith("PlanBlocked");
    }

    @Test
    void anUpdateWithoutABakeHasNobodyWhoLooksAtAlarms() {
        var plan = scene.deployment(scene.planned(Scene.LLAMA));
        var unbaked = new DeploymentPlan(
                plan.place(),
                plan.app(),
                plan.model(),
                plan.image(),
                plan.instanceType(),
                plan.instances(),
                plan.environmentVariables(),
                new RolloutPolicy.AllAtOnce(Duration.ZERO, Duration.ofHours(1)),
                plan.alarms(),
                plan.guarded());

        assertThat(AlarmBrake.alarmOf(plan)).hasValue(ALARM);
        assertThat(AlarmBrake.alarmOf(unbaked)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void troubleOfCloudWatchLeavesTheUpdateToItsEnd(StepFailure trouble) {
        var update = underWay();
        scene.metrics.before = () -> {
            throw trouble;
        };

        assertThat(scene.undo(update)).isEqualTo(new Undoing.Waiting(update));
        scene.metrics.before = () -> {};
        scene.undo(update);

        assertThat(scene.metrics.fired).containsExactly(ALARM);
        assertThat(scene.told(update).stream().filter("UndoStarted"::equals)).hasSize(1);
    }

    static Stream<StepFailure> troubles() {
        return Stream.of(
                new Unavailable("no answer"),
                new Throttled("patience"),
                new Malformed("no JSON"),
                new Refused("no permission"));
    }

    @Test
    void aRefusalIsToldOnceAndSaysWhatCloudWatchSaid() {
        var update = unbraked();
        var told = scene.told(update);
        scene.undo(update);
        scene.undo(update);

        assertThat(told).endsWith("EffectStarted", "EffectRefused");
        assertThat(scene.told(update)).isEqualTo(told);
        assertThat(scene.ledger.events(update.run(), 0).getLast().detail().values())
                .containsEntry("effect", new Canonical.Text("undo/alarm/%s@%s"
                        .formatted(ALARM, scene.deployment(update).objects())))
                .containsEntry("reason", new Canonical.Text("no permission"));
    }

    @Test
    void anAlarmThatIsGoneIsARefusalToo() {
        var update = underWay();
        scene.metrics.delete(ALARM);

        scene.undo(update);

        assertThat(scene.told(update)).endsWith("EffectStarted", "EffectRefused");
    }

    @Test
    void whoMayNotLookAtTheAlarmIsRefusedToo() {
        var update = underWay();
        scene.metrics.look = () -> {
            throw new Refused("no permission");
        };

        scene.undo(update);

        assertThat(scene.told(update)).endsWith("EffectStarted", "EffectRefused");
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatPassesIsNoRefusal(StepFailure trouble) {
        var update = underWay();
        scene.metrics.before = () -> {
            throw trouble;
        };

        scene.undo(update);
        scene.undo(update);

        assertThat(scene.told(update)).endsWith("EffectStarted").doesNotContain("EffectRefused");
        assertThat(scene.record(update).reason().orElseThrow()).doesNotContain("CloudWatch");
    }

    static Stream<StepFailure> passing() {
        return Stream.of(new Unavailable("no answer"), new Throttled("patience"), new Malformed("no JSON"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatDoesNotPassInThreeMinutesIsToldOnceAndEveryLookTriesOn(StepFailure trouble) {
        var update = calledOff();
        scene.metrics.before = () -> {
            throw trouble;
        };

        var told = lookingEachMinute(update, 6);

        assertThat(told).containsExactly(0L, 0L, 0L, 1L, 1L, 1L);
        assertThat(scene.ledger.events(update.run(), 0).getLast().detail().values())
                .containsEntry("reason", new Canonical.Text("tried for 3 minutes: " + trouble.getMessage()));
        assertThat(scene.record(update).reason())
                .hasValue(CANCELLED + UNSTOPPED + "tried for 3 minutes: " + trouble.getMessage());

        scene.metrics.before = () -> {};
        scene.undo(update);

        assertThat(scene.metrics.fired).containsExactly(ALARM);
        assertThat(scene.told(update)).endsWith("EffectRefused", "EffectDone");
    }

    @Test
    void troubleBehindAnAlarmThatWasSetIsToldToNobody() {
        var update = calledOff();
        scene.undo(update);
        scene.metrics.before = () -> {
            throw new Unavailable("no answer");
        };

        assertThat(lookingEachMinute(update, 6)).containsOnly(0L);
        assertThat(scene.record(update).reason()).hasValue(CANCELLED);
    }

    @Test
    void whatLastsAndIsRefusedThenIsToldOnce() {
        var update = calledOff();
        scene.metrics.before = () -> {
            throw new Throttled("patience");
        };
        lookingEachMinute(update, 5);
        refusing();

        assertThat(lookingEachMinute(update, 5)).containsOnly(1L);
    }

    @Test
    void nothingIsPromisedBeforeTheAlarmIsSet() {
        var update = underWay();
        assertThat(cancel(update)).isEqualTo(calledOff(false, CancelPlan.How.TAKEN_BACK));

        scene.watch(update);
        assertThat(cancel(update)).isEqualTo(calledOff(true, CancelPlan.How.TAKEN_BACK));
        assertThat(story(update)).hasValue(CancelPlan.How.TAKEN_BACK);

        scene.undo(update);
        assertThat(cancel(update)).isEqualTo(calledOff(true, CancelPlan.How.TAKEN_BACK_UNDER_WAY));
        assertThat(story(update)).hasValue(CancelPlan.How.TAKEN_BACK_UNDER_WAY);

        goneBack(update);
        assertThat(cancel(update)).isEqualTo(new CancelPlan.Answer.CalledOff(true, Optional.empty()));
        assertThat(story(update)).hasValue(CancelPlan.How.TAKEN_BACK_UNDER_WAY);
    }

    @Test
    void anUpdateThatWasThroughBeforeItWasTakenBackIsSaidToBe() {
        var update = unbraked();
        assertThat(story(update)).hasValue(CancelPlan.How.TAKEN_BACK_AFTER_ITS_END);
        var plan = scene.deployment(update);
        scene.hosting.put(new HostedEndpoint(
                ENDPOINT, Status.IN_SERVICE, plan.objects(), Optional.empty(), Optional.empty(), Optional.empty()));
        scene.undo(update);

        assertThat(cancel(update)).isEqualTo(calledOff(true, CancelPlan.How.TAKEN_BACK_AFTER_ITS_END));
        goneBack(update);

        assertThat(scene.record(update).status()).isEqualTo(PlanStatus.UNDONE);
        assertThat(story(update)).hasValue(CancelPlan.How.TAKEN_BACK_AFTER_ITS_END);
    }

    @Test
    void aPlanThatNobodyCalledOffHasNothingSaidOfIt() {
        assertThat(story(underWay())).isEmpty();
    }

    @Test
    void whoReadsHowThePlanEndedReadsThatItsUpdateWasNotStopped() {
        var update = unbraked();
        goneBack(update);

        assertThat(scene.record(update).status()).isEqualTo(PlanStatus.UNDONE);
        assertThat(scene.record(update).reason()).hasValue(CANCELLED + UNSTOPPED + "no permission");
        assertThat(scene.told.getLast().reason()).hasValue(CANCELLED + UNSTOPPED + "no permission");
        assertThat(List.copyOf(scene.desk.mail.letters()).getLast().body()).contains(UNSTOPPED + "no permission");
    }

    @Test
    void whoCallsItOffOnceMoreHearsThatItComesToItsEnd() {
        var update = unbraked();

        assertThat(cancel(update)).isEqualTo(new CancelPlan.Answer.CalledOff(
                true, Optional.of(CancelPlan.How.TAKEN_BACK_AFTER_ITS_END)));
    }

    @Test
    void whatIsMendedMeanwhileTakesAtTheNextLook() {
        var update = unbraked();
        scene.metrics.before = () -> {};

        scene.undo(update);

        assertThat(scene.metrics.fired).containsExactly(ALARM);
        assertThat(scene.told(update)).endsWith("EffectRefused", "EffectDone");
        assertThat(cancel(update)).isEqualTo(new CancelPlan.Answer.CalledOff(
                true, Optional.of(CancelPlan.How.TAKEN_BACK_UNDER_WAY)));
    }

    /// Killed around each commit: what is told of a refusal is told once, with the plan's reason.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void aRefusalThatWasKilledIsToldOnce(int moment) {
        var update = calledOff();
        refusing();
        var moments = Moments.killingAt(moment);
        scene.ledger = InterposedLedger.killed(scene.store, moments);
        try {
            scene.undo(update);
        } catch (Moments.Killed killed) {
            scene.undo(update);
        }

        scene.undo(update);

        assertThat(scene.told(update)).containsOnlyOnce("EffectRefused");
        assertThat(scene.record(update).reason()).hasValue(CANCELLED + UNSTOPPED + "no permission");
    }

    @Test
    void aRollbackOfWhatServesFiresNothing() {
        var it = new RollbackScene();
        it.alarm();
        it.find(RollbackScene.RUN);
        var serves = it.scene.endpoint().current().orElseThrow().objects();
        it.scene.hosting.put(new HostedEndpoint(
                ENDPOINT, Status.UPDATING, serves, Optional.empty(), Optional.empty(), Optional.empty()));

        assertThat(it.undo(RollbackScene.RUN)).isInstanceOf(Undoing.Waiting.class);

        assertThat(it.scene.metrics.fired).isEmpty();
    }

    /// An update from llama to mistral, of which SageMaker is not through.
    private PlanId underWay() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        return scene.executing(Scene.MISTRAL);
    }

    /// Called off by alice, and CloudWatch does not let its alarm be set.
    private PlanId unbraked() {
        var update = calledOff();
        refusing();
        scene.undo(update);
        return update;
    }

    private PlanId calledOff() {
        var update = underWay();
        cancel(update);
        scene.watch(update);
        return update;
    }

    private void refusing() {
        scene.metrics.before = () -> {
            throw new Refused("no permission");
        };
    }

    /// How often something was told as not done, after each of so many looks.
    private List<Long> lookingEachMinute(PlanId update, int looks) {
        var told = new ArrayList<Long>();
        for (int i = 0; i < looks; i++) {
            assertThat(scene.undo(update)).isEqualTo(new Undoing.Waiting(update));
            told.add(scene.told(update).stream().filter("EffectRefused"::equals).count());
            scene.pass(Duration.ofMinutes(1));
        }
        return told;
    }

    private Optional<CancelPlan.How> story(PlanId plan) {
        return new ReadPlan(scene.ledger)
                .apply(new ReadPlan.Request(Scene.ALICE, plan), scene.now)
                .orElseThrow()
                .calledOff();
    }

    private static CancelPlan.Answer calledOff(boolean already, CancelPlan.How how) {
        return new CancelPlan.Answer.CalledOff(already, Optional.of(how));
    }

    private CancelPlan.Answer cancel(PlanId plan) {
        return new CancelPlan(scene.ledger, scene.policies, () -> scene.desk.people, scene.desk.callbacks())
                .apply(new CancelPlan.Request(Scene.ALICE, plan.value(), Optional.empty()), scene.now);
    }

    private void brakedAndUndone(PlanId update) {
        scene.undo(update);
        goneBack(update);
    }

    /// SageMaker serves as before.
    private void goneBack(PlanId update) {
        var good = scene.endpoint().current().orElseThrow();
        scene.hosting.put(new HostedEndpoint(
                ENDPOINT, Status.IN_SERVICE, good.objects(), Optional.empty(), Optional.of(good.image()), Optional.empty()));
        assertThat(scene.undo(update)).isEqualTo(new Undoing.Started(update));
        scene.watch(update);
        scene.validate(update);
        scene.pass(Duration.ofMinutes(2));
        scene.audit(update);
    }

    private static Policies withoutAlarms(RolloutPolicy rollout) {
        return Samples.policies(policy -> Samples.with(policy, terms(policy.rollout(), rollout)));
    }

    private static RolloutTerms terms(RolloutTerms all, RolloutPolicy rollout) {
        return new RolloutTerms(
                rollout, all.leastInstances(), all.oneAtOnce(), List.of(), all.rehearsalFirst(), all.freezes(), all.quotas());
    }
}
