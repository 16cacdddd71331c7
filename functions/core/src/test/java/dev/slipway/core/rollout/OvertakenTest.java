package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Samples;
import dev.slipway.core.Scene;
import dev.slipway.core.approval.Desk;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.fit.OfferPrice;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.FreezeWindow;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.plan.RolloutTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What came between a verdict and its execution ends the plan, as long as its endpoint was never moved.
class OvertakenTest {
    private final Scene scene = new Scene();

    @Test
    void aVerdictIsCarriedOutAsLongAsAPlanMayBeOld() {
        var plan = scene.allowed(Scene.LLAMA);
        scene.pass(Duration.ofMinutes(60));

        assertThat(scene.execute(plan)).isEqualTo(new Execution.Started(plan));
    }

    @Test
    void anOlderVerdictIsNotCarriedOutAndGivesEverythingBack() {
        var plan = scene.allowed(Scene.LLAMA);
        scene.pass(Duration.ofMinutes(61));

        assertThat(scene.execute(plan)).isEqualTo(new Execution.Declined(plan));
        assertThat(scene.execute(plan)).isEqualTo(new Execution.Declined(plan));
        scene.audit(plan);

        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.DENIED);
        assertThat(scene.record(plan).reason())
                .hasValue("it was allowed 61 minutes ago, at most 60 may pass: plan again");
        assertThat(scene.hosting.made()).isEmpty();
        assertThat(scene.budget().shares()).isEmpty();
        assertThat(scene.store.read(EndpointRecord.key(Scene.APP, Scene.STAGING)).found()).isEmpty();
        assertThat(scene.told(plan)).endsWith("ExecutionDeclined", "DeploymentAudited");
    }

    /// Its status is of the first halt, its verdict is older.
    @Test
    void whatHaltedTwiceIsAsOldAsItsVerdict() {
        var plan = scene.allowed(Scene.LLAMA);
        scene.pass(Duration.ofMinutes(40));
        DeployedPlans.become(scene, plan, PlanStatus.EXECUTING);
        scene.pass(Duration.ofMinutes(21));

        assertThat(scene.execute(plan)).isEqualTo(new Execution.Declined(plan));
        assertThat(scene.record(plan).reason())
                .hasValue("it was allowed 61 minutes ago, at most 60 may pass: plan again");
        assertThat(scene.hosting.made()).isEmpty();
    }

    @Test
    void nothingIsCarriedOutWithAPriceThatGrewTooOldSince() {
        var plan = allowedBeforeMidnight(20);
        scene.pass(Duration.ofMinutes(10));

        assertThat(scene.execute(plan)).isEqualTo(new Execution.Declined(plan));
        assertThat(scene.record(plan).reason()).hasValue(
                "its price is of 2026-11-01, 21 days old, at most 20 may pass: supply newer prices and plan again");
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.DENIED);
        assertThat(scene.hosting.made()).isEmpty();
    }

    @Test
    void whatHaltedIsDeclinedForItsPriceToo() {
        var plan = allowedBeforeMidnight(20);
        DeployedPlans.become(scene, plan, PlanStatus.EXECUTING);
        scene.pass(Duration.ofMinutes(10));

        assertThat(scene.execute(plan)).isEqualTo(new Execution.Declined(plan));
        assertThat(scene.record(plan).reason().orElseThrow()).startsWith("its price is of 2026-11-01");
    }

    @Test
    void aPriceThatMayBeAsOldIsCarriedOut() {
        var plan = allowedBeforeMidnight(21);
        scene.pass(Duration.ofMinutes(10));

        assertThat(scene.execute(plan)).isEqualTo(new Execution.Started(plan));
    }

    /// While people thought, prices may have become newer than the plan's own.
    @Test
    void theGuardsPriceCountsAndNotThePlanners() {
        var newer = Scene.PRICED.plusDays(5);
        beforeMidnight(20);
        var plan = scene.planned(Scene.LLAMA);
        scene.prices = (_, type) -> Scene.price(type) instanceof OfferPrice.Listed listed
                ? new OfferPrice.Listed(listed.perHour(), newer, listed.source())
                : Scene.price(type);
        scene.guard(plan);
        scene.pass(Duration.ofMinutes(10));

        assertThat(scene.record(plan).cost().orElseThrow().pricedAsOf()).isEqualTo(Scene.PRICED);
        assertThat(scene.execute(plan)).isEqualTo(new Execution.Started(plan));
    }

    @Test
    void aRemovalHasNoPriceToGrowOld() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        scene.pass(Duration.ofDays(1_000));
        var removal = scene.allowed(Scene.UNDEPLOY);

        assertThat(scene.record(removal).pricedAsOf()).isEmpty();
        assertThat(scene.execute(removal)).isEqualTo(new Execution.Started(removal));
    }

    /// Allowed on 2026-11-21, with a price of the first of that month.
    private PlanId allowedBeforeMidnight(int priceAgeDays) {
        beforeMidnight(priceAgeDays);
        return scene.allowed(Scene.LLAMA);
    }

    private void beforeMidnight(int priceAgeDays) {
        scene.policies = Samples.policies(policy -> Samples.priced(policy, priceAgeDays));
        scene.now = Instant.parse("2026-11-21T23:55:00Z");
    }

    @Test
    void nothingIsCarriedOutIntoAPersonsFreeze() {
        var plan = scene.allowed(Scene.LLAMA);
        freeze();

        assertThat(scene.execute(plan)).isEqualTo(new Execution.Declined(plan));
        assertThat(scene.record(plan).reason().orElseThrow())
                .startsWith("frozen by dave since ")
                .endsWith(": wait for its end, or have the freeze lifted, and plan again");
        assertThat(scene.hosting.made()).isEmpty();
    }

    @Test
    void nothingIsCarriedOutIntoAFreezeOfThePolicy() {
        var plan = scene.allowed(Scene.LLAMA);
        var today = LocalDate.ofInstant(scene.now, ZoneId.of("UTC"));
        scene.policies = frozen(new FreezeWindow.Days(ZoneId.of("UTC"), today, today));

        assertThat(scene.execute(plan)).isEqualTo(new Execution.Declined(plan));
        assertThat(scene.record(plan).reason().orElseThrow()).startsWith("frozen 2026-11-");
        assertThat(scene.hosting.made()).isEmpty();
    }

    @Test
    void nothingIsCarriedOutWhereThePolicyKnowsTheEnvironmentNoMore() {
        var plan = scene.allowed(Scene.LLAMA);
        scene.policies = new Samples.FixedPolicies(List.of());

        assertThat(scene.execute(plan)).isEqualTo(new Execution.Declined(plan));
        assertThat(scene.record(plan).reason())
                .hasValue("the policy bundle names no environment staging any more: plan again");
    }

    @Test
    void aRemovalThatIsDeclinedLeavesWhatServes() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var removal = scene.allowed(Scene.UNDEPLOY);
        scene.pass(Duration.ofMinutes(61));

        assertThat(scene.execute(removal)).isEqualTo(new Execution.Declined(removal));
        scene.audit(removal);

        assertThat(scene.endpoint().state()).isEqualTo(EndpointRecord.State.LIVE);
        assertThat(scene.endpoint().owner()).isEmpty();
    }

    @Test
    void aRemovalThatHaltedBeforeItSetOutLeavesWhatServes() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var removal = scene.allowed(Scene.UNDEPLOY);
        DeployedPlans.become(scene, removal, PlanStatus.EXECUTING);
        freeze();

        assertThat(scene.execute(removal)).isEqualTo(new Execution.Declined(removal));
        assertThat(scene.execute(removal)).isEqualTo(new Execution.Declined(removal));
        scene.audit(removal);

        assertThat(scene.endpoint().state()).isEqualTo(EndpointRecord.State.LIVE);
        assertThat(scene.endpoint().owner()).isEmpty();
        assertThat(scene.record(removal).status()).isEqualTo(PlanStatus.DENIED);
    }

    @Test
    void aRehearsalIsDeclinedAlike() {
        scene.execute = false;
        var plan = scene.allowed(Scene.LLAMA);
        freeze();

        assertThat(scene.execute(plan)).isEqualTo(new Execution.Declined(plan));
    }

    @Test
    void whatHaltedBeforeItsEndpointWasTriedIsDeclined() {
        var plan = halted(HostingCall.CreateConfig.class, true);
        freeze();

        assertThat(scene.execute(plan)).isEqualTo(new Execution.Declined(plan));
        assertThat(scene.hosting.made()).containsExactly("CreateModel");
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.FAILED);
    }

    @Test
    void whatTriedItsEndpointGoesOnThroughFreezeAndHalt() {
        var plan = halted(HostingCall.CreateEndpoint.class, false);
        freeze();
        scene.pass(Duration.ofHours(2));

        assertThat(scene.execute(plan)).isEqualTo(new Execution.Started(plan));
    }

    @Test
    void whatSageMakerMayHaveTakenBackUnseenIsNotMovedThereAgain() {
        var first = DeployedPlans.deployed(scene, Scene.LLAMA);
        scene.audit(first);
        var update = scene.allowed(Scene.MISTRAL);
        stops(HostingCall.UpdateEndpoint.class, update, false);
        scene.hosting.serves(EndpointRecord.nameOf(Scene.APP, Scene.STAGING), scene.deployment(first).objects());
        scene.pass(Duration.ofMinutes(6));

        assertThat(scene.execute(update)).isEqualTo(new Execution.Declined(update));
        scene.audit(update);

        assertThat(scene.record(update).reason().orElseThrow()).endsWith("nobody saw what came of it: plan again");
        assertThat(scene.hosting.made().stream().filter("UpdateEndpoint"::equals)).hasSize(1);
        assertThat(scene.endpoint().state()).isEqualTo(EndpointRecord.State.LIVE);
    }

    @Test
    void whatWasRefusedAMomentAgoIsTriedAgain() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var update = scene.allowed(Scene.MISTRAL);
        stops(HostingCall.UpdateEndpoint.class, update, true);
        scene.pass(Duration.ofMinutes(4));

        assertThat(scene.execute(update)).isEqualTo(new Execution.Started(update));
    }

    @Test
    void whatMovedItsEndpointGoesOnThroughFreezeAndHalt() {
        var plan = scene.executing(Scene.LLAMA);
        freeze();
        scene.pass(Duration.ofHours(2));

        assertThat(scene.execute(plan)).isEqualTo(new Execution.Started(plan));
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.EXECUTING);
    }

    /// A plan whose machine stood still when this call was lost, before or after it took effect.
    private PlanId halted(Class<? extends HostingCall> at, boolean before) {
        var plan = scene.allowed(Scene.LLAMA);
        stops(at, plan, before);
        return plan;
    }

    private void stops(Class<? extends HostingCall> at, PlanId plan, boolean before) {
        if (before) {
            scene.hosting.before = call -> noAnswerTo(at, call);
        } else {
            scene.hosting.after = call -> noAnswerTo(at, call);
        }
        assertThatThrownBy(() -> scene.execute(plan)).isInstanceOf(Unavailable.class);
        scene.hosting.before = _ -> {};
        scene.hosting.after = _ -> {};
    }

    private static void noAnswerTo(Class<? extends HostingCall> kind, HostingCall call) {
        if (kind.isInstance(call)) {
            throw new Unavailable("no answer");
        }
    }

    private void freeze() {
        var until = scene.now.plus(Duration.ofDays(1)).toString();
        new Interventions(scene)
                .freeze(new SetFreeze.Request(Desk.DAVE, "staging", until, Optional.of("a holiday")));
    }

    private static Samples.FixedPolicies frozen(FreezeWindow window) {
        var policy = Samples.policies().of(Scene.STAGING).orElseThrow();
        var terms = policy.rollout();
        return new Samples.FixedPolicies(List.of(Samples.with(policy, new RolloutTerms(
                terms.policy(),
                terms.leastInstances(), terms.oneAtOnce(),
                terms.alarms(),
                terms.rehearsalFirst(),
                List.of(window),
                terms.quotas()))));
    }
}
