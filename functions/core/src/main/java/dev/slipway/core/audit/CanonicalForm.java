package dev.slipway.core.audit;

import dev.slipway.core.model.Digest;
import java.nio.charset.StandardCharsets;

/// The one spelling of a value, after RFC 8785 (JSON Canonicalization Scheme).
///
/// Shape: names in order of their UTF-16 units, no white space, the shortest escapes. Source: RFC 8785
/// sections 3.2.2 and 3.2.3.
public final class CanonicalForm {
    private CanonicalForm() {}

    /// The digest of the value's canonical bytes.
    public static Digest digest(Canonical value) {
        return Digest.of(bytes(value));
    }

    /// The canonical text in UTF-8.
    public static byte[] bytes(Canonical value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /// The canonical text in UTF-8 and a line feed, as it stands in a file of many.
    public static byte[] line(Canonical value) {
        return (text(value) + '\n').getBytes(StandardCharsets.UTF_8);
    }

    /// The canonical text.
    public static String text(Canonical value) {
        var out = new StringBuilder(512);
        write(value, out);
        return out.toString();
    }

    private static void write(Canonical value, StringBuilder out) {
        switch (value) {
            case Canonical.Text text -> quote(text.value(), out);
            case Canonical.Whole whole -> out.append(whole.value());
            case Canonical.Items items -> {
                out.append('[');
                items.values().forEach(item -> {
                    write(item, out);
                    out.append(',');
                });
                close(']', out);
            }
            case Canonical.Fields fields -> {
                out.append('{');
                fields.values().forEach((name, field) -> {
                    quote(name, out);
                    out.append(':');
                    write(field, out);
                    out.append(',');
                });
                close('}', out);
            }
        }
    }

    /// In the place of the last comma, or behind the opening bracket.
    private static void close(char bracket, StringBuilder out) {
        int last = out.length() - 1;
        out.setLength(out.charAt(last) == ',' ? last : last + 1);
        out.append(bracket);
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\') {
                out.append(text, from, i);
                escape(c, out);
                from = i + 1;
            }
        }
        out.append(text, from, text.length()).append('"');
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> out.append("\\u%04x".formatted((int) c));
        }
    }
}
