package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Samples;
import dev.slipway.core.Scene;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.plan.AlarmPlan;
import dev.slipway.core.plan.AlarmState;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Guarded;
import dev.slipway.core.plan.HostedAlarm;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.step.Change;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExecutePlanTest {
    private final Scene scene = new Scene();

    @Test
    void makesModelConfigurationAndEndpointInThatOrder() {
        var plan = scene.allowed(Scene.LLAMA);

        var answer = scene.execute(plan);

        assertThat(answer).isEqualTo(new Execution.Started(plan));
        assertThat(scene.hosting.made()).containsExactly("CreateModel", "CreateConfig", "CreateEndpoint");
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.EXECUTING);
        assertThat(scene.told(plan))
                .endsWith(
                        "ExecutionStarted",
                        "EffectStarted",
                        "EffectDone",
                        "EffectStarted",
                        "EffectDone",
                        "EffectStarted",
                        "EffectDone",
                        "EffectStarted",
                        "EffectDone",
                        "EffectStarted",
                        "EffectDone",
                        "EffectStarted",
                        "EffectDone");
    }

    @Test
    void makesTheAlarmsBeforeTheEndpointThatTheyWatch() {
        var plan = scene.allowed(Scene.LLAMA);
        scene.hosting.before = call -> {
            if (call instanceof HostingCall.CreateEndpoint) {
                assertThat(scene.metrics.names())
                        .containsExactly(
                                "slipway-chatbot-x-staging-errors-5xx",
                                "slipway-chatbot-x-staging-latency-p99",
                                "slipway-chatbot-x-staging-probe-failures");
            }
        };

        scene.execute(plan);

        assertThat(scene.hosting.made()).endsWith("CreateEndpoint");
    }

    @Test
    void leavesAlarmsThatAreAsPlannedAndMendsOthers() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var alarm = scene.deployment(Scene.planId(0)).alarms().getFirst();
        scene.metrics.put(new HostedAlarm(alarm.name(), Optional.empty(), AlarmState.OK));

        scene.executing(Scene.MISTRAL);

        assertThat(scene.metrics.puts()).isEqualTo(4);
        assertThat(scene.metrics.alarms(List.of(alarm.name()))).singleElement().satisfies(there -> assertThat(there.plan())
                .contains(alarm));
    }

    @Test
    void givesAnUpdateItsPolicyItsAlarmsAndTheCountThatIsThere() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));

        var same = scene.executing(Scene.MISTRAL);

        var plan = scene.deployment(same);
        assertThat(scene.hosting.calls().getLast()).isEqualTo(new HostingCall.UpdateEndpoint(
                plan.endpoint(),
                plan.objects(),
                plan.rollout(),
                plan.alarms().stream().map(AlarmPlan::name).toList(),
                true));
    }

    @Test
    void movesInStepsToTwoInstancesAndTakesTheirCountFromThePlan() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));

        var more = scene.executing("deploy llama-3.1 8B for chatbot-x with 2 instances");

        assertThat(scene.deployment(more).guarded()).isEqualTo(new Guarded.Yes());
        assertThat(scene.hosting.calls().getLast()).isInstanceOfSatisfying(HostingCall.UpdateEndpoint.class, call -> {
            assertThat(call.rollout()).isEqualTo(Samples.rollout("staging").policy());
            assertThat(call.retain()).isFalse();
        });
    }

    @Test
    void makesNothingTwiceWhenItsAnswerWasLost() {
        var plan = scene.executing(Scene.LLAMA);
        long commits = scene.store.commits();

        var answer = scene.execute(plan);

        assertThat(answer).isEqualTo(new Execution.Started(plan));
        assertThat(scene.hosting.made()).hasSize(3);
        assertThat(scene.store.commits()).isEqualTo(commits);
    }

    @Test
    void movesNothingAgainThatSageMakerTookBack() {
        var first = DeployedPlans.deployed(scene, Scene.LLAMA);
        scene.audit(first);
        var update = scene.executing(Scene.MISTRAL);
        int calls = scene.hosting.made().size();
        scene.hosting.serves(scene.deployment(update).endpoint(), scene.deployment(first).objects());

        assertThat(scene.execute(update)).isEqualTo(new Execution.Started(update));

        assertThat(scene.hosting.made()).hasSize(calls);
        assertThat(scene.watch(update)).isEqualTo(new RolloutState.Missed(update));
    }

    @Test
    void updatesAnEndpointThatIsLive() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));

        scene.executing(Scene.MISTRAL);

        assertThat(scene.hosting.made()).endsWith("CreateModel", "CreateConfig", "UpdateEndpoint");
    }

    @Test
    void deletesTheEndpointOfARemoval() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));

        var removal = scene.executing(Scene.UNDEPLOY);

        assertThat(scene.hosting.made()).endsWith("DeleteEndpoint");
        assertThat(scene.execute(removal)).isEqualTo(new Execution.Started(removal));
        assertThat(scene.hosting.made()).containsOnlyOnce("DeleteEndpoint");
    }

    @Test
    void touchesNoEndpointThatSomebodyElseMade() {
        var plan = scene.allowed(Scene.LLAMA);
        var name = new ResourceName("chatbot-x-staging");
        scene.hosting.put(new HostedEndpoint(
                name,
                HostedEndpoint.Status.IN_SERVICE,
                new ResourceName("theirs"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));

        var answer = scene.execute(plan);

        assertThat(answer).isEqualTo(new Execution.Declined(plan));
        assertThat(scene.hosting.made()).isEmpty();
        assertThat(scene.record(plan).reason().orElseThrow()).contains("theirs", "by hand");
    }

    @Test
    void carriesOutOnlyWhatWasAllowed() {
        var planned = scene.planned(Scene.LLAMA);
        var denied = scene.allowed("deploy llama-3.1 8B for chatbot-y under $1 per hour");

        assertThatThrownBy(() -> scene.execute(planned)).isInstanceOf(Malformed.class).hasMessageContaining("is PLANNED");
        assertThatThrownBy(() -> scene.execute(denied)).isInstanceOf(Malformed.class).hasMessageContaining("is DENIED");
        assertThat(scene.hosting.made()).isEmpty();
    }

    @Test
    void carriesNothingOutOnAnEndpointThatIsNoLongerItsOwn() {
        var plan = scene.allowed(Scene.LLAMA);
        var endpoint = scene.store.read(EndpointRecord.key(Scene.APP, Scene.STAGING));
        scene.store.commit(Change.of(plan.run()).write(endpoint, endpoint.value().takenBy(Scene.planId(9).run())));

        assertThatThrownBy(() -> scene.execute(plan)).isInstanceOf(Malformed.class).hasMessageContaining("does not own");
        assertThat(scene.hosting.made()).isEmpty();
    }

    @Test
    void declinesWhatSageMakerRefuses() {
        var plan = scene.allowed(Scene.LLAMA);
        refuse("CreateEndpoint", "no quota for ml.g6.xlarge for endpoint usage");

        var answer = scene.execute(plan);

        assertThat(answer).isEqualTo(new Execution.Declined(plan));
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.FAILED);
        assertThat(scene.record(plan).reason()).hasValue("no quota for ml.g6.xlarge for endpoint usage");
        assertThat(scene.told(plan)).endsWith("ExecutionDeclined");
    }

    @Test
    void declinesOnceWhenItsAnswerWasLost() {
        var plan = scene.allowed(Scene.LLAMA);
        refuse("CreateEndpoint", "no quota");
        var lost = scene.execute(plan);
        scene.hosting.before = _ -> {};

        assertThat(scene.execute(plan)).isEqualTo(lost);
        assertThat(scene.hosting.made()).containsExactly("CreateModel", "CreateConfig");
    }

    @Test
    void takesARefusalForTheAnswerThatWasLost() {
        var plan = scene.allowed(Scene.LLAMA);
        scene.hosting.after = call -> {
            throw new Refused("Cannot create already existing " + call.name());
        };

        assertThat(scene.execute(plan)).isEqualTo(new Execution.Started(plan));
    }

    @Test
    void waitsForSageMakerToSettleAndThenDeclinesWithTheRefusalsWords() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var update = scene.allowed(Scene.MISTRAL);
        refuse("UpdateEndpoint", "no quota for ml.g6.xlarge");
        assertThatThrownBy(() -> scene.execute(update)).isInstanceOf(Unavailable.class).hasMessageContaining("not ready");

        scene.pass(Duration.ofSeconds(20));
        var answer = scene.execute(update);

        assertThat(answer).isEqualTo(new Execution.Declined(update));
        assertThat(scene.record(update).reason().orElseThrow()).contains("no quota for ml.g6.xlarge");
    }

    @Test
    void givesAFreshConfigurationItsTimeHoweverLateTheEndpointIsTried() {
        var plan = scene.allowed(Scene.LLAMA);
        scene.hosting.before = call -> {
            throw new Unavailable("no answer to " + call.name());
        };
        assertThatThrownBy(() -> scene.execute(plan)).isInstanceOf(Unavailable.class);
        scene.pass(Duration.ofMinutes(5));
        scene.hosting.before = call -> {
            if (call instanceof HostingCall.CreateEndpoint) {
                throw new Conflict("Could not find endpoint configuration");
            }
        };
        assertThatThrownBy(() -> scene.execute(plan)).hasMessageContaining("not ready");

        scene.pass(Duration.ofSeconds(20));

        assertThat(scene.execute(plan)).isEqualTo(new Execution.Declined(plan));
        assertThat(scene.record(plan).reason()).hasValue("Could not find endpoint configuration");
    }

    @Test
    void declinesWhereAnotherModelStandsUnderTheName() {
        var plan = scene.allowed(Scene.LLAMA);
        var name = scene.deployment(plan).objects();
        scene.hosting.put(new HostedModel(name, "somebody/else", new TreeMap<>()));
        assertThatThrownBy(() -> scene.execute(plan)).isInstanceOf(Unavailable.class);

        scene.pass(Duration.ofSeconds(20));

        assertThat(scene.execute(plan)).isEqualTo(new Execution.Declined(plan));
        assertThat(scene.hosting.made()).isEmpty();
    }

    @Test
    void neverSaysDeclinedOfWhatSageMakerShows() {
        var plan = scene.allowed(Scene.LLAMA);
        scene.hosting.after = call -> {
            if (call instanceof HostingCall.CreateEndpoint) {
                throw new Unavailable("its answer is lost");
            }
        };
        assertThatThrownBy(() -> scene.execute(plan)).isInstanceOf(Unavailable.class);
        scene.hosting.put(new HostedModel(scene.deployment(plan).objects(), "changed", new TreeMap<>()));
        scene.pass(Duration.ofSeconds(20));

        assertThatThrownBy(() -> scene.execute(plan)).hasMessageContaining("something else stands there");
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.EXECUTING);
    }

    @Test
    void declinesARemovalThatSageMakerRefuses() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var removal = scene.allowed(Scene.UNDEPLOY);
        refuse("DeleteEndpoint", "not authorized to perform sagemaker:DeleteEndpoint");
        assertThatThrownBy(() -> scene.execute(removal)).isInstanceOf(Unavailable.class);
        scene.pass(Duration.ofSeconds(20));

        assertThat(scene.execute(removal)).isEqualTo(new Execution.Declined(removal));
        assertThat(scene.record(removal).reason().orElseThrow()).contains("not authorized to perform sagemaker:DeleteEndpoint");
    }

    private void refuse(String kind, String message) {
        scene.hosting.before = call -> {
            if (call.getClass().getSimpleName().equals(kind)) {
                throw new Refused(message);
            }
        };
    }
}
