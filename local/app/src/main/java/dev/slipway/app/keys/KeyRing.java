package dev.slipway.app.keys;

import dev.slipway.app.store.SecretFile;
import dev.slipway.core.failure.Malformed;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The current key and the one before, in a file that only its owner reads, made once.
///
/// Shape: one or two lines of an id and 32 bytes in base64url; the first is current. A new key is a new first line; the one
/// before stays as the second for as long as something of its is out.
public final class KeyRing {
    private static final Pattern LINE = Pattern.compile("(k-[0-9a-f]{8}) ([A-Za-z0-9_-]{43})");
    private static final int BYTES = 32;
    private static final int LINES = 2;

    private record Entry(String id, String secret) {
        byte[] bytes() {
            return Base64.getUrlDecoder().decode(secret);
        }

        /// Without the secret.
        @Override
        public String toString() {
            return id;
        }
    }

    private final List<Entry> entries;

    private KeyRing(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /// The ring of this file, made with one fresh key where there is none.
    ///
    /// @throws dev.slipway.core.failure.Refused when others may read the file
    /// @throws Malformed when it is not in its form
    /// @throws dev.slipway.core.failure.Unavailable when it can neither be read nor made
    public static KeyRing in(Path file) {
        var lines = SecretFile.text(file, KeyRing::fresh).lines().toList();
        var entries = lines.stream()
                .map(LINE::matcher)
                .filter(line -> line.matches())
                .map(line -> new Entry(line.group(1), line.group(2)))
                .toList();
        if (lines.isEmpty() || lines.size() > LINES || entries.size() != lines.size()) {
            // Nothing of it is quoted: the text of a key must not come into a log.
            throw new Malformed("the key file %s holds no keys: write one or two lines of «k-» with eight hexadecimal digits and 32 bytes in base64url, or remove it, and nothing of before holds any more"
                    .formatted(file));
        }
        return new KeyRing(entries);
    }

    /// The id of the current key.
    String current() {
        return entries.getFirst().id();
    }

    /// The bytes of the current key or the one before.
    Optional<byte[]> key(String id) {
        return entries.stream()
                .filter(entry -> entry.id().equals(id))
                .map(Entry::bytes)
                .findFirst();
    }

    /// One line with a key that nobody has seen.
    static String fresh() {
        var random = new SecureRandom();
        var id = new byte[4];
        var secret = new byte[BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        return "k-%s %s\n"
                .formatted(
                        HexFormat.of().formatHex(id),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }
}
