package dev.slipway.wire.http;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import dev.slipway.wire.Reading;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads `application/x-www-form-urlencoded`, strictly: UTF-8, whole escapes, the known fields, each once.
///
/// Source: URL Standard, section 5; what it lets pass in silence is refused here.
final class FormReading {
    /// The most that a form of ours may be, in bytes.
    static final int LARGEST = 16 * 1024;

    private static final int HEX = 16;

    private final Set<String> asked;
    private final TreeMap<String, String> fields = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private FormReading(Set<String> asked) {
        this.asked = asked;
    }

    static Reading<Form> of(byte[] body, Set<String> asked) {
        var reading = new FormReading(asked);
        // Every byte a character: escapes are decoded first, and only then is it text.
        for (var pair : new String(body, StandardCharsets.ISO_8859_1).split("&", -1)) {
            if (!pair.isEmpty()) {
                reading.take(pair);
            }
        }
        return reading.problems.isEmpty()
                ? new Reading.Read<>(new Form(reading.fields))
                : new Reading.Unread<>(reading.problems);
    }

    private void take(String pair) {
        int equals = pair.indexOf('=');
        var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        var value = equals < 0 ? Optional.of("") : decoded(pair.substring(equals + 1));
        if (name.isEmpty() || value.isEmpty()) {
            problem("bad_form", "body", name.orElse("a field"), "whole percent escapes of UTF-8", "send it as a browser does");
        } else if (!asked.contains(name.get())) {
            problem("unknown_field", "/" + Shown.of(name.get()), name.get(), "only " + String.join(", ", asked.stream().sorted().toList()), "leave the field out");
        } else if (fields.put(name.get(), value.get()) != null) {
            problem("repeated_field", "/" + name.get(), "twice", "each field once", "send it once");
        }
    }

    private void problem(String code, String field, String observed, String accepted, String remedy) {
        problems.add(new Problem(code, field, Shown.of(observed), accepted, remedy));
    }

    /// Nothing for a broken escape, or bytes that are no UTF-8.
    private static Optional<String> decoded(String text) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (at == '%') {
                int high = i + 2 < text.length() ? digit(text.charAt(i + 1)) : -1;
                int low = i + 2 < text.length() ? digit(text.charAt(i + 2)) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high * HEX + low);
                i += 2;
            } else {
                bytes.write(at == '+' ? ' ' : at);
            }
        }
        return utf8(bytes.toByteArray());
    }

    /// ASCII alone: [Character#digit] takes other digits as well.
    private static int digit(char at) {
        return at < 0x80 ? Character.digit(at, HEX) : -1;
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }
}
