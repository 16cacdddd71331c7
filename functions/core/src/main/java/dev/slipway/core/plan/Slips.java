package dev.slipway.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Mends a slip of the finger in the words that hold a request together: `deply`, `plese`, `stagging`.
///
/// One letter too many, too few, wrong or changed with its neighbour. Names are never mended: not a model's, for then
/// it would be another model, and not an application's.
final class Slips {
    private static final int SHORTEST = 5;
    private static final int LONGEST = 12;
    private static final Set<String> NAMERS = Lexicon.words("for app application called named");
    private static final List<String> MENDED = List.of(
            "deploy",
            "please",
            "staging",
            "production",
            "development",
            "environment",
            "application",
            "instance",
            "instances",
            "replicas",
            "budget",
            "dollars",
            "maximum",
            "endpoint");

    private Slips() {}

    static List<String> mended(List<String> words) {
        var mended = new ArrayList<String>();
        for (var word : words) {
            boolean named = !mended.isEmpty() && NAMERS.contains(mended.getLast());
            mended.add(named || !isSlip(word) ? word : meant(word).orElse(word));
        }
        return mended;
    }

    private static boolean isSlip(String word) {
        return word.length() >= SHORTEST
                && word.length() <= LONGEST
                && word.chars().allMatch(letter -> letter >= 'a' && letter <= 'z')
                && !Lexicon.isOrdinary(word)
                && !CommonWords.has(word)
                && !Lexicon.ADJUNCTS.contains(word)
                && !EnvWords.isUsual(word)
                && !ModelWords.isHard(word);
    }

    private static Optional<String> meant(String word) {
        return MENDED.stream().filter(known -> isOneSlip(word, known)).findFirst();
    }

    private static boolean isOneSlip(String word, String known) {
        if (Math.abs(word.length() - known.length()) > 1) {
            return false;
        }
        int from = 0;
        while (from < word.length() && from < known.length() && word.charAt(from) == known.charAt(from)) {
            from++;
        }
        int end = 0;
        int shorter = Math.min(word.length(), known.length());
        while (end < shorter - from && word.charAt(word.length() - 1 - end) == known.charAt(known.length() - 1 - end)) {
            end++;
        }
        var odd = word.substring(from, word.length() - end);
        var right = known.substring(from, known.length() - end);
        boolean swapped = odd.length() == 2
                && right.length() == 2
                && odd.charAt(0) == right.charAt(1)
                && odd.charAt(1) == right.charAt(0);
        return swapped || Math.max(odd.length(), right.length()) == 1;
    }
}
