package dev.slipway.function.api;

import dev.slipway.core.model.UsdPerHour;
import java.math.BigDecimal;

/// Amounts as JSON numbers: exact decimals of a dollar.
final class Money {
    private Money() {}

    static BigDecimal of(UsdPerHour amount) {
        return new BigDecimal(amount.dollars());
    }
}
