package dev.slipway.adapter.state;

import dev.slipway.core.model.Shown;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Sizes as the store counts them: bytes of UTF-8.
final class Sizes {
    private Sizes() {}

    /// The UTF-8 form.
    ///
    /// @throws IllegalArgumentException when there is none, for an unpaired surrogate
    static int utf8(String name, String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return bytes.remaining();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(name + " «" + Shown.of(text) + "» holds an unpaired surrogate", e);
        }
    }

    static void key(String name, String text) {
        int bytes = utf8(name, text);
        if (bytes < 1 || bytes > ItemKey.LARGEST) {
            throw new IllegalArgumentException("%s «%s» has %d bytes: accepted are 1 to %d"
                    .formatted(name, Shown.of(text), bytes, ItemKey.LARGEST));
        }
    }
}
