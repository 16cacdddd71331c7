package dev.slipway.function.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Constants as people read them: `ALL_AT_ONCE` is `AllAtOnce`.
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return Arrays.stream(constant.name().split("_"))
                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
