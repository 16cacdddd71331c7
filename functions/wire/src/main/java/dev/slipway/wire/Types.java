package dev.slipway.wire;

import dev.slipway.core.model.Word;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What kinds of types there are on the wire.
final class Types {
    /// Types whose only form is a text: `toString` out, this in.
    private static final Map<Class<?>, Function<String, Object>> TEXTS = Map.of(
            Instant.class, Instant::parse,
            Duration.class, Duration::parse,
            LocalDate.class, LocalDate::parse,
            LocalTime.class, LocalTime::parse,
            URI.class, URI::create,
            ZoneId.class, ZoneId::of);

    private Types() {}

    static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> (Class<?>) generic.getRawType();
            default -> throw new IllegalArgumentException(type + " has no form on the wire: name the class");
        };
    }

    static Type argument(Type type, int index) {
        if (type instanceof ParameterizedType generic) {
            return generic.getActualTypeArguments()[index];
        }
        throw new IllegalArgumentException(type + " is raw: name what it holds");
    }

    /// Whether every surrogate has its partner.
    static boolean hasUtf8(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSurrogatePair(text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    static boolean isText(Class<?> type) {
        return texts(type) != null;
    }

    static Object fromText(Class<?> type, String text) {
        var reader = texts(type);
        if (reader == null) {
            throw new IllegalArgumentException(type + " has no text form");
        }
        return reader.apply(text);
    }

    static boolean isWord(Class<?> type) {
        return type.isRecord() && Word.class.isAssignableFrom(type);
    }

    /// A record of exactly one `long` that can be compared with its like, such as an amount of money: it
    /// is that number alone.
    static boolean isQuantity(Class<?> type) {
        return type.isRecord()
                && Comparable.class.isAssignableFrom(type)
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == long.class;
    }

    /// `ZoneId` is written by hidden subclasses.
    private static @Nullable Function<String, Object> texts(Class<?> type) {
        return TEXTS.get(ZoneId.class.isAssignableFrom(type) ? ZoneId.class : type);
    }
}
