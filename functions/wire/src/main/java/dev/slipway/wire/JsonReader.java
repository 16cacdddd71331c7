package dev.slipway.wire;

import com.fasterxml.jackson.databind.JsonNode;

/// Reads JSON within its own limits. Safe for use by many threads.
///
/// Every refusal is a [dev.slipway.core.failure.Malformed] that names the place, what stands there and what
/// is accepted.
public final class JsonReader {
    private final Documents documents;

    public JsonReader(Limits limits) {
        this.documents = new Documents(limits);
    }

    /// Exactly one value of this type, as [Json] describes it.
    public <T> T read(byte[] document, Class<T> type) {
        return decode(tree(document), type);
    }

    /// The same from a text that was decoded before.
    public <T> T read(String document, Class<T> type) {
        return decode(documents.tree(document), type);
    }

    /// Any one JSON document, for adapters that pick what they know from somebody else's answer.
    public JsonNode tree(byte[] document) {
        return documents.tree(document);
    }

    /// The part of a tree that is a value of this type.
    public <T> T decode(JsonNode node, Class<T> type) {
        return type.cast(Decoder.decode(type, node, Place.ROOT));
    }
}
