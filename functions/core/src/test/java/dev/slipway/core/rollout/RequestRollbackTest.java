package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Scene;
import dev.slipway.core.approval.Desk;
import dev.slipway.core.approval.Letter;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a person may have taken back, and what becomes of it.
class RequestRollbackTest {
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

        assertThat(it.scene.ledger.events(RUN, 0).getFirst().detail().values())
                .containsEntry("reason", new Canonical.Text("it answers nonsense"));
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
    void whoeverNamesAGoalThatIsGoneHearsWhatIsMissingAndWhatIsLeft() {
        var it = lastGoodIsGone();
        it.byHand("dave", 2);
        it.play(THIRD);

        assertThat(it.rollback(THIRD).reason())
                .hasValue("generation 2 is gone at SageMaker: its configuration %s is missing;"
                                .formatted(it.scene.endpoint().generation(2).orElseThrow().objects())
                        + " generation 1 is whole: name that one, or leave the goal open (no --to)");
    }

    @Test
    void whoeverNamesTheOnlyGoalAndItIsGoneHearsThatNothingIsLeft() {
        var it = new RollbackScene();
        var objects = it.scene.endpoint().generation(1).orElseThrow().objects();
        it.loses(1);
        it.scene.hosting.call(new HostingCall.DeleteModel(objects));
        it.byHand("dave", 1);
        it.play(RUN);

        assertThat(it.rollback(RUN).reason())
                .hasValue("generation 1 is gone at SageMaker: its configuration %1$s and its model %1$s are missing;".formatted(objects)
                        + " no other generation is whole either: deploy anew");
    }

    @Test
    void whereEveryGoodGenerationIsGoneThatIsSaid() {
        var it = lastGoodIsGone();
        it.loses(1);
        it.byHand("dave", 0);
        it.play(THIRD);

        assertThat(it.rollback(THIRD).reason().orElseThrow())
                .startsWith("no earlier generation is whole at SageMaker: of 2 the newest, generation 2 is gone at SageMaker: its configuration ");
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

    private static String codeOf(RequestRollback.Answer answer) {
        return problemOf(answer).code();
    }

    private static Problem problemOf(RequestRollback.Answer answer) {
        return ((ByHand.InConflict) ((RequestRollback.Answer.Not) answer).why()).problem();
    }
}
