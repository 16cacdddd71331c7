package dev.slipway.core.model;

import java.util.regex.Pattern;

/// A model as the catalogue names it: `publisher/name`.
public record ModelId(String value) implements Word {
    public static final Shape SHAPE = new Shape(
            "bad_model_id",
            Pattern.compile("[a-z0-9][a-z0-9._-]{0,95}/[a-z0-9][a-z0-9._-]{0,95}"),
            193,
            "publisher/name, each of 1 to 96 of a-z, 0-9, dot, underscore, hyphen",
            "copy the id from the catalogue");

    public ModelId {
        SHAPE.require("model", value);
        if (value.contains("..")) {
            throw new IllegalArgumentException("model is «" + value + "»: two dots in a row are not accepted");
        }
    }

    /// The part before the slash.
    public String publisher() {
        return value.substring(0, value.indexOf('/'));
    }

    /// The part behind the slash.
    public String name() {
        return value.substring(value.indexOf('/') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
