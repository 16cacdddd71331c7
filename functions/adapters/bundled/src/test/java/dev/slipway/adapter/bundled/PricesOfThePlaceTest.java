package dev.slipway.adapter.bundled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Samples;
import dev.slipway.core.Scene;
import dev.slipway.core.fit.OfferPrice;
import dev.slipway.core.guard.Verdict;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Place;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Region;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.Cost;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.plan.Policy;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The bundled instance table, with staging in Frankfurt, where another list says the prices.
class PricesOfThePlaceTest {
    private static final Region FRANKFURT = new Region("eu-central-1");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final BundledOffers BUNDLED = new BundledOffers();

    private final Map<String, String> list = new HashMap<>(Map.of("ml.g6.xlarge", "1.41", "ml.g5.xlarge", "1.76"));
    private final Scene scene = new Scene();

    PricesOfThePlaceTest() {
        scene.policies = Samples.policies(PricesOfThePlaceTest::inFrankfurt);
        scene.offers = BUNDLED;
        scene.prices = this::price;
    }

    @Test
    void aPlanIsMadeAndAllowedAtThePriceOfItsOwnRegion() {
        var plan = scene.planned(Scene.LLAMA);

        assertThat(scene.guard(plan)).isInstanceOf(Verdict.Allowed.class);
        assertThat(scene.record(plan).cost())
                .hasValue(new Cost(Samples.usd("1.41"), Samples.usd("1.41"), TODAY, "a list of eu-central-1"));
        assertThat(scene.budget().reserved()).isEqualTo(Samples.usd("1.41"));
    }

    @Test
    void theCheapestIsTheOneThatIsCheapestThere() {
        list.put("ml.g5.xlarge", "1.40");

        var plan = scene.planned(Scene.LLAMA);

        assertThat(scene.deployment(plan).instanceType()).hasToString("ml.g5.xlarge");
        assertThat(considered(plan))
                .contains("{\"instance_type\":\"ml.g6.xlarge\",\"rejected\":\"dearer than ml.g5.xlarge\",\"usd_per_hour\":\"1.41\"}");
    }

    @Test
    void theBudgetIsHeldAgainstThePriceOfTheRegion() {
        var plan = scene.planned(Scene.LLAMA + " under $1.20 per hour");

        assertThat(considered(plan)).contains("1.76 USD/h is over the budget of 1.20 USD/h");
        assertThat(scene.guard(plan)).isInstanceOf(Verdict.Denied.class);
    }

    @Test
    void aTypeThatTheRegionDoesNotPriceIsNeverChosen() {
        list.remove("ml.g6.xlarge");

        var plan = scene.planned(Scene.LLAMA);

        assertThat(scene.deployment(plan).instanceType()).hasToString("ml.g5.xlarge");
        assertThat(considered(plan))
                .contains("{\"instance_type\":\"ml.g6.xlarge\",\"rejected\":\"no price: not on the list of eu-central-1\"}");
    }

    @Test
    void whatRoseSinceIsDeniedOnceAndAllowedWhenItIsPlannedAgain() {
        var stale = scene.planned(Scene.LLAMA);
        list.put("ml.g6.xlarge", "1.410001");

        assertThat(scene.guard(stale)).isInstanceOf(Verdict.Denied.class);
        assertThat(text(scene.record(stale).findings().orElseThrow())).contains("\"rule\":\"PriceUnchanged\"");

        var again = scene.planned(Scene.LLAMA);

        assertThat(scene.guard(again)).isInstanceOf(Verdict.Allowed.class);
        assertThat(scene.record(again).cost().orElseThrow().now()).isEqualTo(new UsdPerHour(1_410_001));
    }

    @Test
    void withoutAListOfTheRegionNoPlanIsMadeAndItSaysWhy() {
        scene.prices = BUNDLED;

        var plan = scene.planned(Scene.LLAMA);

        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.UNSATISFIABLE);
        assertThat(text(scene.record(plan).findings().orElseThrow()))
                .contains("on ml.g6.xlarge: no price: prices of us-east-1 are known here, and none of eu-central-1")
                .contains("on a laptop, prices of us-east-1 are supplied with SLIPWAY_PRICES");
    }

    private OfferPrice price(Region region, InstanceType type) {
        var dollars = list.get(type.value());
        return dollars == null || !region.equals(FRANKFURT)
                ? new OfferPrice.Unknown("not on the list of " + region)
                : new OfferPrice.Listed(Samples.usd(dollars), TODAY, "a list of " + region);
    }

    private String considered(PlanId plan) {
        return text(scene.record(plan).considered().orElseThrow());
    }

    private String text(Digest digest) {
        return new String(scene.evidence.fetch(digest).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static Policy inFrankfurt(Policy p) {
        var place = new Place(
                p.place().environment(),
                p.place().account(),
                FRANKFURT,
                p.place().role(),
                p.place().registry(),
                p.place().policyBundle());
        return new Policy(
                place,
                p.environmentBudget(),
                p.defaultBudget(),
                p.largestBudget(),
                p.approvedWhen(),
                p.approval(),
                p.instanceTypes(),
                p.largestInstanceCount(),
                List.of(FRANKFURT),
                p.registries(),
                p.requiredTags(),
                p.priceAgeDays(),
                p.planAge(),
                p.rollout(),
                p.clauses());
    }
}
