package dev.slipway.core.model;

import java.util.regex.Pattern;

/// The host of a container registry, with a port where it has one.
public record Registry(String value) implements Word {
    public static final Shape SHAPE = new Shape(
            "bad_registry",
            Pattern.compile("[a-z0-9][a-z0-9.-]{0,119}(:[0-9]{1,5})?"),
            126,
            "a registry host such as 000000000000.dkr.ecr.us-east-1.amazonaws.com",
            "use the registry of the place");

    public Registry {
        SHAPE.require("registry", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
