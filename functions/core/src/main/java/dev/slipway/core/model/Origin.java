package dev.slipway.core.model;

import java.util.regex.Pattern;

/// Which installation of Slipway a log comes from; two installations never share one.
public record Origin(String value) implements Word {
    public static final Shape SHAPE = new Shape(
            "bad_origin",
            Pattern.compile("[a-z0-9][a-z0-9-]{0,63}"),
            64,
            "1 to 64 lower-case letters, digits and hyphens",
            "use the origin that the installation was given");

    public Origin {
        SHAPE.require("origin", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
