package dev.slipway.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// A model's name cut into the parts that carry meaning: family, version, size, variant.
///
/// `Llama-3_1-8B`, `llama3.1:8b` and `llama v3.1 8 b` are all `llama`, `3.1`, `8b`. A letter before a
/// number stays with it where the two are one word (`k2.5`, `e5`, `a3b`, `8x7b`), but for the `v` of a
/// version. Letters are lower case; nothing else is changed, so a misspelling stays one.
final class NameParts {
    private static final Pattern SEPARATORS = Pattern.compile("[\\s/:,()_+-]+");
    private static final Pattern VERSION = Pattern.compile("v[0-9]+(\\.[0-9]+)?");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,2}x)?[0-9]{1,4}(\\.[0-9]{1,3})?[bm]");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}(\\.[0-9]{1,3})?");
    private static final Pattern GLUED = Pattern.compile("[a-z]{3,20}[0-9]([0-9.x]{0,6}[bm]?)");
    private static final Pattern MINOR = Pattern.compile("([a-z0-9_.-]*[a-z_-])([0-9])[-_]([0-9])(?![0-9a-z.])(.*)");
    private static final Pattern LONG_UNIT = Pattern.compile("[0-9.]{1,6}(bn|billion|million)");
    private static final Map<String, String> UNITS =
            Map.of("b", "b", "bn", "b", "billion", "b", "billions", "b", "million", "m");
    private static final int LONGEST = 200;

    private NameParts() {}

    /// The parts in their order.
    static List<String> listOf(String name) {
        var parts = new ArrayList<String>();
        for (var word : lower(name).split("\\s+")) {
            for (var piece : SEPARATORS.split(joinMinor(word))) {
                cut(piece, parts);
            }
        }
        return joined(parts);
    }

    static Set<String> of(String name) {
        return new LinkedHashSet<>(listOf(name));
    }

    /// Lower case for the letters A to Z and no others: what only looks like one of them stays different.
    static String lower(String text) {
        return text.codePoints()
                .map(point -> point >= 'A' && point <= 'Z' ? point + 32 : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static boolean isSize(String part) {
        return part.length() <= 12 && SIZE.matcher(part).matches();
    }

    /// The `b` of `8 b`.
    static boolean isUnit(String word) {
        return UNITS.containsKey(word);
    }

    static boolean isNumber(String part) {
        return part.length() <= 12 && NUMBER.matcher(part).matches();
    }

    /// `llama-3-1-8b` and `Llama-3_1` mean 3.1.
    private static String joinMinor(String word) {
        var minor = MINOR.matcher(word);
        return word.length() <= LONGEST && minor.matches()
                ? joinMinor(minor.group(1)) + minor.group(2) + "." + minor.group(3) + minor.group(4)
                : word;
    }

    private static void cut(String piece, List<String> parts) {
        if (piece.isEmpty()) {
            return;
        }
        if (piece.length() <= 12 && VERSION.matcher(piece).matches()) {
            parts.add(piece.substring(1));
        } else if (piece.length() <= 20 && LONG_UNIT.matcher(piece).matches()) {
            int at = piece.indexOf(piece.contains("m") ? 'm' : 'b');
            parts.add(piece.substring(0, at + 1));
        } else if (piece.length() <= 30 && GLUED.matcher(piece).matches()) {
            int at = firstDigit(piece);
            parts.add(piece.substring(0, at));
            parts.add(piece.substring(at));
        } else {
            parts.add(piece);
        }
    }

    private static int firstDigit(String piece) {
        var digit = DIGIT.matcher(piece);
        return digit.find() ? digit.start() : piece.length();
    }

    /// `8 b` is `8b`, `code llama` is `codellama`.
    private static List<String> joined(List<String> parts) {
        var whole = new ArrayList<String>();
        for (var part : parts) {
            var last = whole.isEmpty() ? "" : whole.getLast();
            if (isNumber(last) && UNITS.containsKey(part)) {
                whole.set(whole.size() - 1, last + UNITS.get(part));
            } else if (Lexicon.COMPOUNDS.contains(last + " " + part)) {
                whole.set(whole.size() - 1, last + part);
            } else if (part.equals("distilled")) {
                whole.add("distill");
            } else if (part.equals("gptoss")) {
                whole.addAll(List.of("gpt", "oss"));
            } else {
                whole.add(part);
            }
        }
        return whole;
    }
}
