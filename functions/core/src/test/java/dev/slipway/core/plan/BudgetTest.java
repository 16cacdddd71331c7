package dev.slipway.core.plan;

import static dev.slipway.core.Samples.forAll;
import static dev.slipway.core.Samples.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Scene;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.UsdPerHour;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final Fleet ONE_L4 = new Fleet(new InstanceType("ml.g6.xlarge"), 1);
    private static final PlanId ONE = Scene.planId(1);
    private static final PlanId TWO = Scene.planId(2);
    private static final ResourceName X = new ResourceName("x-staging");
    private static final ResourceName Y = new ResourceName("y-staging");

    @Test
    void addsUpItsShares() {
        var budget = Budget.UNTOUCHED.reserve(ONE, X, ONE_L4, usd("1.5")).reserve(TWO, Y, ONE_L4, usd("2.25"));

        assertThat(budget.reserved()).isEqualTo(usd("3.75"));
        assertThat(budget.share(ONE)).hasValue(usd("1.5"));
        assertThat(budget.share(Scene.planId(3))).isEmpty();
        assertThat(Budget.UNTOUCHED.reserved()).isEqualTo(UsdPerHour.ZERO);
    }

    @Test
    void holdsOneShareForOnePlan() {
        var budget = Budget.UNTOUCHED.reserve(ONE, X, ONE_L4, usd("1.5")).reserve(ONE, X, ONE_L4, usd("1.5"));

        assertThat(budget.reserved()).isEqualTo(usd("1.5"));
    }

    @Test
    void givesBackWhatAPlanHolds() {
        var budget = Budget.UNTOUCHED.reserve(ONE, X, ONE_L4, usd("1")).reserve(TWO, X, ONE_L4, usd("2"));

        assertThat(budget.release(ONE)).isEqualTo(Budget.UNTOUCHED.reserve(TWO, X, ONE_L4, usd("2")));
    }

    @Test
    void givesBackEverythingOfAnEndpoint() {
        var budget = Budget.UNTOUCHED.reserve(ONE, X, ONE_L4, usd("1")).reserve(TWO, X, ONE_L4, usd("2")).reserve(Scene.planId(3), Y, ONE_L4, usd("4"));

        assertThat(budget.release(X).reserved()).isEqualTo(usd("4"));
    }

    @Test
    void keepsOfAnEndpointOnlyWhatServes() {
        var budget = Budget.UNTOUCHED.reserve(ONE, X, ONE_L4, usd("1")).reserve(TWO, X, ONE_L4, usd("2")).reserve(Scene.planId(3), Y, ONE_L4, usd("4"));

        assertThat(budget.keepOnly(TWO, X).reserved()).isEqualTo(usd("6"));
    }

    @Test
    void isWhatItWasOnceAReservationIsGivenBack() {
        forAll(
                random -> {
                    var budget = Budget.UNTOUCHED;
                    for (int plan = 1; plan <= random.nextInt(9); plan++) {
                        budget = budget.reserve(Scene.planId(plan), random.nextBoolean() ? X : Y, ONE_L4, new UsdPerHour(random.nextInt(99)));
                    }
                    return budget;
                },
                budget -> assertThat(budget.reserve(Scene.planId(100), X, ONE_L4, usd("7")).release(Scene.planId(100)))
                        .isEqualTo(budget));
    }

    @Test
    void countsTheInstancesOfATypeThatOthersHold() {
        var budget = Budget.UNTOUCHED
                .reserve(ONE, X, new Fleet(new InstanceType("ml.g6.xlarge"), 3), usd("1"))
                .reserve(TWO, X, new Fleet(new InstanceType("ml.g6.xlarge"), 2), usd("2"))
                .reserve(Scene.planId(3), Y, new Fleet(new InstanceType("ml.g5.xlarge"), 5), usd("4"));

        assertThat(budget.instancesBeside(ONE, new InstanceType("ml.g6.xlarge"))).isEqualTo(2);
        assertThat(budget.instancesBeside(Scene.planId(4), new InstanceType("ml.g6.xlarge"))).isEqualTo(5);
        assertThat(budget.instancesBeside(ONE, new InstanceType("ml.p5.48xlarge"))).isZero();
    }
}
