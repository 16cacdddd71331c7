package dev.slipway.core.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Region;
import dev.slipway.core.model.UsdPerHour;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What [Prices] promise.
public abstract class PricesContract {
    /// Where the prices of [#knowing] hold, and nowhere else.
    protected static final Region HOME = new Region("us-east-1");

    /// The day of those prices.
    protected static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private static final InstanceType SMALL = new InstanceType("ml.g5.xlarge");
    private static final InstanceType LARGE = new InstanceType("ml.g5.2xlarge");
    private static final InstanceType NOBODYS = new InstanceType("ml.c5.xlarge");

    /// Prices that know these types, by dollars an hour for each.
    protected abstract Prices knowing(Map<String, String> dollars);

    @ParameterizedTest
    @ValueSource(strings = {"0.000001", "0.75", "1.234567", "1.515", "9999.99"})
    void aPriceIsNamedToTheMillionthWithItsDay(String dollars) {
        var prices = knowing(Map.of(SMALL.value(), dollars));

        assertThat(priced(prices, SMALL)).isEqualTo(price(dollars));
    }

    @Test
    void everyTypeHasAPriceOfItsOwn() {
        var prices = knowing(new TreeMap<>(Map.of(SMALL.value(), "1.408", LARGE.value(), "1.515")));

        assertThat(priced(prices, SMALL)).isEqualTo(price("1.408"));
        assertThat(priced(prices, LARGE)).isEqualTo(price("1.515"));
    }

    @Test
    void thePriceIsTheSameWhenItIsAskedForAgain() {
        var prices = knowing(Map.of(SMALL.value(), "1.408"));

        assertThat(prices.price(HOME, SMALL)).isEqualTo(prices.price(HOME, SMALL));
    }

    @Test
    void aTypeThatNobodyKnowsHasNoPrice() {
        assertThat(knowing(Map.of(SMALL.value(), "1.408")).price(HOME, NOBODYS))
                .isInstanceOf(OfferPrice.Unknown.class);
    }

    @Test
    void aPriceOfOneRegionIsNoneOfAnother() {
        assertThat(knowing(Map.of(SMALL.value(), "1.408")).price(new Region("eu-central-1"), SMALL))
                .isInstanceOf(OfferPrice.Unknown.class);
    }

    private record Priced(UsdPerHour perHour, LocalDate day) {}

    private static Priced priced(Prices prices, InstanceType type) {
        return prices.price(HOME, type) instanceof OfferPrice.Listed listed
                ? new Priced(listed.perHour(), listed.asOf())
                : new Priced(UsdPerHour.ZERO, LocalDate.EPOCH);
    }

    private static Priced price(String dollars) {
        return new Priced(UsdPerHour.ofDollars(new BigDecimal(dollars)), DAY);
    }
}
