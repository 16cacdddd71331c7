package dev.slipway.core.model;

import java.util.regex.Pattern;

/// Somebody, by the stable subject of the identity provider; never by a mail address.
public record Person(String value) implements Word {
    public static final Shape SHAPE = new Shape(
            "bad_person",
            Pattern.compile("[a-z][a-z0-9._-]{0,63}"),
            64,
            "a stable subject of 1 to 64 of a-z, 0-9, dot, underscore, hyphen",
            "use a subject of people.json");

    public Person {
        SHAPE.require("person", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
