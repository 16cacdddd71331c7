package dev.slipway.core.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Writes numbers of several words in digits: `twenty five`, `a hundred and twenty`, `two and a half`, `three point one`.
///
/// A number of one word stays as it is, for it may be none (`the 8b one`).
final class Numerals {
    private static final Map<String, Integer> UNITS = numbers(
            1,
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
                    + " eighteen nineteen",
            1);
    private static final Map<String, Integer> TENS =
            numbers(20, "twenty thirty forty fifty sixty seventy eighty ninety", 10);
    private static final int HUNDRED = 100;
    private static final int THOUSAND = 1000;

    private final List<String> words;
    private int at;

    private Numerals(List<String> words) {
        this.words = words.stream()
                .flatMap(word -> isHyphened(word) ? Stream.of(word.split("-")) : Stream.of(word))
                .toList();
    }

    static List<String> written(List<String> words) {
        var numerals = new Numerals(words);
        var written = new ArrayList<String>();
        while (numerals.at < numerals.words.size()) {
            int from = numerals.at;
            var number = numerals.number();
            if (numerals.at - from < 2) {
                numerals.at = from + 1;
                number = numerals.words.get(from);
            }
            written.add(number);
        }
        return written;
    }

    /// The digits of a number of one word; empty for another word.
    static String digits(String word) {
        int value = UNITS.getOrDefault(word, TENS.getOrDefault(word, word.equals("hundred") ? HUNDRED : 0));
        return value == 0 ? "" : Integer.toString(value);
    }

    private static Map<String, Integer> numbers(int first, String words, int step) {
        var names = words.split(" ");
        var numbers = new HashMap<String, Integer>();
        for (int each = 0; each < names.length; each++) {
            numbers.put(names[each], first + each * step);
        }
        return Map.copyOf(numbers);
    }

    private static boolean isHyphened(String word) {
        int hyphen = word.indexOf('-');
        return hyphen > 0 && TENS.containsKey(word.substring(0, hyphen)) && UNITS.containsKey(word.substring(hyphen + 1));
    }

    private String number() {
        if (word(0).equals("a") && isPower(word(1))) {
            at++;
        }
        int thousands = 0;
        int value = 0;
        while (takes(value)) {
            if (word(0).equals("thousand")) {
                thousands = Math.max(1, value);
            }
            value = with(value);
            at++;
            skipAnd();
        }
        return thousands * THOUSAND + value + fraction();
    }

    private boolean takes(int value) {
        var word = word(0);
        int rest = value % HUNDRED;
        return switch (word) {
            case "hundred" -> value < 10;
            case "thousand" -> value < THOUSAND && at > 0;
            default -> TENS.containsKey(word)
                    ? rest == 0
                    : UNITS.containsKey(word)
                            && (rest == 0 || (rest >= 20 && rest % 10 == 0 && UNITS.get(word) < 10));
        };
    }

    private int with(int value) {
        return switch (word(0)) {
            case "hundred" -> Math.max(1, value) * HUNDRED;
            case "thousand" -> 0;
            default -> value + UNITS.getOrDefault(word(0), TENS.getOrDefault(word(0), 0));
        };
    }

    /// The `and` of `a hundred and twenty`.
    private void skipAnd() {
        boolean small = UNITS.containsKey(word(1)) || TENS.containsKey(word(1));
        if (isPower(word(-1)) && word(0).equals("and") && small) {
            at++;
        }
    }

    /// Behind a number `and a half`, or `point` and its digits.
    private String fraction() {
        if (word(0).equals("and") && word(1).equals("a") && word(2).equals("half") && !digits(word(-1)).isEmpty()) {
            at += 3;
            return ".5";
        }
        var fraction = new StringBuilder();
        if (word(0).equals("point") && UNITS.getOrDefault(word(1), 10) < 10) {
            fraction.append('.');
            fraction.append(digits(word(1)));
            at += 2;
            boolean size = NameParts.isUnit(word(1));
            if (UNITS.getOrDefault(word(0), 10) < 10 && !size) {
                fraction.append(digits(word(0)));
                at++;
            }
        }
        return fraction.toString();
    }

    private static boolean isPower(String word) {
        return word.equals("hundred") || word.equals("thousand");
    }

    private String word(int ahead) {
        int index = at + ahead;
        return index < 0 || index >= words.size() ? "" : words.get(index);
    }
}
