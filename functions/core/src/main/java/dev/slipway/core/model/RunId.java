package dev.slipway.core.model;

import java.util.regex.Pattern;

/// The name of one execution, which has one hash chain. The run of a plan is named after the plan.
public record RunId(String value) implements Word {
    private static final int LONGEST = 80;

    public static final Shape SHAPE = new Shape(
            "bad_run",
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,79}"),
            LONGEST,
            "1 to 80 letters, digits and hyphens",
            "use the name that the run was started with");

    public RunId {
        // Millions of them are read in a row: the form is looked at by hand, and the pattern says what is wrong.
        if (!isRun(value)) {
            SHAPE.require("run", value);
        }
    }

    private static boolean isRun(String text) {
        if (text.isEmpty() || text.length() > LONGEST || text.charAt(0) == '-') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && c != '-') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
