package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Samples;
import dev.slipway.core.Scene;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.StepFailure;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// An update that is under way and to be taken back, and the alarm by which SageMaker hears of it.
class AlarmBrakeTest {
    private static final ResourceName ENDPOINT = new ResourceName("chatbot-x-staging");
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
        return Stream.of(new Unavailable("no answer"), new Refused("no permission"));
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

    private void brakedAndUndone(PlanId update) {
        scene.undo(update);
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
                rollout, all.leastInstances(), List.of(), all.rehearsalFirst(), all.freezes(), all.quotas());
    }
}
