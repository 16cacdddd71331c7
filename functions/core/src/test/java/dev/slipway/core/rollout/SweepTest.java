package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Scene;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.plan.RunningPlan;
import dev.slipway.core.plan.Workflows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepTest {
    private final Scene scene = new Scene();
    private final List<PlanId> started = new ArrayList<>();

    @Test
    void startsWhatWasAcceptedAndNeverStarted() {
        scene.workflows.starting = _ -> {
            throw new Unavailable("no answer");
        };
        var plan = scene.accepted(Scene.LLAMA);
        answering(Workflows.Start.RUNNING);
        scene.pass(Duration.ofSeconds(5));

        var swept = sweep();

        assertThat(swept).isEqualTo(new Sweep.Swept(1, 0, 0));
        assertThat(started).containsExactly(plan);
    }

    @Test
    void leavesTheIntakeTimeToStartThePlanItself() {
        scene.accepted(Scene.LLAMA);
        answering(Workflows.Start.RUNNING);
        scene.pass(Duration.ofMillis(4999));

        assertThat(sweep()).isEqualTo(new Sweep.Swept(0, 0, 0));
        assertThat(started).isEmpty();
    }

    @Test
    void closesWhatEndedWithoutItsAudit() {
        var plan = scene.allowed(Scene.LLAMA);
        answering(Workflows.Start.ENDED);
        scene.pass(Duration.ofMinutes(1));

        assertThat(sweep()).isEqualTo(new Sweep.Swept(0, 1, 0));
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.FAILED);
        assertThat(scene.record(plan).reason()).hasValue("MachineEnded: the machine ended without its audit");
        assertThat(scene.budget()).isEqualTo(Budget.UNTOUCHED);
        assertThat(sweep()).isEqualTo(new Sweep.Swept(0, 0, 0));
    }

    @Test
    void goesOnBehindAPlanInTrouble() {
        var bad = scene.accepted(Scene.LLAMA);
        var bug = scene.accepted(Scene.LLAMA);
        var good = scene.accepted(Scene.LLAMA);
        scene.workflows.starting = plan -> {
            if (plan.equals(bad)) {
                throw new Unavailable("no answer");
            }
            if (plan.equals(bug)) {
                throw new IllegalStateException("a bug");
            }
            started.add(plan);
            return Workflows.Start.RUNNING;
        };
        scene.pass(Duration.ofMinutes(1));

        assertThat(sweep()).isEqualTo(new Sweep.Swept(1, 0, 2));
        assertThat(started).containsExactly(good);
    }

    @Test
    void reachesEveryPlanOfManyPages() {
        for (int i = 0; i < 250; i++) {
            scene.accepted(Scene.LLAMA);
        }
        answering(Workflows.Start.ENDED);
        scene.pass(Duration.ofMinutes(1));

        assertThat(sweep()).isEqualTo(new Sweep.Swept(0, 250, 0));
        assertThat(scene.store.list(RunningPlan.all()).values()).isEmpty();
    }

    private Sweep.Swept sweep() {
        return scene.sweeper().apply(new Sweep.Request(), scene.now);
    }

    private void answering(Workflows.Start start) {
        scene.workflows.starting = plan -> {
            started.add(plan);
            return start;
        };
    }
}
