package dev.slipway.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Moments;
import dev.slipway.core.Scene;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Problem;
import dev.slipway.core.plan.AcceptIntent.Answer;
import dev.slipway.core.plan.AcceptIntent.Request;
import dev.slipway.core.step.InterposedLedger;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AcceptIntentTest {
    private final Scene scene = new Scene();
    private final List<PlanId> started = new ArrayList<>();

    AcceptIntentTest() {
        scene.workflows.starting = plan -> {
            started.add(plan);
            return Workflows.Start.RUNNING;
        };
    }

    @Test
    void keepsTheIntentBeforeItStartsTheMachine() {
        scene.workflows.starting = plan -> {
            assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.ACCEPTED);
            started.add(plan);
            return Workflows.Start.RUNNING;
        };

        var answer = scene.accept(scene.request(Scene.LLAMA));

        assertThat(answer).isEqualTo(new Answer.Accepted(Scene.planId(0)));
        assertThat(started).containsExactly(Scene.planId(0));
        assertThat(scene.record(Scene.planId(0)).intent())
                .isEqualTo(new Intent(
                        PlanKind.DEPLOYMENT, Scene.ALICE, Scene.LLAMA, Scene.STAGING, Scene.APP, Constraints.NONE, false, scene.now));
        assertThat(scene.store.list(RunningPlan.all()).values()).hasSize(1);
        assertThat(scene.told(Scene.planId(0))).containsExactly("IntentAccepted");
    }

    @ParameterizedTest
    @MethodSource("startTroubles")
    void isNotStoppedByAMachineThatDoesNotStart(StepFailure trouble) {
        scene.workflows.starting = _ -> {
            throw trouble;
        };

        var answer = scene.accept(scene.request(Scene.LLAMA));

        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        assertThat(scene.store.list(RunningPlan.all()).values()).hasSize(1);
    }

    static Stream<StepFailure> startTroubles() {
        return Stream.of(new Throttled("later"), new Unavailable("no answer"), new Refused("no permission"));
    }

    @Test
    void takesNoNewApplicationIntoProductionFromTheSentenceAlone() {
        var spoken = scene.accept(in("prod", Optional.empty()));
        var named = scene.accept(in("prod", Optional.of("chatbot-x")));

        assertThat(spoken).isInstanceOfSatisfying(Answer.Invalid.class, it -> assertThat(it.problems())
                .extracting(Problem::field)
                .containsExactly("app"));
        assertThat(named).isInstanceOf(Answer.Accepted.class);
    }

    private Request in(String environment, Optional<String> app) {
        var asked = scene.request(Scene.LLAMA);
        return new Request(
                asked.caller(),
                asked.userId(),
                asked.intent(),
                environment,
                app,
                asked.budgetUsdPerHour(),
                asked.instanceType(),
                asked.instanceCount(),
                asked.dryRun(),
                asked.idempotencyKey(),
                asked.fresh());
    }

    @Test
    void refusesAnotherPersonAndWritesOnlyThat() {
        var answer = scene.accept(changed(scene.request(Scene.LLAMA), Optional.of("bob"), Optional.empty()));

        assertThat(answer).isInstanceOfSatisfying(Answer.OtherPerson.class, it -> assertThat(it.problem().code())
                .isEqualTo("other_person"));
        assertThat(scene.told(Scene.planId(0))).containsExactly("PersonRefused");
        assertThat(scene.store.read(PlanRecord.key(Scene.planId(0))).found()).isEmpty();
        assertThat(started).isEmpty();
    }

    @Test
    void takesTheCallersOwnNameInTheBody() {
        var answer = scene.accept(changed(scene.request(Scene.LLAMA), Optional.of("alice"), Optional.empty()));

        assertThat(answer).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void knowsNothingToRemoveWhereNothingWasDeployed() {
        var answer = scene.accept(scene.request(Scene.UNDEPLOY));

        assertThat(answer).isInstanceOfSatisfying(Answer.NotKnown.class, it -> assertThat(it.problem().field())
                .isEqualTo("app"));
        assertThat(scene.store.commits()).isZero();
    }

    @Test
    void answersARepeatedKeyWithTheFirstPlanAndStartsItAgain() {
        scene.accept(keyed(Scene.LLAMA, "k-1"));

        var answer = scene.accept(keyed(Scene.LLAMA, "k-1"));

        assertThat(answer).isEqualTo(new Answer.Repeated(Scene.planId(0)));
        assertThat(started).containsExactly(Scene.planId(0), Scene.planId(0));
        assertThat(scene.store.list(RunningPlan.all()).values()).hasSize(1);
    }

    @Test
    void refusesAKeyThatBroughtAnotherIntent() {
        scene.accept(keyed(Scene.LLAMA, "k-1"));

        var answer = scene.accept(keyed(Scene.MISTRAL, "k-1"));

        assertThat(answer).isInstanceOfSatisfying(Answer.KeyReused.class, it -> assertThat(it.problem().code())
                .isEqualTo("key_reused"));
    }

    @Test
    void readsEqualBudgetsAsTheSameIntentHoweverTheyAreWritten() {
        scene.accept(budgeted("15"));

        assertThat(scene.accept(budgeted("15.00"))).isInstanceOf(Answer.Repeated.class);
        assertThat(scene.accept(budgeted("1.5E+1"))).isInstanceOf(Answer.Repeated.class);
        assertThat(scene.accept(budgeted("15.01"))).isInstanceOf(Answer.KeyReused.class);
    }

    @Test
    void letsEachCallerHaveKeysOfTheirOwn() {
        scene.accept(keyed(Scene.LLAMA, "k-1"));
        var request = keyed(Scene.LLAMA, "k-1");
        var bobs = new Request(
                new Person("bob"), request.userId(), request.intent(), request.env(), request.app(),
                request.budgetUsdPerHour(), request.instanceType(), request.instanceCount(), request.dryRun(),
                request.idempotencyKey(), request.fresh());

        assertThat(scene.accept(bobs)).isEqualTo(new Answer.Accepted(request.fresh()));
    }

    @Test
    void letsTheFirstOfTwoRacingKeysDecide() {
        var first = keyed(Scene.LLAMA, "k-1");
        var second = keyed(Scene.LLAMA, "k-1");
        scene.ledger = new InterposedLedger(scene.store, () -> {
            scene.ledger = scene.store;
            scene.accept(first);
        });

        var answer = scene.accept(second);

        assertThat(answer).isEqualTo(new Answer.Repeated(first.fresh()));
        assertThat(scene.store.read(PlanRecord.key(second.fresh())).found()).isEmpty();
    }

    @Test
    void leavesEitherEverythingOrNothingBehindWhenItIsKilled() {
        var request = keyed(Scene.LLAMA, "k-1");
        scene.ledger = InterposedLedger.killed(scene.store, Moments.killingAt(0));
        assertThatThrownBy(() -> scene.accept(request)).isInstanceOf(Moments.Killed.class);
        assertThat(scene.store.commits()).isZero();

        scene.ledger = InterposedLedger.killed(scene.store, Moments.killingAt(1));
        assertThatThrownBy(() -> scene.accept(request)).isInstanceOf(Moments.Killed.class);

        scene.ledger = scene.store;
        assertThat(scene.accept(request)).isEqualTo(new Answer.Repeated(request.fresh()));
    }

    private Request keyed(String sentence, String key) {
        return changed(scene.request(sentence), Optional.empty(), Optional.of(key));
    }

    private Request budgeted(String dollars) {
        var r = keyed(Scene.LLAMA, "k-2");
        return new Request(
                r.caller(), r.userId(), r.intent(), r.env(), r.app(), Optional.of(new BigDecimal(dollars)), r.instanceType(),
                r.instanceCount(), r.dryRun(), r.idempotencyKey(), r.fresh());
    }

    private static Request changed(Request r, Optional<String> userId, Optional<String> key) {
        return new Request(
                r.caller(), userId, r.intent(), r.env(), r.app(), r.budgetUsdPerHour(), r.instanceType(), r.instanceCount(),
                r.dryRun(), key, r.fresh());
    }
}
