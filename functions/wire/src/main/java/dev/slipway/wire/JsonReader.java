package dev.slipway.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.failure.Malformed;
import java.lang.reflect.Type;
import java.util.function.Supplier;

/// Reads JSON within its own limits. Safe for use by many threads.
///
/// Every refusal is a [Malformed] that names the place, what stands there and what is accepted; [#reading] answers
/// instead with all that is wrong.
public final class JsonReader {
    private final Documents documents;

    public JsonReader(Limits limits) {
        this.documents = new Documents(limits);
    }

    /// Exactly one value of this type, as [Json] describes it.
    public <T> T read(byte[] document, Class<T> type) {
        return orMalformed(() -> type.cast(decoded(documents.tree(document), type)));
    }

    /// The same from a text that was decoded before.
    public <T> T read(String document, Class<T> type) {
        return orMalformed(() -> type.cast(decoded(documents.tree(document), type)));
    }

    /// The same, with everything that is wrong as an answer.
    public <T> Reading<T> reading(byte[] document, Class<T> type) {
        try {
            return new Reading.Read<>(type.cast(decoded(documents.tree(document), type)));
        } catch (Mismatch wrong) {
            return new Reading.Unread<>(wrong.problems());
        }
    }

    /// Any one JSON document, for adapters that pick what they know from somebody else's answer.
    public JsonNode tree(byte[] document) {
        return orMalformed(() -> documents.tree(document));
    }

    /// The part of a tree that is a value of this type.
    public <T> T decode(JsonNode node, Class<T> type) {
        return orMalformed(() -> type.cast(decoded(node, type)));
    }

    private static Object decoded(JsonNode node, Type type) {
        return Decoder.decode(type, node, Place.ROOT);
    }

    private static <T> T orMalformed(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Mismatch wrong) {
            throw new Malformed(String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
