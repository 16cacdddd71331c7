package dev.slipway.core.model;

import java.util.regex.Pattern;

/// A group of people, as `people.json` names it.
public record Group(String value) implements Word {
    public static final Shape SHAPE = new Shape(
            "bad_group",
            Pattern.compile("[a-z](-?[a-z0-9]){0,31}"),
            32,
            "1 to 32 of a-z, 0-9 and inner hyphens, beginning with a letter",
            "use a group of people.json");

    public Group {
        SHAPE.require("group", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
