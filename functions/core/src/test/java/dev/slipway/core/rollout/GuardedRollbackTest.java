package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Samples;
import dev.slipway.core.Scene;
import dev.slipway.core.approval.Letter;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.fit.OfferPrice;
import dev.slipway.core.model.Finding;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Registry;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.plan.RolloutTerms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What of a way back by hand the guard does not let run any more.
class GuardedRollbackTest {
    private static final RunId RUN = RollbackScene.RUN;
    private static final RunId ENDPOINT = new RunId("endpoint-chatbot-x-staging");

    @Test
    void whatTheGuardSaidStandsInTheAuditBothTimes() {
        var it = new RollbackScene();
        it.byHand("dave", 0);
        it.play(RUN);

        var goal = new Canonical.Text(it.scene.deployment(it.first).hash().value());
        assertThat(it.scene.ledger.events(RUN, 0))
                .filteredOn(event -> List.of("RollbackRequested", "RollbackFound").contains(event.type()))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.detail().values())
                        .containsEntry("to", new Canonical.Whole(1))
                        .containsEntry("plan_hash", goal)
                        .containsEntry("rules", new Canonical.Items(List.of()))
                        .containsEntry("verdict", new Canonical.Text("Allowed")));
        assertThat(it.scene.ledger.events(RUN, 0))
                .filteredOn(event -> event.type().equals("UndoStarted"))
                .singleElement()
                .satisfies(event -> assertThat(event.detail().values()).containsEntry("goal_hash", goal));
    }

    @Test
    void anAlarmIsNotJudged() {
        var it = new RollbackScene();
        Tightened.TYPE.on(it.scene);
        it.alarm();
        it.play(RUN);

        assertThat(it.rollback(RUN).state()).isEqualTo(Rollback.State.BACK);
        assertThat(it.scene.ledger.events(RUN, 0)).noneMatch(event -> event.detail().values().containsKey("verdict"));
    }

    @ParameterizedTest
    @EnumSource
    void whatMayNotRunAnyMoreIsNotGoneBackTo(Tightened now) {
        var it = new RollbackScene();
        now.on(it.scene);

        var answer = it.byHand("dave", 0);

        assertThat(answer)
                .isInstanceOfSatisfying(RequestRollback.Answer.Refused.class, refused -> {
                    assertThat(refused.findings()).extracting(Finding::rule).containsExactly(now.rule);
                    assertThat(refused.generation()).isEqualTo(1);
                    assertThat(refused.others()).isEmpty();
                });
        assertThat(it.told(ENDPOINT)).containsExactly("RollbackRefused");
        assertThat(it.told(RUN)).isEmpty();
        assertThat(it.scene.store.read(Rollback.key(RUN)).found()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatMayNotRunAnyMoreWhenItsTurnComesIsNotGoneBackTo(Tightened meanwhile) {
        var it = new RollbackScene();
        it.byHand("dave", 0);
        var owner = it.scene.allowed("deploy llama-3.1 8B on ml.g5.xlarge for chatbot-x");
        assertThat(it.find(RUN)).isEqualTo(new LastGood.Waiting(RUN));
        DeployedPlans.become(it.scene, owner, PlanStatus.REHEARSED);
        it.scene.audit(owner);
        int made = it.scene.hosting.made().size();
        meanwhile.on(it.scene);

        assertThat(it.find(RUN)).isEqualTo(it.find(RUN)).isEqualTo(new LastGood.NothingToDo(RUN));
        it.scene.audit(RUN);

        assertThat(it.rollback(RUN).state()).isEqualTo(Rollback.State.REFUSED);
        assertThat(it.rollback(RUN).reason().orElseThrow())
                .startsWith("refused by policy, generation 1 may not run again: " + meanwhile.rule);
        assertThat(it.scene.endpoint().owner()).isEmpty();
        assertThat(it.scene.endpoint().blocks()).isEmpty();
        assertThat(it.scene.endpoint().current().map(Generation::number)).hasValue(2);
        assertThat(it.scene.hosting.made()).hasSize(made);
        assertThat(it.told(RUN).stream().filter(type -> !type.startsWith("Effect")))
                .containsExactly("RollbackRequested", "RollbackRefused", "DeploymentAudited");
        assertThat(it.scene.ledger.events(RUN, 0).get(1).detail().values())
                .containsEntry("rules", new Canonical.Items(List.of(new Canonical.Text(meanwhile.rule))))
                .containsEntry("verdict", new Canonical.Text("Denied"));
    }

    @Test
    void whoeverIsRefusedHearsWhichOlderGenerationsMayRun() {
        var it = withANewerGoodOneOfAnotherType();
        onlyTheFirstTypeIsLeft(it);

        for (int goal : new int[] {0, 3}) {
            assertThat(it.byHand("dave", goal)).isInstanceOfSatisfying(RequestRollback.Answer.Refused.class, refused -> {
                assertThat(refused.generation()).isEqualTo(3);
                assertThat(refused.others()).isNotEmpty().contains(1).doesNotContain(3, 4);
            });
        }
        assertThat(it.byHand("dave", 1)).isInstanceOf(RequestRollback.Answer.Started.class);
    }

    @Test
    void whoeverIsRefusedWhenTheirTurnComesHearsWhatElseIsWholeAndMayRun() {
        var it = withANewerGoodOneOfAnotherType();
        var run = new RunId("rollback-chatbot-x-staging-g4");
        it.byHand("dave", 0);
        onlyTheFirstTypeIsLeft(it);
        it.loses(2);
        it.play(run);

        assertThat(it.rollback(run).state()).isEqualTo(Rollback.State.REFUSED);
        assertThat(it.rollback(run).reason().orElseThrow())
                .startsWith("refused by policy, generation 3 may not run again: ")
                .endsWith(". Generation 1 may run again: name it (--to 1)");
    }

    private static RollbackScene withANewerGoodOneOfAnotherType() {
        var it = new RollbackScene();
        for (var type : List.of("ml.g5.xlarge", "ml.g6e.xlarge")) {
            it.scene.audit(DeployedPlans.deployed(it.scene, "deploy llama-3.1 8B on %s for chatbot-x".formatted(type)));
            it.scene.pass(Duration.ofHours(1));
        }
        return it;
    }

    private static void onlyTheFirstTypeIsLeft(RollbackScene it) {
        var first = it.scene.endpoint().generation(1).orElseThrow().instanceType();
        it.scene.policies = Samples.policies(p -> Samples.with(p, List.of(first), p.registries()));
    }

    @Test
    void aRefusalIsToldToWhoeverAskedAndToTheOperators() {
        var it = refusedWhenItsTurnCame("erin");

        assertThat(it.scene.desk.mail.letters())
                .extracting(Letter::to)
                .containsExactlyInAnyOrder("erin@example.com", "dave@example.com");
        assertThat(it.scene.desk.mail.letters())
                .allMatch(letter -> letter.subject().contains("refused"))
                .allMatch(letter -> letter.body().contains("InstanceTypeAllowed"));
    }

    @Test
    void aRefusalStandsInNobodysWayAfterwards() {
        var it = refusedWhenItsTurnCame("dave");
        var again = new RunId(RUN + "-2");
        it.scene.pass(Duration.ofMinutes(1));

        assertThat(it.alarm()).isEqualTo(new AlarmRaised.Heard.Started(again));
        it.play(again);

        assertThat(it.rollback(again).state()).isEqualTo(Rollback.State.BACK);
    }

    private static RollbackScene refusedWhenItsTurnCame(String person) {
        var it = new RollbackScene();
        it.byHand(person, 0);
        Tightened.TYPE.on(it.scene);
        it.play(RUN);
        return it;
    }

    @Test
    void priceFreezeCapAndAgeHoldNobodyUpWhoTakesBack() {
        var it = new RollbackScene();
        it.meanwhile.freeze("dave", it.scene.now.plus(Duration.ofDays(1)).toString());
        it.scene.prices = (_, _) -> new OfferPrice.Unknown("nobody says");
        it.scene.images = (_, _, _) -> Optional.empty();
        it.scene.pass(Duration.ofHours(8));

        assertThat(it.byHand("dave", 0)).isInstanceOf(RequestRollback.Answer.Started.class);
    }

    /// What became stricter since the first generation was deployed.
    enum Tightened {
        TYPE("InstanceTypeAllowed") {
            @Override
            void on(Scene scene) {
                scene.policies = Samples.policies(p -> Samples.with(p, List.of(new InstanceType("ml.g5.xlarge")), p.registries()));
            }
        },
        REGISTRY("ImageFromAllowedRegistry") {
            @Override
            void on(Scene scene) {
                scene.policies = Samples.policies(p -> Samples.with(p, p.instanceTypes(), List.of(new Registry("elsewhere.example"))));
            }
        },
        QUOTA("CapacityForTwoFleets") {
            @Override
            void on(Scene scene) {
                scene.policies = Samples.policies(p -> Samples.with(p, terms(p.rollout(), Map.of(new InstanceType("ml.g6.xlarge"), 1))));
            }
        };

        private final String rule;

        Tightened(String rule) {
            this.rule = rule;
        }

        abstract void on(Scene scene);

        private static RolloutTerms terms(RolloutTerms all, Map<InstanceType, Integer> quotas) {
            return new RolloutTerms(
                    all.policy(), all.leastInstances(), all.oneAtOnce(), all.alarms(), all.rehearsalFirst(), all.freezes(), quotas);
        }
    }
}
