package dev.slipway.adapter.bundled;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Shown;
import dev.slipway.core.model.UsdPerHour;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// One row of a table, whose fields are read as what they are meant to be.
///
/// Errors: a field that cannot be read is [Malformed], with file, line, field and the accepted form.
record Row(String file, long line, List<String> columns, List<String> fields) {
    private static final Pattern WHOLE = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern MONEY = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,6})?");
    private static final BigDecimal MOST = BigDecimal.valueOf(10_000);

    String text(String column) {
        return fields.get(columns.indexOf(column));
    }

    boolean blank(String column) {
        return text(column).isBlank();
    }

    String required(String column) {
        if (blank(column)) {
            throw wrong(column, "a text");
        }
        return text(column);
    }

    long whole(String column) {
        var text = text(column);
        if (!WHOLE.matcher(text).matches()) {
            throw wrong(column, "a whole number from 1 on");
        }
        return Long.parseLong(text);
    }

    int count(String column) {
        long whole = whole(column);
        if (whole > Integer.MAX_VALUE) {
            throw wrong(column, "a whole number up to " + Integer.MAX_VALUE);
        }
        return (int) whole;
    }

    LocalDate day(String column) {
        try {
            return LocalDate.parse(text(column));
        } catch (DateTimeParseException _) {
            throw wrong(column, "a day such as 2026-06-01");
        }
    }

    UsdPerHour money(String column) {
        var text = text(column);
        var known = MONEY.matcher(text).matches();
        var amount = known ? new BigDecimal(text) : BigDecimal.ZERO;
        if (amount.signum() <= 0 || amount.compareTo(MOST) > 0) {
            throw wrong(column, "US dollars an hour, above 0 and up to 10000, at most six decimals");
        }
        return UsdPerHour.ofDollars(amount);
    }

    <T> T word(String column, Function<String, T> word, String accepted) {
        try {
            return word.apply(text(column));
        } catch (IllegalArgumentException _) {
            throw wrong(column, accepted);
        }
    }

    Malformed wrong(String column, String accepted) {
        return new Malformed("%s line %d: %s is «%s»: accepted is %s; mend the row"
                .formatted(file, line, column, Shown.of(text(column)), accepted));
    }
}
