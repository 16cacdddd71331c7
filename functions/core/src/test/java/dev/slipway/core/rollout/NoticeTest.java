package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.core.Scene;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.Trouble;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticeTest {
    private final Scene scene = new Scene();

    @Test
    void aDeploymentIsToldOnceItsAuditIsWritten() {
        var plan = DeployedPlans.deployed(scene, Scene.LLAMA);
        assertThat(scene.told).isEmpty();

        scene.audit(plan);
        scene.audit(plan);

        assertThat(scene.told).hasSize(1);
        var notice = scene.told.getFirst();
        assertThat(notice.run()).isEqualTo(plan.run());
        assertThat(notice.kind()).isEqualTo(Notice.Kind.DEPLOYED);
        assertThat(notice.app()).isEqualTo(Scene.APP);
    }

    @Test
    void whatBrokeOffWhileItWasCarriedOutNeedsAnOperator() {
        var plan = scene.allowed(Scene.LLAMA);
        scene.execute(plan);

        scene.audit(plan, new Trouble("dev.slipway.core.failure.Unavailable", "no answer"));

        assertThat(scene.told)
                .singleElement()
                .satisfies(notice -> assertThat(notice.kind()).isEqualTo(Notice.Kind.NEEDS_OPERATOR))
                .satisfies(notice -> assertThat(notice.reason()).hasValueSatisfying(why -> assertThat(why)
                        .contains("no answer")));
    }

    @Test
    void aRollbackIsToldUnderItsOwnRun() {
        var it = new RollbackScene();
        it.scene.told.clear();
        it.alarm();
        it.play(RollbackScene.RUN);

        assertThat(it.scene.told)
                .extracting(Notice::run, Notice::kind)
                .containsExactly(tuple(RollbackScene.RUN, Notice.Kind.UNDONE));
    }

    @Test
    void whatCannotBeToldStopsNothingAndIsToldByTheSweep() {
        var plan = DeployedPlans.deployed(scene, Scene.LLAMA);
        var listening = scene.notices;
        scene.notices = _ -> {
            throw new Unavailable("no answer");
        };
        scene.audit(plan);
        assertThat(scene.record(plan).closedAt()).isPresent();
        scene.pass(Duration.ofSeconds(5));
        assertThat(scene.sweeper().apply(new Sweep.Request(), scene.now)).isEqualTo(new Sweep.Swept(0, 0, 1));

        scene.notices = listening;
        scene.sweeper().apply(new Sweep.Request(), scene.now);
        scene.sweeper().apply(new Sweep.Request(), scene.now);

        assertThat(runs()).containsExactly(plan.run());
    }

    @Test
    void aRehearsalChangedNothingAndTellsNobody() {
        scene.execute = false;
        var plan = scene.allowed(Scene.LLAMA);
        scene.execute(plan);
        scene.audit(plan);

        assertThat(scene.told).isEmpty();
    }

    private List<RunId> runs() {
        return scene.told.stream().map(Notice::run).toList();
    }
}
