package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Moments;
import dev.slipway.core.Scene;
import dev.slipway.core.audit.Chain;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.PlanStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A process killed at any moment of a deployment, an update or a removal ends where an undisturbed one ends.
class CrashPointsTest {
    @ParameterizedTest
    @ValueSource(strings = {Scene.LLAMA, Scene.MISTRAL, Scene.UNDEPLOY})
    void endsTheSameWhereverItWasKilled(String sentence) {
        var undisturbed = played(sentence, Moments.harmless());
        boolean killed = true;

        for (int moment = 0; killed; moment++) {
            var moments = Moments.killingAt(moment);

            assertThat(played(sentence, moments)).as("killed at moment %d", moment).isEqualTo(undisturbed);
            killed = moments.killed();
        }
    }

    @Test
    void goesBackTheSameWhereverItWasKilled() {
        var undisturbed = undone(Moments.harmless());
        boolean killed = true;
        assertThat(undisturbed).contains("UndoStarted", "PlanBlocked", "UndoFinished", "DeploymentAudited");

        for (int moment = 0; killed; moment++) {
            var moments = Moments.killingAt(moment);

            assertThat(undone(moments)).as("killed at moment %d", moment).isEqualTo(undisturbed);
            killed = moments.killed();
        }
    }

    /// An update that serves and does not answer, taken back.
    private static List<String> undone(Moments moments) {
        var scene = new Scene();
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var plan = scene.rolledOut(Scene.MISTRAL);
        DeployedPlans.become(scene, plan, PlanStatus.BROKEN);

        scene.dyingAt(moments);
        for (var step : List.<Consumer<PlanId>>of(
                scene::undo,
                _ -> scene.hosting.settle(EndpointRecord.nameOf(Scene.APP, Scene.STAGING)),
                scene::watch,
                scene::validate,
                scene::audit)) {
            untilItLives(step, plan);
        }
        return left(scene, plan);
    }

    /// What is left in the stores and outside, as text.
    private static List<String> played(String sentence, Moments moments) {
        var scene = new Scene();
        if (!sentence.equals(Scene.LLAMA)) {
            scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        }
        var plan = scene.accepted(sentence);

        scene.dyingAt(moments);
        for (var step : steps(scene)) {
            untilItLives(step, plan);
        }

        return left(scene, plan);
    }

    private static List<String> left(Scene scene, PlanId plan) {
        var left = new ArrayList<>(scene.hosting.names());
        left.addAll(scene.metrics.names());
        left.addAll(scene.hosting.made());
        left.addAll(scene.told(plan));
        left.add(scene.record(plan).toString());
        left.add(scene.endpoint().toString());
        left.add(scene.budget().toString());
        assertThat(Chain.breakIn(scene.store.events(plan.run(), 0))).isEmpty();
        return left;
    }

    private static List<Consumer<PlanId>> steps(Scene scene) {
        return List.of(
                scene::plan,
                scene::guard,
                scene::execute,
                scene::watch,
                _ -> scene.hosting.settle(EndpointRecord.nameOf(Scene.APP, Scene.STAGING)),
                scene::watch,
                scene::audit);
    }

    /// The machine starts a killed function again.
    private static void untilItLives(Consumer<PlanId> step, PlanId plan) {
        try {
            step.accept(plan);
        } catch (Moments.Killed killed) {
            step.accept(plan);
        }
    }
}
