package dev.slipway.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Writes sums of money as people speak of them with one number: `half a dollar`, `a dollar fifty an hour`.
final class Dollars {
    private static final Set<String> NAMES = Lexicon.words("dollar dollars buck bucks");
    private static final Set<String> HOURLY = Lexicon.words("an a per each every /h /hr /hour hourly p");

    private Dollars() {}

    static List<String> written(List<String> words) {
        var written = new ArrayList<String>();
        for (int at = 0; at < words.size(); at++) {
            boolean half = word(words, at).equals("half") && word(words, at + 1).equals("a");
            var cents = cents(words, at + 2);
            if (half && NAMES.contains(word(words, at + 2))) {
                written.add("0.5");
                at++;
            } else if (!NAMES.contains(word(words, at + 1)) || amount(words, at).isEmpty()) {
                written.add(words.get(at));
            } else if (!cents.isEmpty()) {
                written.add(amount(words, at) + "." + cents);
                written.add(words.get(at + 1));
                at += 2;
            } else {
                boolean hourly = HOURLY.contains(word(words, at + 2));
                written.add(hourly ? amount(words, at) : words.get(at));
            }
        }
        return written;
    }

    private static String amount(List<String> words, int at) {
        var digits = words.get(at).equals("a") ? "1" : BudgetWords.digits(words.get(at));
        return digits.contains(".") ? "" : digits;
    }

    /// The `fifty` of `a dollar fifty an hour`, where nothing but cents can be meant.
    private static String cents(List<String> words, int at) {
        var digits = BudgetWords.digits(word(words, at));
        return digits.matches("[1-9][0-9]") && HOURLY.contains(word(words, at + 1)) ? digits : "";
    }

    private static String word(List<String> words, int at) {
        return at < words.size() ? words.get(at) : "";
    }
}
