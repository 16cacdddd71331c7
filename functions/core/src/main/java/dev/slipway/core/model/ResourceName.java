package dev.slipway.core.model;

import java.util.regex.Pattern;

/// The name of a SageMaker object: endpoint, configuration, model or variant.
public record ResourceName(String value) implements Word {
    public static final Shape SHAPE = new Shape(
            "bad_name",
            Pattern.compile("[a-zA-Z0-9](-?[a-zA-Z0-9]){0,62}"),
            63,
            "1 to 63 letters, digits and inner hyphens",
            "shorten the application's name");

    public ResourceName {
        SHAPE.require("name", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
