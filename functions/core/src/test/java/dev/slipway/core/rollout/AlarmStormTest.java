package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Samples;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.PlanStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A hundred events in any order, twice, late and old, while the machine is at work and plans that change nothing come and
/// go: one rollback of each generation.
class AlarmStormTest {
    private static final String OTHER = "deploy llama-3.1 8B on ml.g5.xlarge for chatbot-x";

    @Test
    void takesAGenerationBackOnceHoweverManyEventsCome() {
        Samples.forAll(random -> random.nextLong(), AlarmStormTest::holds);
    }

    @Test
    void aHundredAtTheSameMomentRequestOne() {
        var it = new RollbackScene();

        var heard = IntStream.range(0, 100).parallel().mapToObj(_ -> it.alarm()).distinct().toList();

        assertThat(heard).containsExactly(new AlarmRaised.Heard.Started(RollbackScene.RUN));
        assertThat(it.told(RollbackScene.RUN)).containsExactly("RollbackRequested");
    }

    private static void holds(long seed) {
        var it = new RollbackScene();
        var random = new Random(seed);
        var waiting = new TreeSet<String>();
        var idler = Optional.<PlanId>empty();
        var begin = it.scene.now;
        for (var at : events(random, begin)) {
            if (it.scene.now.isBefore(at)) {
                it.scene.now = at;
            }
            if (it.alarm(at) instanceof AlarmRaised.Heard.Started(RunId run)) {
                waiting.add(run.value());
            }
            if (random.nextInt(16) == 0) {
                idler = idler.isPresent() ? ended(it, idler.get()) : Optional.of(it.scene.allowed(OTHER));
            }
            if (random.nextInt(8) == 0 && !waiting.isEmpty()) {
                waiting.removeIf(run -> it.play(new RunId(run)));
            }
        }
        idler.ifPresent(plan -> ended(it, plan));
        waiting.forEach(run -> assertThat(it.play(new RunId(run))).isTrue());

        assertThat(it.scene.hosting.made().stream().filter("UpdateEndpoint"::equals)).hasSize(2);
        assertThat(it.scene.endpoint().generations()).hasSize(3);
        assertThat(it.told(RollbackScene.RUN)).containsOnlyOnce("UndoStarted", "UndoFinished", "PlanBlocked");
        assertThat(it.scene.endpoint().owner()).isEmpty();
    }

    /// A plan that has the endpoint for a while, or was not given it, and changes nothing.
    private static Optional<PlanId> ended(RollbackScene it, PlanId plan) {
        if (!it.scene.record(plan).status().ended()) {
            DeployedPlans.become(it.scene, plan, PlanStatus.REHEARSED);
        }
        it.scene.audit(plan);
        return Optional.empty();
    }

    /// Fifty within ten minutes, each twice, shuffled; some from long before. The first is in time.
    private static Iterable<Instant> events(Random random, Instant begin) {
        var events = new ArrayList<Instant>();
        for (int i = 0; i < 50; i++) {
            var at = random.nextInt(5) == 0
                    ? begin.minus(Duration.ofHours(2))
                    : begin.plusSeconds(random.nextInt(600));
            events.add(at);
            events.add(at);
        }
        Collections.shuffle(events, random);
        events.addFirst(begin);
        return events;
    }
}
