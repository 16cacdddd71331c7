package dev.slipway.core.model;

import static dev.slipway.core.Samples.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsdPerHourTest {
    @ParameterizedTest
    @CsvSource({"0,0.00", "1,1.00", "1.1267,1.1267", "0.000001,0.000001", "15.50,15.50", "1E+3,1000.00"})
    void showsDollarsWithAtLeastTwoDecimals(BigDecimal dollars, String shown) {
        assertThat(UsdPerHour.ofDollars(dollars).dollars()).isEqualTo(shown);
        assertThat(UsdPerHour.ofDollars(dollars)).hasToString(shown + " USD/h");
    }

    @Test
    void refusesWhatIsFinerThanAMillionthOrDoesNotFit() {
        assertThatThrownBy(() -> UsdPerHour.ofDollars(new BigDecimal("0.0000001"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> UsdPerHour.ofDollars(new BigDecimal("1E20"))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void isNeverNegative() {
        assertThatThrownBy(() -> new UsdPerHour(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("microUsd is -1: accepted is 0 or more");
    }

    @Test
    void stopsInsteadOfWrappingRound() {
        var most = new UsdPerHour(Long.MAX_VALUE);

        assertThatThrownBy(() -> most.plus(new UsdPerHour(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void readsBackWhatItShows() {
        forAll(random -> new UsdPerHour(random.nextLong(Long.MAX_VALUE)), amount -> assertThat(
                        UsdPerHour.ofDollars(new BigDecimal(amount.dollars())))
                .isEqualTo(amount));
    }

    @Test
    void ordersAndAddsLikeItsMicroDollars() {
        forAll(random -> new long[] {random.nextLong(1L << 40), random.nextLong(1L << 40)}, pair -> {
            var one = new UsdPerHour(pair[0]);
            var other = new UsdPerHour(pair[1]);

            assertThat(one.compareTo(other)).isEqualTo(Long.compare(pair[0], pair[1]));
            assertThat(one.plus(other)).isEqualTo(other.plus(one)).isEqualTo(new UsdPerHour(pair[0] + pair[1]));
            assertThat(one.times(3)).isEqualTo(one.plus(one).plus(one));
        });
    }
}
