package dev.slipway.engine.query;

import static com.dashjoin.jsonata.Functions.dateTimeFromMillis;
import static com.dashjoin.jsonata.Jsonata.function;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.Fn0;
import com.dashjoin.jsonata.Jsonata.Fn1;
import com.dashjoin.jsonata.Jsonata.Fn2;
import com.dashjoin.jsonata.Jsonata.Fn3;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Utils;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The functions AWS adds to JSONata, `$now` and `$millis` by our clock, and chance that can be had again.
///
/// Source: Step Functions developer guide, "Transforming data with JSONata", JSONata functions provided by Step
/// Functions.
final class Functions {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();
    private static final int LONGEST_RANGE = 1_000;
    private static final Set<String> DIGESTS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private static final Map<String, JFunction> FIXED = Map.of(
            "partition", function("partition", (Fn2<List<?>, Number, Object>) Functions::partition, "<an:a>"),
            "range", function("range", (Fn3<Number, Number, Number, Object>) Functions::range, "<nnn:a>"),
            "hash", function("hash", (Fn2<Object, String, Object>) Functions::hash, "<xs:s>"),
            "parse", function("parse", (Fn1<String, Object>) Functions::parse, "<s:x>"),
            "eval", function("eval", (Fn2<Object, Object, Object>) Functions::noEval, "<sx?:x>"));

    private Functions() {}

    static void bind(Frame frame, Instant now, Chance chance) {
        FIXED.forEach(frame::bind);
        frame.bind("random", function("random", (Fn1<Number, Object>) seed -> random(seed, chance), "<n?:n>"));
        frame.bind("uuid", function("uuid", (Fn0<Object>) () -> uuid(chance), "<:s>"));
        frame.bind("shuffle", function("shuffle", (Fn1<List<?>, Object>) array -> shuffled(array, chance), "<a:a>"));
        frame.bind("millis", function("millis", (Fn0<Object>) now::toEpochMilli, "<:n>"));
        frame.bind(
                "now",
                function(
                        "now",
                        (Fn2<String, String, Object>)
                                (picture, zone) -> dateTimeFromMillis(now.toEpochMilli(), picture, zone),
                        "<s?s?:s>"));
    }

    private static @Nullable Object partition(@Nullable List<?> array, Number size) {
        if (array == null) {
            return null;
        }
        int each = size.intValue();
        require(each > 0, "$partition: the size of a part must be positive");
        var parts = new ArrayList<List<?>>();
        for (int from = 0; from < array.size(); from += each) {
            parts.add(new ArrayList<>(array.subList(from, Math.min(from + each, array.size()))));
        }
        return parts;
    }

    /// A sequence, so that one number is that number: so AWS answers.
    private static Object range(Number first, Number last, Number step) {
        var by = new BigDecimal(step.toString());
        require(by.signum() != 0, "$range: the step must not be zero");
        var end = new BigDecimal(last.toString());
        List<Object> numbers = Utils.createSequence();
        for (var next = new BigDecimal(first.toString()); by.signum() * next.compareTo(end) <= 0; next = next.add(by)) {
            numbers.add(Utils.convertNumber(next));
            require(numbers.size() <= LONGEST_RANGE, "$range: more than 1000 numbers");
        }
        return numbers;
    }

    private static @Nullable Object hash(@Nullable Object content, @Nullable String algorithm) {
        if (content == null) {
            return null;
        }
        require(algorithm != null && DIGESTS.contains(algorithm), "$hash: the algorithm is one of " + DIGESTS);
        var text =
                content instanceof String plain ? plain : Values.toJson(content).toString();
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object random(@Nullable Number seed, Chance chance) {
        return seed == null ? chance.nextDouble() : new Random(seed.longValue()).nextDouble();
    }

    /// RFC 9562, version 4.
    private static String uuid(Chance chance) {
        long high = (chance.nextLong() & ~0xF000L) | 0x4000L;
        long low = (chance.nextLong() & (Long.MAX_VALUE >>> 1)) | Long.MIN_VALUE;
        return new UUID(high, low).toString();
    }

    private static @Nullable Object shuffled(@Nullable List<?> array, Chance chance) {
        if (array == null) {
            return null;
        }
        var all = new ArrayList<>(array);
        Collections.shuffle(all, chance);
        return all;
    }

    private static @Nullable Object parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Values.toJsonata(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new JException("$parse: " + e.getOriginalMessage(), -1);
        }
    }

    private static Object noEval(@Nullable Object source, @Nullable Object context) {
        throw new JException("$eval is not supported", -1);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new JException(message, -1);
        }
    }
}
