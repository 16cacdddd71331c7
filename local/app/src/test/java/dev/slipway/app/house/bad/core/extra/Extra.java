package dev.slipway.app.house.bad.core.extra;

import java.util.Date;

/// In a package that core does not have and that is not `@NullMarked`, with an old date.
@SuppressWarnings("JavaUtilDate") // what the rule is shown
public record Extra(long at) {
    public static long old() {
        return new Date(0).getTime();
    }
}
