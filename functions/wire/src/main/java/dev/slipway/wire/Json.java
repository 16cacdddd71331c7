package dev.slipway.wire;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Core's records in JSON, one form for each type and nothing else accepted.
///
/// Shape: a record is an object, its components by name in snake_case and in order. A
/// [dev.slipway.core.model.Word] is its text. A quantity, that is a record of one `long` that is `Comparable`,
/// is its number. A case of a sealed type begins with its name, under `outcome` for an
/// [dev.slipway.core.step.Outcome] (also one that stands alone) and under `kind` for every other. A
/// [dev.slipway.core.audit.Canonical] is the JSON it denotes. An empty `Optional` is left out, and `null` never
/// occurs; lists are always present. Enums go by their exact names, times, durations, dates and zones as their ISO-8601
/// text, maps and sets in order of their texts. Equal values give equal bytes.
///
/// Errors: reading refuses what is not exactly that with a [dev.slipway.core.failure.Malformed], and converts
/// nothing: `"7"` is no number, `1.0` no whole number. A type without a form is a bug, an
/// `IllegalArgumentException`.
public final class Json {
    private static final JsonReader REQUESTS = new JsonReader(Limits.REQUEST);
    private static final JsonReader STORED = new JsonReader(Limits.STORED);
    private static final JsonFactory WRITING = new JsonFactory();

    private Json() {}

    /// What somebody sent, within [Limits#REQUEST].
    public static <T> T read(byte[] document, Class<T> type) {
        return REQUESTS.read(document, type);
    }

    /// The same, with everything that is wrong as an answer instead of a failure.
    public static <T> Reading<T> reading(byte[] document, Class<T> type) {
        return REQUESTS.reading(document, type);
    }

    /// A text that was decoded before, as strictly.
    public static <T> T read(String document, Class<T> type) {
        return REQUESTS.read(document, type);
    }

    /// Reads the stream, but never more than the limit allows.
    public static <T> T read(InputStream in, Class<T> type) {
        try {
            return read(in.readNBytes(Limits.REQUEST.bytes() + 1), type);
        } catch (IOException e) {
            throw new UncheckedIOException("the request could not be read", e);
        }
    }

    /// What we wrote ourselves, within [Limits#STORED].
    public static <T> T readStored(byte[] document, Class<T> type) {
        return STORED.read(document, type);
    }

    /// As text.
    public static <T> T readStored(String document, Class<T> type) {
        return STORED.read(document, type);
    }

    /// The value in UTF-8.
    public static byte[] bytes(Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var out = WRITING.createGenerator(bytes, JsonEncoding.UTF8)) {
            new Encoder(out).write(value);
        } catch (IOException e) {
            throw new IllegalArgumentException(value.getClass() + " holds what JSON cannot say: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    /// The value as text.
    public static String text(Object value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    /// Writes the value in UTF-8 and leaves the stream open.
    public static void write(OutputStream out, Object value) {
        try {
            out.write(bytes(value));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the answer could not be written", e);
        }
    }
}
