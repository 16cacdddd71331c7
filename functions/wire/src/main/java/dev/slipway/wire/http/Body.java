package dev.slipway.wire.http;

import dev.slipway.wire.Json;
import dev.slipway.wire.Reading;
import java.util.Set;

/// The bytes behind a request's head; none where it has no body.
public final class Body {
    /// The most that is accepted, in bytes.
    public static final int LARGEST = 64 * 1024;

    private final byte[] bytes;

    Body(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /// How many bytes it has.
    public int size() {
        return bytes.length;
    }

    /// The body as a form with these fields and no other.
    Reading<Form> form(Set<String> fields) {
        return FormReading.of(bytes, fields);
    }

    /// The body as strict JSON of this type.
    public <T> Reading<T> as(Class<T> type) {
        return Json.reading(bytes, type);
    }
}
