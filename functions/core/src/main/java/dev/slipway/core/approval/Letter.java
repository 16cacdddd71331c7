package dev.slipway.core.approval;

import java.util.regex.Pattern;

/// One mail.
///
/// Shape: `name` is deterministic and good as a file's name; `to` an address; `subject` one line of 1 to 99 visible ASCII
/// characters; `body` plain text. A body may hold a link, which is a secret.
public record Letter(String name, String to, String subject, String body) {
    private static final int LONGEST = 99;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");
    private static final Pattern SUBJECT = Pattern.compile("[ -~]+");

    public Letter {
        if (name.length() > 200 || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a letter's name is 1 to 200 letters, digits, dots, hyphens");
        }
        if (subject.length() > LONGEST || !SUBJECT.matcher(subject).matches()) {
            throw new IllegalArgumentException("a subject is one line of 1 to 99 visible ASCII characters");
        }
    }

    /// A subject of this text, cut where it is too long.
    public static String subject(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }

    /// Without the body.
    @Override
    public String toString() {
        return "Letter[%s to %s: %s]".formatted(name, to, subject);
    }
}
