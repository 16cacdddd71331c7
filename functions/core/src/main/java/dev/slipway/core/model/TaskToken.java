package dev.slipway.core.model;

import java.util.regex.Pattern;

/// What answers a task that waits: whoever holds it decides. A secret.
///
/// Shape: 1 to 2,048 visible ASCII characters, as Step Functions makes them.
public record TaskToken(String value) implements Word {
    private static final int LONGEST = 2048;
    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

    public TaskToken {
        // The value itself comes into no message.
        if (value.length() > LONGEST || !VISIBLE.matcher(value).matches()) {
            throw new IllegalArgumentException("a task token of %d characters: accepted are 1 to %d visible ASCII characters"
                    .formatted(value.length(), LONGEST));
        }
    }

    @Override
    public String toString() {
        return "TaskToken[…]";
    }
}
