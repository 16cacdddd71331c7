package dev.slipway.core.model;

import java.util.regex.Pattern;

/// The name of a plan, minted when its intent is accepted; also the name of its execution.
///
/// Shape: a ULID in its canonical upper-case spelling.
public record PlanId(String value) implements Word {
    public static final Shape SHAPE = new Shape(
            "bad_plan_id",
            Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}"),
            26,
            "a ULID: 26 characters of Crockford's base 32 in upper case",
            "copy the plan id from the answer to your intent");

    public PlanId {
        SHAPE.require("plan_id", value);
    }

    /// The run that carries this plan out.
    public RunId run() {
        return new RunId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
