package dev.slipway.core.model;

import java.util.regex.Pattern;

/// The name of a CloudWatch alarm.
public record AlarmName(String value) implements Word {
    public static final Shape SHAPE = new Shape(
            "bad_alarm",
            Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,254}"),
            255,
            "1 to 255 letters, digits, dots, underscores and hyphens",
            "use the name that the plan gives the alarm");

    public AlarmName {
        SHAPE.require("alarm", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
