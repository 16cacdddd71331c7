package dev.slipway.core.model;

import java.util.regex.Pattern;

/// The slug of an application.
public record Application(String value) implements Word {
    public static final Shape SHAPE = new Shape(
            "bad_app",
            Pattern.compile("[a-z](-?[a-z0-9]){0,37}"),
            38,
            "1 to 38 of a-z, 0-9 and inner hyphens, beginning with a letter",
            "choose a short slug such as chatbot-x");

    public Application {
        SHAPE.require("app", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
