package dev.slipway.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Samples;
import dev.slipway.core.Scene;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.DeploymentPlan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// A diff leaves nothing out that is hashed.
class PlanDiffTest {
    /// Every part of a plan, and every part of those, is changed by itself.
    @TestFactory
    Stream<DynamicTest> whateverChangesTheHashIsInTheDiff() {
        var scene = new Scene();
        var plan = scene.deployment(scene.planned(Desk.DEAR));
        return Variants.of(plan).entrySet().stream()
                .map(changed -> DynamicTest.dynamicTest(changed.getKey(), () -> {
                    boolean sameHash = changed.getValue().hash().equals(plan.hash());

                    assertThat(lines(plan, changed.getValue()).isEmpty()).isEqualTo(sameHash);
                }));
    }

    @Test
    void theChangesReachEveryPartThatIsHashed() {
        var scene = new Scene();
        var plan = scene.deployment(scene.planned(Desk.DEAR));

        var hashed = Variants.of(plan).entrySet().stream()
                .filter(changed -> !changed.getValue().hash().equals(plan.hash()))
                .map(changed -> changed.getKey().replaceAll("(?<=[a-z])[0-9]+$", ""))
                .toList();

        assertThat(hashed)
                .contains("place.environment.value", "place.account", "place.region.value", "place.role", "place.registry.value")
                .contains("place.policyBundle", "app.value", "model.value", "image.registry.value", "image.repository")
                .contains("image.digest.value", "instanceType.value", "instances", "environmentVariables", "rollout.firstBasisPoints")
                .contains("rollout.bake", "rollout.terminationWait", "rollout.longest", "alarms", "alarms.terms.threshold")
                .contains("alarms.terms.metric.MODEL_LATENCY_P99", "alarms.terms.comparison.AT_LEAST", "alarms.terms.period", "alarms.terms.evaluationPeriods")
                .contains("alarms.terms.datapoints", "alarms.terms.missing.BREACHING", "alarms.name.value", "alarms.endpoint.value", "alarms.variant.value");
    }

    @Test
    void aVariableIsNotTakenForSomethingOfThePlan() {
        var scene = new Scene();
        var plan = scene.deployment(scene.planned(Scene.LLAMA));
        var variables = new TreeMap<>(Map.of("model", "x", "", "y"));

        var changed = new DeploymentPlan(
                plan.place(), plan.app(), plan.model(), plan.image(), plan.instanceType(), 1, variables, plan.rollout(), plan.alarms(), plan.guarded());

        assertThat(PlanFields.of(changed, UsdPerHour.ZERO))
                .containsEntry("model", plan.model().value())
                .containsEntry("variable model", "x")
                .containsEntry("variable ", "y");
    }

    @Test
    void otherPoliciesDifferInTheDiff() {
        var scene = new Scene();
        var plan = scene.deployment(scene.planned(Desk.DEAR));
        var changed = new DeploymentPlan(
                plan.place(), plan.app(), plan.model(), plan.image(), plan.instanceType(), 2, plan.environmentVariables(),
                Samples.rollout("dev").policy(), plan.alarms(), plan.guarded());

        assertThat(lines(plan, changed)).extracting(PlanDiff.Line::field).containsExactly("rollout of updates");
    }

    private static List<PlanDiff.Line> lines(DeploymentPlan before, DeploymentPlan after) {
        return PlanDiff.lines(PlanFields.of(before, UsdPerHour.ZERO), PlanFields.of(after, UsdPerHour.ZERO));
    }
}
