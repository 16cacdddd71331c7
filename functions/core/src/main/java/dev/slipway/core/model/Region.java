package dev.slipway.core.model;

import java.util.regex.Pattern;

/// An AWS region.
public record Region(String value) implements Word {
    public static final Shape SHAPE = new Shape(
            "bad_region",
            Pattern.compile("[a-z]{2}(-[a-z]{2,9}){1,2}-[0-9]"),
            24,
            "an AWS region such as us-east-1",
            "use the region of the place");

    public Region {
        SHAPE.require("region", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
