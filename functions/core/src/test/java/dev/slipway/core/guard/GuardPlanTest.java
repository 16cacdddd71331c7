package dev.slipway.core.guard;

import static dev.slipway.core.Samples.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Moments;
import dev.slipway.core.Scene;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.AlarmState;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Freeze;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.rollout.DeployedPlans;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.InterposedLedger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardPlanTest {
    private final Scene scene = new Scene();

    @Test
    void takesEndpointAndBudgetInTheCommitThatAllows() {
        var plan = scene.planned(Scene.LLAMA);
        long commits = scene.store.commits();

        var verdict = scene.guard(plan);

        assertThat(verdict).isInstanceOf(Verdict.Allowed.class);
        assertThat(scene.store.commits()).isEqualTo(commits + 1);
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.ALLOWED);
        assertThat(scene.endpoint().owner()).hasValue(plan.run());
        assertThat(scene.endpoint().objects()).containsExactly(scene.deployment(plan).objects());
        assertThat(scene.budget().share(plan)).hasValue(usd("1.1267"));
        assertThat(scene.told(plan)).endsWith("PlanJudged");
    }

    @Test
    void keepsTheFactsItJudgedBy() {
        var plan = scene.allowed(Scene.LLAMA);

        var event = scene.store.events(plan.run(), 0).getLast();

        assertThat(event.detail().values()).containsKeys("facts", "findings", "plan_hash", "rules", "verdict");
        assertThat(evidence(Objects.requireNonNull(event.detail().values().get("facts"))))
                .contains("\"price_micro_usd\":1126700")
                .contains("\"price_as_of\":\"2026-11-01\"")
                .contains("\"environment_budget_micro_usd\":60000000");
    }

    @Test
    void holdsNothingForWhatItDenies() {
        var plan = scene.planned("deploy llama-3.1 8B for chatbot-x under $1 per hour");

        var verdict = scene.guard(plan);

        assertThat(verdict).isInstanceOf(Verdict.Denied.class);
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.DENIED);
        assertThat(scene.record(plan).reason()).hasValue("refused by policy");
        assertThat(scene.store.read(EndpointRecord.key(Scene.APP, Scene.STAGING)).found()).isEmpty();
        assertThat(scene.budget()).isEqualTo(Budget.UNTOUCHED);
    }

    @Test
    void holdsNothingWhilePeopleThink() {
        var plan = scene.planned("deploy llama-3.1 8B for chatbot-x on ml.g6e.12xlarge with 2 instances under $30 per hour");

        var verdict = scene.guard(plan);

        assertThat(verdict).isInstanceOf(Verdict.NeedsApproval.class);
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.AWAITING_APPROVAL);
        assertThat(scene.budget()).isEqualTo(Budget.UNTOUCHED);
    }

    @Test
    void takesTheEndpointOfARemovalAndNoBudget() {
        scene.allowed(Scene.LLAMA);
        var before = scene.budget();
        scene.store.commit(Change.of(Scene.planId(0).run())
                .write(scene.store.read(EndpointRecord.key(Scene.APP, Scene.STAGING)), scene.endpoint().released(EndpointRecord.State.LIVE)));

        var removal = scene.allowed(Scene.UNDEPLOY);

        assertThat(scene.endpoint().owner()).hasValue(removal.run());
        assertThat(scene.budget()).isEqualTo(before);
    }

    @Test
    void deniesARemovalWhileAnotherPlanOwnsTheEndpoint() {
        var owner = scene.allowed(Scene.LLAMA);

        var removal = scene.planned(Scene.UNDEPLOY);

        assertThat(scene.guard(removal)).isInstanceOf(Verdict.Denied.class);
        assertThat(scene.endpoint().owner()).hasValue(owner.run());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        Scene.LLAMA,
        "deploy llama-3.1 8B for chatbot-x under $1 per hour",
        "deploy llama-3.1 8B for chatbot-x on ml.g6e.12xlarge with 2 instances under $30 per hour"})
    void answersTheSameWhenItsAnswerWasLost(String sentence) {
        var plan = scene.planned(sentence);
        var lost = scene.guard(plan);
        long commits = scene.store.commits();
        scene.prices = (region, type) -> {
            throw new Unavailable("nobody asks again");
        };

        assertThat(scene.guard(plan)).isEqualTo(lost);
        assertThat(scene.store.commits()).isEqualTo(commits);
    }

    @Test
    void judgesOnlyWhatWasPlanned() {
        var accepted = scene.accepted(Scene.LLAMA);
        var impossible = scene.planned("deploy llama-9 8B for chatbot-x");

        assertThatThrownBy(() -> scene.guard(accepted)).isInstanceOf(Malformed.class).hasMessageContaining("ACCEPTED, not planned");
        assertThatThrownBy(() -> scene.guard(impossible)).isInstanceOf(Malformed.class).hasMessageContaining("UNSATISFIABLE, not planned");
    }

    @Test
    void judgesByThePriceOfThisMoment() {
        var plan = scene.planned(Scene.LLAMA);
        scene.prices = (region, type) -> Scene.listed("1.1268");

        assertThat(scene.guard(plan)).isInstanceOf(Verdict.Denied.class);
    }

    @Test
    void judgesByTheAlarmsOfThisMoment() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        scene.metrics.become(AlarmState.ALARM);

        var update = scene.planned(Scene.MISTRAL);

        assertThat(scene.guard(update)).isInstanceOf(Verdict.Denied.class);
        assertThat(evidence(Objects.requireNonNull(
                        scene.store.events(update.run(), 0).getLast().detail().values().get("facts"))))
                .contains("{\"name\":\"slipway-chatbot-x-staging-errors-5xx\",\"state\":\"ALARM\"}");
    }

    @Test
    void judgesByTheFreezeOfThisMoment() {
        var plan = scene.planned(Scene.LLAMA);
        scene.store.commit(Change.of(plan.run()).write(
                scene.store.read(Freeze.key(Scene.STAGING)),
                new Freeze(Scene.STAGING, Scene.ALICE, scene.now, Optional.of(scene.now.plusSeconds(1)), Optional.empty())));

        assertThat(scene.guard(plan)).isInstanceOf(Verdict.Denied.class);
        assertThat(evidence(Objects.requireNonNull(
                        scene.store.events(plan.run(), 0).getLast().detail().values().get("facts"))))
                .contains("\"frozen_by\":\"alice\"");
    }

    @Test
    void deniesAPlanThatLayTooLong() {
        var plan = scene.planned(Scene.LLAMA);
        scene.pass(Duration.ofMinutes(61));

        assertThat(scene.guard(plan)).isInstanceOf(Verdict.Denied.class);
    }

    @Test
    void looksAgainWhenAnotherPlanWasAllowedMeanwhile() {
        var mine = scene.planned(Scene.LLAMA);
        var other = scene.planned(Scene.MISTRAL);
        scene.ledger = new InterposedLedger(scene.store, () -> {
            scene.ledger = scene.store;
            scene.guard(other);
        });

        assertThat(scene.guard(mine)).isInstanceOf(Verdict.Denied.class);
        assertThat(scene.endpoint().owner()).hasValue(other.run());
    }

    @Test
    void neverLetsParallelPlansExceedTheEnvironmentsCap() {
        var plans = new ArrayList<PlanId>();
        for (int i = 0; i < 8; i++) {
            plans.add(scene.planned("deploy llama-3.1 8B for app-%s on ml.g6e.12xlarge".formatted((char) ('a' + i))));
        }

        var verdicts = plans.parallelStream().map(this::guardedUntilDecided).toList();

        assertThat(verdicts).filteredOn(Verdict.Allowed.class::isInstance).hasSize(4);
        assertThat(verdicts).filteredOn(Verdict.Denied.class::isInstance).hasSize(4);
        assertThat(scene.budget().reserved()).isEqualTo(usd("52.4")).isLessThanOrEqualTo(usd("60"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void reservesOnceWhereverItWasKilled(int moment) {
        var plan = scene.planned(Scene.LLAMA);
        scene.dyingAt(Moments.killingAt(moment));
        assertThatThrownBy(() -> scene.guard(plan)).isInstanceOf(Moments.Killed.class);

        var verdict = scene.guard(plan);

        assertThat(verdict).isInstanceOf(Verdict.Allowed.class);
        assertThat(scene.budget().reserved()).isEqualTo(usd("1.1267"));
        assertThat(scene.told(plan)).containsOnlyOnce("PlanJudged");
    }

    /// As the machine does it: a conflict is tried again.
    private Verdict guardedUntilDecided(PlanId plan) {
        while (true) {
            try {
                return scene.guard(plan);
            } catch (Conflict _) {
                Thread.onSpinWait();
            }
        }
    }

    private String evidence(Canonical digest) {
        var text = ((Canonical.Text) digest).value();
        return new String(scene.evidence.fetch(new Digest(text)).orElseThrow(), StandardCharsets.UTF_8);
    }
}
