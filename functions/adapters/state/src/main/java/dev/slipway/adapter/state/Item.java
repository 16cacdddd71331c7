package dev.slipway.adapter.state;

import dev.slipway.core.model.Require;

/// What lies at a key.
///
/// Shape: `version` is 1 or more; `writer` names the commit that wrote it, so that a commit whose answer was lost knows
/// its own work; `body` is the value as text. Units: at most 400,000 bytes over keys, writer, body and 64 bytes
/// for names and numbers; DynamoDB takes 409,600, counted a little differently, and its emulators somewhat less.
public record Item(ItemKey key, long version, String writer, String body) {
    /// The largest item in bytes.
    public static final int LARGEST = 400_000;

    private static final int NAMES_AND_NUMBERS = 64;

    public Item {
        Require.positive("version", version);
        int size = size(key, writer, body);
        if (size > LARGEST) {
            throw new IllegalArgumentException(
                    "item %s has %d bytes: accepted are at most %d; keep the large part as evidence and its digest here"
                            .formatted(key, size, LARGEST));
        }
    }

    /// Bytes that the store counts.
    public int size() {
        return size(key, writer, body);
    }

    private static int size(ItemKey key, String writer, String body) {
        return key.size() + Sizes.utf8("writer", writer) + Sizes.utf8("body", body) + NAMES_AND_NUMBERS;
    }
}
