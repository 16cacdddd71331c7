package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Scene;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.guard.Verdict;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.Freeze;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people keep away, or let come again.
class BlocksAndFreezesTest {
    private static final RunId RUN = RollbackScene.RUN;
    private static final RunId ENDPOINT = new RunId("endpoint-chatbot-x-staging");

    @Test
    void anUnblockedPlanIsAllowedAgain() {
        var it = new RollbackScene();
        it.alarm();
        it.play(RUN);
        var hash = it.scene.deployment(it.second).hash();
        var denied = it.scene.planned(Scene.MISTRAL);
        assertThat(it.scene.guard(denied)).isInstanceOf(Verdict.Denied.class);

        assertThat(unblock(it.scene, "alice", hash)).isInstanceOf(ByHand.Barred.class);
        assertThat(unblock(it.scene, "dave", hash)).isInstanceOf(ByHand.Done.class);
        assertThat(unblock(it.scene, "dave", hash)).isInstanceOf(ByHand.NotKnown.class);

        assertThat(it.scene.guard(it.scene.planned(Scene.MISTRAL))).isInstanceOf(Verdict.Allowed.class);
        assertThat(it.told(ENDPOINT)).containsExactly("PersonRefused", "PlanUnblocked");
    }

    @Test
    void aFreezeHoldsUntilItIsLifted() {
        var scene = new Scene();
        var until = scene.now.plus(Duration.ofDays(1)).toString();

        assertThat(freeze(scene, "alice", until)).isInstanceOf(ByHand.Barred.class);
        assertThat(freeze(scene, "dave", "tomorrow")).isInstanceOf(ByHand.Invalid.class);
        assertThat(freeze(scene, "dave", "2026-11-01T00:00:00Z")).isInstanceOf(ByHand.Invalid.class);
        assertThat(freeze(scene, "dave", until)).isInstanceOf(ByHand.Done.class);
        assertThat(scene.guard(scene.planned(Scene.LLAMA))).isInstanceOf(Verdict.Denied.class);
        assertThat(freeze(scene, "dave", "now")).isInstanceOf(ByHand.Done.class);
        assertThat(freeze(scene, "dave", "now")).isInstanceOf(ByHand.AlreadySo.class);

        assertThat(scene.guard(scene.planned(Scene.LLAMA))).isInstanceOf(Verdict.Allowed.class);
        assertThat(scene.store.read(Freeze.key(Scene.STAGING)).found()).isEmpty();
        assertThat(scene.store.events(new RunId("freeze-staging"), 0).stream().map(event -> event.type()))
                .containsExactly("PersonRefused", "EnvironmentFrozen", "FreezeLifted");
    }

    @Test
    void aFreezeThatReplacesAnotherSaysWhichAndWhetherItEndsEarlier() {
        var scene = new Scene();
        var week = scene.now.plus(Duration.ofDays(7));
        var day = scene.now.plus(Duration.ofDays(1));

        assertThat(freeze(scene, "dave", week.toString())).isInstanceOf(ByHand.Done.class);
        assertThat(freeze(scene, "dave", week.toString())).isInstanceOf(ByHand.AlreadySo.class);
        assertThat(freeze(scene, "dave", day.toString())).isInstanceOfSatisfying(ByHand.Instead.class, answer -> {
            assertThat(answer.before().until()).hasValue(week);
            assertThat(answer.now().endsBefore(answer.before())).isTrue();
        });
        assertThat(freeze(scene, "dave", week.toString())).isInstanceOfSatisfying(
                ByHand.Instead.class, answer -> assertThat(answer.now().endsBefore(answer.before())).isFalse());
        scene.now = week;
        assertThat(freeze(scene, "dave", week.plusSeconds(60).toString())).isInstanceOf(ByHand.Done.class);

        var told = scene.store.events(new RunId("freeze-staging"), 0).stream().map(event -> event.detail().values()).toList();
        assertThat(told).hasSize(4);
        assertThat(told.get(1)).containsEntry("ends_earlier", new Canonical.Text("true"));
        assertThat(told.get(1).get("replaces")).isInstanceOfSatisfying(Canonical.Fields.class, before -> assertThat(before.values())
                .containsEntry("by", new Canonical.Text("dave"))
                .containsEntry("until", new Canonical.Text(week.toString()))
                .containsKey("reason"));
        assertThat(told.get(2)).containsEntry("ends_earlier", new Canonical.Text("false"));
        assertThat(told.get(3)).doesNotContainKeys("replaces", "ends_earlier");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "2026-11-22T08:00:00+02:00",
        "2026-11-22T24:00:00Z",
        "2026-11-22T23:59:60Z",
        "2026-11-22t08:00:00Z",
        "2026-11-22T08:00:00z",
        "2026-11-22T08:00Z",
        "+2026-11-22T08:00:00Z",
        "2026-02-30T08:00:00Z"
    })
    void aTimeHasOneSpelling(String until) {
        var scene = new Scene();

        assertThat(freeze(scene, "dave", until)).isInstanceOfSatisfying(
                ByHand.Invalid.class, answer -> assertThat(answer.problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("until");
                    assertThat(problem.accepted()).contains("2026-11-22T08:00:00Z");
                }));
        assertThat(scene.store.read(Freeze.key(Scene.STAGING)).found()).isEmpty();
    }

    @Test
    void theHistoryKeepsWhoHadItTakenBackAndWhy() {
        var it = new RollbackScene();
        it.byHand("dave", 0);
        it.play(RUN);

        var why = "asked for by dave: «it answers nonsense»";
        assertThat(it.scene.endpoint().blocks()).singleElement().satisfies(block -> assertThat(block.why()).hasValue(why));
        assertThat(it.scene.endpoint().generation(2).orElseThrow().end().orElseThrow().why()).hasValue(why);
        assertThat(it.scene.endpoint().generation(1).orElseThrow().end().orElseThrow().why()).isEmpty();
    }

    @Test
    void theHistoryKeepsWhichAlarmItWas() {
        var it = new RollbackScene();
        it.alarm();
        it.play(RUN);

        assertThat(it.scene.endpoint().blocks().getFirst().why().orElseThrow()).startsWith("the alarm " + RollbackScene.ALARM);
    }

    @Test
    void theHistoryKeepsWhoCalledAnUpdateOff() {
        var it = new RollbackScene();
        var update = it.scene.executing("deploy llama-3.1 8B on ml.g5.xlarge for chatbot-x");
        it.meanwhile.cancel(new CancelPlan.Request(Scene.ALICE, update.value(), Optional.empty()));
        it.scene.watch(update);
        it.settle();
        it.scene.undo(update);

        assertThat(it.scene.endpoint().blocks()).singleElement().satisfies(block -> assertThat(block.why()).hasValue("cancelled by alice"));
    }

    @Test
    void theChainKeepsWhyWhereNoRecordDoes() {
        var it = new RollbackScene();
        it.alarm();
        it.play(RUN);
        unblock(it.scene, "dave", it.scene.deployment(it.second).hash());
        freeze(it.scene, "dave", it.scene.now.plus(Duration.ofDays(1)).toString());
        freeze(it.scene, "dave", "now");

        assertThat(whys(it, ENDPOINT)).containsExactly("mended upstream");
        assertThat(whys(it, new RunId("freeze-staging"))).containsExactly("a holiday", "a holiday");
    }

    private static List<String> whys(RollbackScene it, RunId run) {
        return it.scene.store.events(run, 0).stream()
                .map(event -> ((Canonical.Text) Objects.requireNonNull(event.detail().values().get("reason"))).value())
                .toList();
    }

    private static ByHand unblock(Scene scene, String person, Digest hash) {
        return new Interventions(scene)
                .unblock(new ClearBlock.Request(
                        new Person(person), "chatbot-x", "staging", hash.value(), Optional.of("mended upstream")));
    }

    private static ByHand freeze(Scene scene, String person, String until) {
        return new Interventions(scene).freeze(person, until);
    }
}
