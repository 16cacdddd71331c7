package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Scene;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.AcceptIntent;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.plan.ProbeCount;
import dev.slipway.core.plan.Rehearsed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private final Scene scene = new Scene();

    @Test
    void notesEveryCallAndMakesNone() {
        scene.execute = false;
        var plan = scene.allowed(Scene.LLAMA);

        var answer = scene.execute(plan);

        var name = scene.deployment(plan).objects();
        assertThat(calls(answer))
                .isEqualTo("[{\"call\":\"CreateModel\",\"name\":\"%s\"},{\"call\":\"CreateConfig\",\"name\":\"%s\"},"
                                .formatted(name, name)
                        + alarms(scene.deployment(plan))
                        + "{\"call\":\"CreateEndpoint\",\"name\":\"chatbot-x-staging\"}]");
        assertThat(scene.metrics.names()).isEmpty();
        assertThat(scene.store.read(Rehearsed.key(scene.deployment(plan).hash())).value().plan()).isEqualTo(plan);
        assertThat(scene.hosting.made()).isEmpty();
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.REHEARSED);
        assertThat(scene.record(plan).reason()).hasValue("6 calls rehearsed, none made");
    }

    @Test
    void answersTheSameWhenItsAnswerWasLost() {
        scene.execute = false;
        var plan = scene.allowed(Scene.LLAMA);
        var lost = scene.execute(plan);
        long commits = scene.store.commits();

        assertThat(scene.execute(plan)).isEqualTo(lost);
        assertThat(scene.store.commits()).isEqualTo(commits);
    }

    @Test
    void isDoneForWhoeverAsksForIt() {
        var plan = dryRun(Scene.LLAMA);

        var answer = scene.execute(plan);

        assertThat(answer).isInstanceOf(Execution.Rehearsed.class);
        assertThat(scene.hosting.names()).isEmpty();
    }

    @Test
    void updatesALiveEndpointWithoutTouchingIt() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var endpoint = scene.endpoint();
        var budget = scene.budget();
        var update = dryRun(Scene.MISTRAL);

        var answer = scene.execute(update);
        scene.audit(update);

        assertThat(calls(answer)).contains("UpdateEndpoint").doesNotContain("CreateEndpoint");
        assertThat(scene.hosting.made()).doesNotContain("UpdateEndpoint");
        assertThat(scene.endpoint().state()).isEqualTo(EndpointRecord.State.LIVE);
        assertThat(scene.endpoint().generations()).isEqualTo(endpoint.generations());
        assertThat(scene.endpoint().owner()).isEmpty();
        assertThat(scene.budget()).isEqualTo(budget);
    }

    @Test
    void leavesNoTraceOfAnEndpointThatNeverWas() {
        var plan = dryRun(Scene.LLAMA);
        scene.execute(plan);

        scene.audit(plan);

        assertThat(scene.store.list(EndpointRecord.all()).values()).isEmpty();
        assertThat(scene.budget()).isEqualTo(Budget.UNTOUCHED);
    }

    @Test
    void rehearsesARemoval() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var removal = dryRun(Scene.UNDEPLOY);

        var answer = scene.execute(removal);
        scene.audit(removal);

        assertThat(calls(answer)).isEqualTo("[{\"call\":\"DeleteEndpoint\",\"name\":\"chatbot-x-staging\"}]");
        assertThat(scene.endpoint().state()).isEqualTo(EndpointRecord.State.LIVE);
        assertThat(scene.hosting.names()).hasSize(3);
    }

    @Test
    void seesItsOwnNotes() {
        var plan = DeployedPlans.deployed(scene, Scene.LLAMA);
        var name = scene.deployment(plan).objects();
        var rehearsal = new Rehearsal(scene.hosting, scene.metrics);
        assertThat(rehearsal.model(name)).isPresent();

        var alarm = scene.deployment(plan).alarms().getFirst();
        assertThat(rehearsal.alarms(List.of(alarm.name()))).hasSize(1);
        rehearsal.delete(alarm.name());
        rehearsal.count(new ProbeCount(alarm.endpoint(), alarm.variant(), scene.now, 0));
        assertThat(rehearsal.alarms(List.of(alarm.name()))).isEmpty();
        assertThat(rehearsal.noted()).hasSize(2);
        rehearsal.call(new HostingCall.DeleteConfig(name));
        rehearsal.call(new HostingCall.DeleteModel(name));
        rehearsal.call(new HostingCall.DeleteEndpoint(scene.deployment(plan).endpoint()));

        assertThat(rehearsal.model(name)).isEmpty();
        assertThat(rehearsal.config(name)).isEmpty();
        assertThat(rehearsal.endpoint(scene.deployment(plan).endpoint())).isEmpty();
        assertThat(scene.hosting.names()).hasSize(3);
        assertThat(scene.metrics.names()).hasSize(3);
        assertThat(scene.metrics.counted).isEmpty();
    }

    @Test
    void asksForEachAlarmOnce() {
        var asked = new AtomicInteger();
        var plan = dryRun(Scene.LLAMA);
        scene.metrics.look = asked::incrementAndGet;

        scene.execute(plan);

        assertThat(asked).hasValue(scene.deployment(plan).alarms().size());
    }

    private static String alarms(DeploymentPlan plan) {
        return plan.alarms().stream()
                .map(alarm -> "{\"call\":\"PutAlarm\",\"name\":\"%s\"},".formatted(alarm.name()))
                .collect(Collectors.joining());
    }

    private PlanId dryRun(String sentence) {
        var r = scene.request(sentence);
        var plan = scene.accepted(new AcceptIntent.Request(
                r.caller(), r.userId(), r.intent(), r.env(), r.app(), r.budgetUsdPerHour(), r.instanceType(),
                r.instanceCount(), true, Optional.empty(), r.fresh()));
        scene.plan(plan);
        scene.guard(plan);
        return plan;
    }

    private String calls(Execution answer) {
        var digest = ((Execution.Rehearsed) answer).calls();
        return new String(scene.evidence.fetch(digest).orElseThrow(), StandardCharsets.UTF_8);
    }
}
