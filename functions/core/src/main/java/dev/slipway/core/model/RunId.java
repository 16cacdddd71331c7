package dev.slipway.core.model;

import java.util.regex.Pattern;

/// The name of one execution, which has one hash chain. The run of a plan is named after the plan.
public record RunId(String value) implements Word {
    public static final Shape SHAPE = new Shape(
            "bad_run",
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,79}"),
            80,
            "1 to 80 letters, digits and hyphens",
            "use the name that the run was started with");

    public RunId {
        SHAPE.require("run", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
