package dev.slipway.app.laptop;

import dev.slipway.app.store.SecretFile;
import dev.slipway.core.failure.Malformed;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The key of the engine's task tokens, in a file that only its owner reads, made once.
///
/// Shape: 32 bytes in hexadecimal. Tokens that are out are worth nothing without the key they were made with.
final class TokenKey {
    private static final int BYTES = 32;
    private static final Pattern TEXT = Pattern.compile("[0-9a-f]{64}");

    private TokenKey() {}

    /// @throws dev.slipway.core.failure.Refused when others may read the file
    /// @throws Malformed when there is no key in it
    /// @throws dev.slipway.core.failure.Unavailable when it can neither be read nor made
    static SecretKey in(Path folder) {
        var file = folder.resolve("tokens.key");
        var text = SecretFile.text(file, TokenKey::fresh);
        if (!TEXT.matcher(text).matches()) {
            throw new Malformed(
                    "the key file %s holds no key: remove it, and a new one is made, for which no task token of before holds"
                            .formatted(file));
        }
        return new SecretKeySpec(HexFormat.of().parseHex(text), "HmacSHA256");
    }

    private static String fresh() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
