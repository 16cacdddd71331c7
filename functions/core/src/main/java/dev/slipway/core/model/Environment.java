package dev.slipway.core.model;

import java.util.regex.Pattern;

/// The name of an environment, such as staging.
public record Environment(String value) implements Word {
    public static final Shape SHAPE = new Shape(
            "bad_env",
            Pattern.compile("[a-z]{2,10}"),
            10,
            "a name of 2 to 10 letters a-z",
            "use an environment of the policy");

    public Environment {
        SHAPE.require("env", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
