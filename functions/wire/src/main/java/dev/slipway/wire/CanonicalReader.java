package dev.slipway.wire;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Shown;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.TreeMap;

/// Reads canonical values by the million: what a [JsonReader] within the same limits makes of a document, in one pass
/// and without a tree. Safe for use by many threads.
public final class CanonicalReader {
    private final Limits limits;

    public CanonicalReader(Limits limits) {
        this.limits = limits;
    }

    /// Exactly one map, in whatever spelling of JSON.
    ///
    /// @throws Malformed when the document is anything else
    public Canonical.Fields read(byte[] document) {
        var text = new String(document, StandardCharsets.UTF_8);
        // What is not UTF-8 comes back as other bytes.
        if (document.length > limits.bytes() || !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), document)) {
            throw new Malformed("accepted are at most %d bytes of UTF-8".formatted(limits.bytes()));
        }
        var pass = new Pass(text);
        try {
            return pass.only();
        } catch (IllegalArgumentException no) {
            throw pass.refused(String.valueOf(no.getMessage()));
        }
    }

    /// One way through a document.
    private final class Pass {
        private static final char END = 0;
        private static final int MOST_DIGITS = 16;

        private final String document;
        private int at;
        private int tokens;

        Pass(String document) {
            this.document = document;
        }

        Canonical.Fields only() {
            if (value(0) instanceof Canonical.Fields fields && next() == END && at == document.length()) {
                return fields;
            }
            throw refused("accepted is one object and nothing behind it");
        }

        private Canonical value(int depth) {
            token();
            return switch (next()) {
                case '"' -> new Canonical.Text(text(limits.text()));
                case '[' -> items(depth + 1);
                case '{' -> fields(depth + 1);
                default -> whole();
            };
        }

        private Canonical.Items items(int depth) {
            var items = new ArrayList<Canonical>();
            for (boolean more = opens(depth, ']'); more; more = goesOn(']')) {
                items.add(value(depth));
            }
            return new Canonical.Items(items);
        }

        private Canonical.Fields fields(int depth) {
            var fields = new TreeMap<String, Canonical>();
            for (boolean more = opens(depth, '}'); more; more = goesOn('}')) {
                token();
                want(next() == '"', "accepted is a name");
                var name = text(limits.name());
                want(next() == ':', "accepted is a colon");
                at++;
                want(fields.put(name, value(depth)) == null, "the name stands there twice");
            }
            return new Canonical.Fields(fields);
        }

        /// At an opening bracket: whether anything stands between it and the closing one.
        private boolean opens(int depth, char closing) {
            want(depth <= limits.depth(), "that is too deep");
            at++;
            return next() != closing || closes();
        }

        /// Behind a value: whether another one follows.
        private boolean goesOn(char closing) {
            if (next() == closing) {
                return closes();
            }
            want(here() == ',', "accepted is a comma or the closing bracket");
            at++;
            return true;
        }

        private boolean closes() {
            token();
            at++;
            return false;
        }

        private Canonical.Whole whole() {
            int from = at;
            at += here() == '-' ? 1 : 0;
            int first = at;
            while (here() >= '0' && here() <= '9') {
                at++;
            }
            int digits = at - first;
            want(
                    digits > 0 && digits <= MOST_DIGITS && (digits == 1 || document.charAt(first) != '0'),
                    "accepted is a text, a whole number up to 2^53 - 1, an array or an object");
            return new Canonical.Whole(Long.parseLong(document, from, at, 10));
        }

        private String text(int longest) {
            at++;
            var plain = plain();
            var text = here() == '"' ? plain : unescaped(plain);
            want(text.length() <= longest, "that is too long");
            at++;
            return text;
        }

        private String plain() {
            int end = at;
            while (end < document.length() && isPlain(document.charAt(end))) {
                end++;
            }
            var plain = document.substring(at, end);
            at = end;
            return plain;
        }

        private static boolean isPlain(char c) {
            return c >= ' ' && c != '"' && c != '\\';
        }

        private String unescaped(String before) {
            var text = new StringBuilder(before);
            while (here() != '"') {
                want(here() == '\\', "accepted is a text without control characters, and its closing quote");
                text.append(escaped()).append(plain());
            }
            return text.toString();
        }

        private char escaped() {
            at++;
            int which = "\"\\/bfnrtu".indexOf(here());
            want(which >= 0, "accepted is an escape of JSON");
            at++;
            return which < 8 ? "\"\\/\b\f\n\r\t".charAt(which) : unit();
        }

        private char unit() {
            int unit = 0;
            for (int end = at + 4; at < end; at++) {
                int digit = here() < 0x80 ? Character.digit(here(), 16) : -1;
                want(digit >= 0, "accepted are four hexadecimal digits");
                unit = (unit << 4) | digit;
            }
            return (char) unit;
        }

        /// What stands at the next place that is no white space.
        private char next() {
            while (here() == ' ' || here() == '\n' || here() == '\r' || here() == '\t') {
                at++;
            }
            return here();
        }

        private char here() {
            return at < document.length() ? document.charAt(at) : END;
        }

        private void token() {
            tokens++;
            want(tokens <= limits.tokens(), "that are too many tokens");
        }

        private void want(boolean there, String accepted) {
            if (!there) {
                throw refused(accepted);
            }
        }

        Malformed refused(String accepted) {
            int end = Math.min(at + 8, document.length());
            return new Malformed("«%s» at character %d: %s".formatted(Shown.of(document.substring(at, end)), at + 1, accepted));
        }
    }
}
