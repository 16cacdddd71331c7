package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Samples;
import dev.slipway.core.Scene;
import dev.slipway.core.approval.ApprovalOutcome;
import dev.slipway.core.approval.ApprovalState;
import dev.slipway.core.approval.Desk;
import dev.slipway.core.approval.Letter;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.fit.OfferPrice;
import dev.slipway.core.guard.Verdict;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Finding;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Registry;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Freeze;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.plan.RolloutTerms;
import dev.slipway.core.rollout.CancelPlan.How;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What people may do by hand, who may not, and what becomes of it.
class ByHandTest {
    private static final RunId RUN = RollbackScene.RUN;
    private static final RunId THIRD = new RunId("rollback-chatbot-x-staging-g3");
    private static final RunId ENDPOINT = new RunId("endpoint-chatbot-x-staging");

    @Test
    void anOperatorTakesBackWithoutAnApproval() {
        var it = new RollbackScene();

        var answer = it.byHand("dave", 0);
        it.play(RUN);

        assertThat(answer).isEqualTo(new RequestRollback.Answer.Started(
                RUN, EndpointRecord.nameOf(Scene.APP, Scene.STAGING), 2, 1));
        assertThat(it.rollback(RUN).state()).isEqualTo(Rollback.State.BACK);
        assertThat(it.scene.store.events(RUN, 0).getFirst().actor()).isEqualTo("dave");
        assertThat(it.rollback(RUN).cause()).isInstanceOf(Rollback.Cause.ByPerson.class);
    }

    @Test
    void whyItIsDoneStandsInTheAudit() {
        var it = new RollbackScene();
        it.byHand("dave", 1);
        var scene = new Scene();
        var plan = scene.planned(Scene.LLAMA);
        new Interventions(scene)
                .cancel(new CancelPlan.Request(Scene.ALICE, plan.value(), Optional.of("wrong size")));

        assertThat(it.scene.ledger.events(RUN, 0).getFirst().detail().values())
                .containsEntry("reason", new Canonical.Text("it answers nonsense"));
        assertThat(scene.ledger.events(plan.run(), 0).getLast().detail().values())
                .containsEntry("reason", new Canonical.Text("wrong size"));
    }

    @Test
    void theSameRequestTwiceIsOneRollback() {
        var it = new RollbackScene();

        assertThat(it.byHand("dave", 0)).isEqualTo(it.byHand("dave", 0));
        it.find(RUN);
        assertThat(it.byHand("dave", 0)).isInstanceOf(RequestRollback.Answer.Started.class);
        assertThat(codeOf(it.byHand("dave", 1))).isEqualTo("in_use");
        it.scene.desk.with(Desk.member("alice", List.of("leads")));
        assertThat(codeOf(it.byHand("alice", 1))).isEqualTo("in_use");
    }

    @Test
    void whoeverNamesNoGoalGoesBackFurtherWhereTheLastGoodOneIsGone() {
        var it = lastGoodIsGone();
        it.byHand("dave", 0);
        it.play(THIRD);

        assertThat(it.rollback(THIRD).state()).isEqualTo(Rollback.State.BACK);
        assertThat(it.rollback(THIRD).to().map(Generation::number)).hasValue(1);
        assertThat(it.byHand("dave", 3, 0)).isInstanceOfSatisfying(
                RequestRollback.Answer.Already.class, already -> assertThat(already.to()).isEqualTo(1));
        assertThat(it.scene.ledger.events(THIRD, 0))
                .filteredOn(event -> event.detail().values().containsKey("verdict"))
                .extracting(event -> event.detail().values().get("to"))
                .containsExactly(new Canonical.Whole(2), new Canonical.Whole(1));
    }

    @Test
    void whoeverNamesAGoalThatIsGoneGoesNowhereAndStandsInNoAlarmsWay() {
        var it = lastGoodIsGone();
        it.byHand("erin", 2);
        it.play(THIRD);
        assertThat(it.rollback(THIRD).state()).isEqualTo(Rollback.State.NOWHERE);
        assertThat(it.scene.desk.mail.letters())
                .extracting(Letter::to)
                .containsExactlyInAnyOrder("erin@example.com", "dave@example.com");
        it.scene.pass(Duration.ofMinutes(1));
        var again = new RunId(THIRD + "-2");

        assertThat(it.alarm()).isEqualTo(new AlarmRaised.Heard.Started(again));
        it.play(again);

        assertThat(it.rollback(again).state()).isEqualTo(Rollback.State.BACK);
        assertThat(it.rollback(again).to().map(Generation::number)).hasValue(1);
    }

    @Test
    void anAlarmThatFoundNowhereToGoIsNotFollowedByAnother() {
        var it = new RollbackScene();
        it.loses(1);
        it.alarm();
        it.play(RUN);
        assertThat(it.rollback(RUN).state()).isEqualTo(Rollback.State.NOWHERE);
        it.scene.pass(Duration.ofMinutes(1));

        assertThat(it.alarm()).isEqualTo(new AlarmRaised.Heard.Ignored(AlarmRaised.Why.KNOWN));
    }

    private static RollbackScene lastGoodIsGone() {
        var it = threeGenerations();
        it.loses(2);
        return it;
    }

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

    @ParameterizedTest
    @EnumSource
    void whatMayNotRunAnyMoreIsNotGoneBackTo(Tightened now) {
        var it = new RollbackScene();
        now.on(it.scene);

        var answer = it.byHand("dave", 0);

        assertThat(answer)
                .isInstanceOfSatisfying(RequestRollback.Answer.Not.class, not -> assertThat(not.why())
                        .isInstanceOfSatisfying(ByHand.Refused.class, refused -> assertThat(refused.findings())
                                .extracting(Finding::rule)
                                .containsExactly(now.rule)));
        assertThat(it.told(ENDPOINT)).containsExactly("RollbackRefused");
        assertThat(it.told(RUN)).isEmpty();
        assertThat(it.scene.store.read(Rollback.key(RUN)).found()).isEmpty();
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

    @Test
    void priceFreezeCapAndAgeHoldNobodyUpWhoTakesBack() {
        var it = new RollbackScene();
        freeze(it.scene, "dave", it.scene.now.plus(Duration.ofDays(1)).toString());
        it.scene.prices = (_, _) -> new OfferPrice.Unknown("nobody says");
        it.scene.images = (_, _, _) -> Optional.empty();
        it.scene.pass(Duration.ofHours(8));

        assertThat(it.byHand("dave", 0)).isInstanceOf(RequestRollback.Answer.Started.class);
    }

    @Test
    void whoeverMayNotIsRefusedAndWrittenDown() {
        var it = new RollbackScene();

        var answer = it.byHand("alice", 0);

        assertThat(answer)
                .isInstanceOfSatisfying(RequestRollback.Answer.Not.class, not -> assertThat(not.why())
                        .isInstanceOf(ByHand.Barred.class));
        assertThat(it.told(ENDPOINT)).containsExactly("PersonRefused");
        assertThat(it.told(RUN)).isEmpty();
    }

    @Test
    void aPlanThatOwnsTheEndpointStandsInTheWay() {
        var it = new RollbackScene();
        it.scene.allowed("deploy llama-3.1 8B on ml.g5.xlarge for chatbot-x");

        assertThat(codeOf(it.byHand("dave", 0))).isEqualTo("in_use");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 | generation 2, which serves
            9 | generation 9, which never was
            """)
    void onlyAnEarlierGoodGenerationIsAGoal(int generation, String observed) {
        assertThat(problemOf(new RollbackScene().byHand("dave", generation)))
                .extracting(Problem::code, Problem::field, Problem::observed, Problem::accepted)
                .containsExactly("no_way_back", "to", observed, "generation 1");
    }

    @Test
    void whereNothingWasBeforeTheApplicationIsNamed() {
        var it = new RollbackScene();
        it.byHand("dave", 0);
        it.play(RUN);

        assertThat(problemOf(it.byHand("dave", 3, 0)))
                .extracting(Problem::code, Problem::field, Problem::observed)
                .containsExactly("no_way_back", "app", "no earlier generation");
    }

    @Test
    void theSameRequestAfterItsEndTakesBackNothingMore() {
        var it = threeGenerations();
        it.byHand("dave", 0);
        it.play(THIRD);
        long commits = it.scene.store.commits();

        assertThat(problemOf(it.byHand("dave", 0)))
                .isEqualTo(new Problem(
                        "already_taken_back",
                        "from",
                        "generation 3, which rollback-chatbot-x-staging-g3 took back to generation 2; generation 4 serves since then",
                        "a generation that a plan deployed, or the one that serves, by its number",
                        "nothing was done; to take generation 4 back too say so: --from 4"));
        assertThat(it.byHand("dave", 3, 0))
                .isEqualTo(it.byHand("dave", 0, 2))
                .isEqualTo(it.byHand("dave", 3, 2))
                .isEqualTo(new RequestRollback.Answer.Already(THIRD, EndpointRecord.nameOf(Scene.APP, Scene.STAGING), 3, 2, 4));
        assertThat(it.scene.store.commits()).isEqualTo(commits);
        assertThat(it.scene.endpoint().generations()).hasSize(4);
    }

    @Test
    void whatARollbackBroughtIsTakenBackWhereItIsNamedOrItsGoalIs() {
        for (int[] named : new int[][] {{4, 0}, {0, 1}, {4, 1}}) {
            var it = threeGenerations();
            it.byHand("dave", 0);
            it.play(THIRD);
            var further = new RunId("rollback-chatbot-x-staging-g4");

            assertThat(it.byHand("dave", named[0], named[1]))
                    .isEqualTo(new RequestRollback.Answer.Started(
                            further, EndpointRecord.nameOf(Scene.APP, Scene.STAGING), 4, 1));
            assertThat(it.byHand("dave", named[0], named[1])).isInstanceOf(RequestRollback.Answer.Started.class);
            it.play(further);
            assertThat(it.rollback(further).state()).isEqualTo(Rollback.State.BACK);
        }
    }

    @Test
    void whatAnAlarmTookBackIsNotTakenBackFurtherByWhoeverWasTooLate() {
        var it = threeGenerations();
        it.alarm();
        it.play(THIRD);

        assertThat(codeOf(it.byHand("dave", 0))).isEqualTo("already_taken_back");
        assertThat(it.byHand("dave", 3, 0)).isInstanceOf(RequestRollback.Answer.Already.class);
        assertThat(it.scene.endpoint().generations()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | 0 | generation 1
            9 | 0 | generation 9
            3 | 1 | generation 3, which rollback-chatbot-x-staging-g3 took back to generation 2
            """)
    void onlyWhatServesIsTakenBack(int from, int to, String observed) {
        var it = threeGenerations();
        it.byHand("dave", 0);
        it.play(THIRD);

        assertThat(problemOf(it.byHand("dave", from, to)))
                .extracting(Problem::code, Problem::field, Problem::observed, Problem::accepted)
                .containsExactly("not_serving", "from", observed, "generation 4, which serves");
        assertThat(it.scene.endpoint().owner()).isEmpty();
    }

    @Test
    void whatAPlanDeployedAfterARollbackIsTakenBackWithoutBeingNamed() {
        var it = threeGenerations();
        it.byHand("dave", 0);
        it.play(THIRD);
        it.scene.audit(DeployedPlans.deployed(it.scene, "deploy llama-3.1 8B on ml.g6e.xlarge for chatbot-x"));

        assertThat(it.byHand("dave", 3, 0)).isInstanceOf(RequestRollback.Answer.Already.class);
        assertThat(it.byHand("dave", 0))
                .isInstanceOfSatisfying(RequestRollback.Answer.Started.class, started -> assertThat(started.from()).isEqualTo(5));
    }

    private static RollbackScene threeGenerations() {
        var it = new RollbackScene();
        it.scene.audit(DeployedPlans.deployed(it.scene, "deploy llama-3.1 8B on ml.g5.xlarge for chatbot-x"));
        it.scene.pass(Duration.ofHours(1));
        return it;
    }

    @Test
    void whatTheyWroteStandsInTheLettersAsTheirs() {
        var it = new RollbackScene();
        it.byHand("dave", 0);
        it.play(RUN);

        assertThat(it.scene.desk.mail.letters())
                .extracting(Letter::body)
                .hasSize(2)
                .allMatch(body -> body.contains("\n  asked for by dave\n    > it answers nonsense\n\n"));
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        var scene = new Scene();
        var asked = new RequestRollback.Request(
                Desk.DAVE,
                "No App",
                "nowhere",
                Optional.of(BigInteger.ZERO),
                Optional.of(BigInteger.ZERO),
                Optional.of("a\u0000"));

        var answer = new Interventions(scene).takeBack(asked);

        assertThat(((ByHand.Invalid) ((RequestRollback.Answer.Not) answer).why()).problems())
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("env", "app", "from", "to", "reason");
    }

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

    @Test
    void aPlanThatIsCalledOffBeforeItsVerdictGoesNoFurther() {
        var scene = new Scene();
        var plan = scene.planned(Scene.LLAMA);

        assertThat(cancel(scene, "alice", plan)).isEqualTo(calledOff(How.NOTHING_CHANGED));
        assertThat(cancel(scene, "alice", plan))
                .isEqualTo(new CancelPlan.Answer.CalledOff(true, Optional.of(How.NOTHING_CHANGED)));
        assertThat(scene.guard(plan)).isInstanceOf(Verdict.Denied.class);
        assertThat(scene.guard(plan)).isInstanceOf(Verdict.Denied.class);
        scene.audit(plan);

        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.CANCELLED);
        assertThat(scene.record(plan).reason()).hasValue("cancelled by alice");
        assertThat(scene.budget().shares()).isEmpty();
        assertThat(cancel(scene, "dave", plan)).isEqualTo(new CancelPlan.Answer.CalledOff(true, Optional.empty()));
    }

    @Test
    void anAllowedPlanThatIsCalledOffGivesEverythingBack() {
        var scene = new Scene();
        var plan = scene.allowed(Scene.LLAMA);
        cancel(scene, "dave", plan);

        assertThat(scene.execute(plan)).isInstanceOf(Execution.Declined.class);
        assertThat(scene.execute(plan)).isInstanceOf(Execution.Declined.class);
        scene.audit(plan);

        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.CANCELLED);
        assertThat(scene.budget().shares()).isEmpty();
        assertThat(scene.hosting.made()).isEmpty();
        assertThat(scene.store.read(EndpointRecord.key(Scene.APP, Scene.STAGING)).found()).isEmpty();
    }

    @Test
    void peopleWhoAreAskedAreNotAskedAnyMore() {
        var scene = new Scene();
        var plan = scene.desk.asked();

        assertThat(cancel(scene, "alice", plan)).isEqualTo(calledOff(How.NOTHING_CHANGED));

        assertThat(scene.desk.approval(plan).state()).isEqualTo(ApprovalState.CANCELLED);
        assertThat(scene.workflows.answered.getLast().outcome()).isEqualTo(new ApprovalOutcome.Cancelled(plan));
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.CANCELLED);
    }

    @Test
    void peopleAreNeverAskedAboutWhatWasCalledOffBefore() {
        var scene = new Scene();
        var plan = scene.desk.needed();
        cancel(scene, "alice", plan);

        scene.desk.ask(plan, "t1");

        assertThat(scene.desk.mail.letters()).isEmpty();
        assertThat(scene.workflows.answered.getLast().outcome()).isEqualTo(new ApprovalOutcome.Cancelled(plan));
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.CANCELLED);
    }

    @Test
    void anUpdateThatIsUnderWayGoesBack() {
        var scene = new Scene();
        var first = DeployedPlans.deployed(scene, Scene.LLAMA);
        scene.audit(first);
        var update = scene.executing(Scene.MISTRAL);

        assertThat(cancel(scene, "alice", update)).isEqualTo(calledOff(How.TAKEN_BACK));
        assertThat(scene.watch(update)).isInstanceOf(RolloutState.Missed.class);
        scene.hosting.settle(EndpointRecord.nameOf(Scene.APP, Scene.STAGING));
        assertThat(scene.undo(update)).isInstanceOf(Undoing.Started.class);
        scene.hosting.settle(EndpointRecord.nameOf(Scene.APP, Scene.STAGING));
        scene.watch(update);
        scene.validate(update);
        scene.audit(update);

        assertThat(scene.record(update).status()).isEqualTo(PlanStatus.UNDONE);
        assertThat(scene.record(update).reason()).hasValue("cancelled by alice");
        assertThat(scene.budget().share(first)).isPresent();
        assertThat(scene.budget().share(update)).isEmpty();
    }

    @Test
    void aFirstDeploymentThatIsUnderWayWaitsForItsRemoval() {
        var scene = new Scene();
        var plan = scene.executing(Scene.LLAMA);

        assertThat(cancel(scene, "alice", plan)).isEqualTo(calledOff(How.FAILED));

        assertThat(scene.watch(plan)).isInstanceOf(RolloutState.Missed.class);
        assertThat(scene.undo(plan)).isInstanceOf(Undoing.Nothing.class);
        scene.audit(plan);

        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.BROKEN);
        assertThat(scene.endpoint().state()).isEqualTo(EndpointRecord.State.FAILED);
        assertThat(scene.budget().share(plan)).isPresent();
    }

    @Test
    void anUpdateThatWasCalledOffAndIsFollowedByNobodyMayStillRun() {
        var scene = new Scene();
        var first = DeployedPlans.deployed(scene, Scene.LLAMA);
        scene.audit(first);
        var update = scene.executing(Scene.MISTRAL);
        cancel(scene, "alice", update);
        scene.watch(update);

        scene.audit(update);

        assertThat(scene.record(update).status()).isEqualTo(PlanStatus.BROKEN);
        assertThat(scene.endpoint().state()).isEqualTo(EndpointRecord.State.FAILED);
        assertThat(scene.budget().share(first)).isPresent();
        assertThat(scene.budget().share(update)).isPresent();
    }

    @Test
    void whatIsThroughOrStrangeIsNotCalledOff() {
        var it = new RollbackScene();
        var removal = it.scene.executing(Scene.UNDEPLOY);

        assertThat(whyNot(cancel(it.scene, "alice", it.second))).isInstanceOf(ByHand.InConflict.class);
        assertThat(whyNot(cancel(it.scene, "alice", removal))).isInstanceOf(ByHand.InConflict.class);
        assertThat(whyNot(cancel(it.scene, "frank", removal)))
                .isInstanceOfSatisfying(ByHand.Barred.class, barred -> assertThat(barred.problem().accepted())
                        .isEqualTo("whoever asked for the plan, or a person of the groups operators or leads"));
        assertThat(whyNot(cancel(it.scene, "alice", Scene.planId(99)))).isInstanceOf(ByHand.NotKnown.class);
        assertThat(it.scene.told(removal)).endsWith("PersonRefused");
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

    private static CancelPlan.Answer calledOff(How how) {
        return new CancelPlan.Answer.CalledOff(false, Optional.of(how));
    }

    private static ByHand whyNot(CancelPlan.Answer answer) {
        return ((CancelPlan.Answer.Not) answer).why();
    }

    private static String codeOf(RequestRollback.Answer answer) {
        return problemOf(answer).code();
    }

    private static Problem problemOf(RequestRollback.Answer answer) {
        return ((ByHand.InConflict) ((RequestRollback.Answer.Not) answer).why()).problem();
    }

    private static ByHand unblock(Scene scene, String person, Digest hash) {
        return new Interventions(scene)
                .unblock(new ClearBlock.Request(
                        new Person(person), "chatbot-x", "staging", hash.value(), Optional.of("mended upstream")));
    }

    private static ByHand freeze(Scene scene, String person, String until) {
        return new Interventions(scene)
                .freeze(new SetFreeze.Request(new Person(person), "staging", until, Optional.of("a holiday")));
    }

    private static CancelPlan.Answer cancel(Scene scene, String person, PlanId plan) {
        return new Interventions(scene)
                .cancel(new CancelPlan.Request(new Person(person), plan.value(), Optional.empty()));
    }
}
