package dev.slipway.core.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What something costs in an hour.
///
/// Units: whole millionths of a US dollar, never negative. Sums and products that do not fit stop
/// with an `ArithmeticException` instead of wrapping round.
public record UsdPerHour(long microUsd) implements Comparable<UsdPerHour> {
    public static final UsdPerHour ZERO = new UsdPerHour(0);

    public UsdPerHour {
        Require.atLeast("microUsd", 0, microUsd);
    }

    /// An amount in dollars of at most six decimals.
    ///
    /// @throws ArithmeticException for more decimals, or more than fits
    public static UsdPerHour ofDollars(BigDecimal dollars) {
        return new UsdPerHour(
                dollars.setScale(6, RoundingMode.UNNECESSARY).unscaledValue().longValueExact());
    }

    public UsdPerHour plus(UsdPerHour other) {
        return new UsdPerHour(Math.addExact(microUsd, other.microUsd));
    }

    public UsdPerHour times(long count) {
        return new UsdPerHour(Math.multiplyExact(microUsd, count));
    }

    /// In dollars without trailing zeros, at least two decimals.
    public String dollars() {
        var amount = BigDecimal.valueOf(microUsd, 6).stripTrailingZeros();
        return amount.setScale(Math.max(2, amount.scale()), RoundingMode.UNNECESSARY).toPlainString();
    }

    @Override
    public int compareTo(UsdPerHour other) {
        return Long.compare(microUsd, other.microUsd);
    }

    @Override
    public String toString() {
        return dollars() + " USD/h";
    }
}
