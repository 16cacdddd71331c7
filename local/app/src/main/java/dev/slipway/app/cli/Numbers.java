package dev.slipway.app.cli;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import java.math.BigDecimal;

/// Numbers of options, read from what was typed. Errors: [Malformed] with option, text, range and remedy.
final class Numbers {
    private static final String REMEDY = "choose a number of these";

    private Numbers() {}

    /// A whole number, both ends included.
    static int whole(String option, String text, int least, int most) {
        if (text.matches("[0-9]{1,9}") && least <= Integer.parseInt(text) && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw wrong(option, text, least + " to " + most);
    }

    /// A number with or without decimals, both ends included.
    static BigDecimal decimal(String option, String text, BigDecimal least, BigDecimal most) {
        if (text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")
                && least.compareTo(new BigDecimal(text)) <= 0
                && most.compareTo(new BigDecimal(text)) >= 0) {
            return new BigDecimal(text);
        }
        throw wrong(option, text, least.toPlainString() + " to " + most.toPlainString());
    }

    private static Malformed wrong(String option, String text, String accepted) {
        return new Malformed(new Problem("out_of_range", option, Shown.of(text), accepted, REMEDY).sentence());
    }
}
