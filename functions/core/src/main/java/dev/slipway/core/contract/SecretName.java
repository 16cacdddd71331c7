package dev.slipway.core.contract;

import dev.slipway.core.model.Shown;
import java.util.regex.Pattern;

/// Where a secret is kept. Settings, templates and logs hold this, never the secret.
///
/// Shape: 1 to 256 letters, digits and `/_+=.@-`; no part is `.` or `..`. Source: Secrets Manager, `CreateSecret`, without ARNs.
public record SecretName(String value) {
    /// The same as a pattern, for settings.
    public static final String FORM = "(?!(?:.*/)?\\.{1,2}(?:/|$))[A-Za-z0-9_+=.@-]+(?:/[A-Za-z0-9_+=.@-]+)*";

    private static final Pattern PATTERN = Pattern.compile(FORM);
    private static final int LONGEST = 256;

    public SecretName {
        if (value.length() > LONGEST || !PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "the name of a secret «%s»: accepted are 1 to %d letters, digits and /_+=.@-, no part . or .."
                            .formatted(Shown.of(value), LONGEST));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
