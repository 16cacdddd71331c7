package dev.slipway.core.approval;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// The one spelling of a link.
///
/// Shape: base64url without padding over the version, the fields in order, and the code. Each field is two bytes of
/// length, the high one first, and so many bytes; numbers are eight bytes. What is authenticated is the version, the
/// purpose and the origin, each with its length as well, and then the same fields.
final class LinkForm {
    static final int CODE = 32;

    private static final byte VERSION = 1;
    private static final int LONGEST = 400;
    private static final int FIELDS = 8;

    private LinkForm() {}

    /// A link as it came, not yet authenticated; the code in base64url.
    record Read(Link link, String tail) {
        byte[] code() {
            return Base64.getUrlDecoder().decode(tail);
        }
    }

    static String text(Link link, byte[] code) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(join(fields(link), code));
    }

    /// What the code is made of.
    static byte[] message(Link link, String origin) {
        return join(head(link.purpose().name(), origin), fields(link));
    }

    /// What a link's nonce is made of: everything but the nonce, for a purpose that no link has.
    static byte[] seed(Link link, String origin) {
        return join(head("NONCE of " + link.purpose().name(), origin), fields(link));
    }

    /// The link and its code, when this is their one spelling.
    static Optional<Read> read(String text, Link.Purpose purpose) {
        try {
            if (text.length() > LONGEST) {
                return Optional.empty();
            }
            var bytes = Base64.getUrlDecoder().decode(text);
            var read = read(bytes, purpose);
            // Four texts decode to the same bytes, and so does a padded one: only ours is a link.
            return text(read.link(), read.code()).equals(text) ? Optional.of(read) : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException anotherForm) {
            return Optional.empty();
        }
    }

    private static Read read(byte[] bytes, Link.Purpose purpose) {
        var fields = new byte[FIELDS][];
        int at = 1;
        for (int i = 0; i < FIELDS; i++) {
            int length = ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
            fields[i] = Arrays.copyOfRange(bytes, at + 2, checked(at + 2 + length, bytes.length));
            at += 2 + length;
        }
        var link = new Link(
                purpose,
                new PlanId(ascii(fields[0])),
                (int) number(fields[1]),
                new Person(ascii(fields[2])),
                new Digest("sha256:" + HexFormat.of().formatHex(fields[3])),
                Instant.ofEpochSecond(number(fields[4])),
                Instant.ofEpochSecond(number(fields[5])),
                Nonce.of(fields[6]),
                ascii(fields[7]));
        return new Read(
                link, Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, at, bytes.length)));
    }

    private static int checked(int end, int length) {
        if (end > length) {
            throw new IndexOutOfBoundsException("a field reaches beyond the end");
        }
        return end;
    }

    private static byte[] head(String purpose, String origin) {
        return join(new byte[] {VERSION}, field(bytes(purpose)), field(bytes(origin)));
    }

    private static byte[] fields(Link link) {
        return join(
                new byte[] {VERSION},
                field(bytes(link.plan().value())),
                field(number(link.round())),
                field(bytes(link.person().value())),
                field(HexFormat.of().parseHex(link.hash().hex())),
                field(number(link.issued().getEpochSecond())),
                field(number(link.expires().getEpochSecond())),
                field(Base64.getUrlDecoder().decode(link.nonce().value())),
                field(bytes(link.key())));
    }

    private static byte[] field(byte[] value) {
        return join(new byte[] {(byte) (value.length >> 8), (byte) value.length}, value);
    }

    private static byte[] number(long value) {
        var bytes = new byte[Long.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (value >> (8 * (bytes.length - 1 - i)));
        }
        return bytes;
    }

    private static long number(byte[] bytes) {
        long value = 0;
        for (byte each : bytes) {
            value = (value << 8) | (each & 0xFF);
        }
        return value;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String ascii(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        var joined = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }
}
