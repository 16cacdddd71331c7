package dev.slipway.core.plan;

import java.util.List;
import java.util.Set;

/// Tells a verb that is only mentioned from one that is asked for, behind the wish for a deployment.
///
/// `deploy llama 3.1 8b to drop our latency`, `… so that we can retire the old one`, `… , we will shut it down on
/// Friday` ask for one thing; `… and remove mixtral` for two.
final class Aside {
    private static final int REACH = 7;

    private static final Set<String> PRECAUTIONS = Lexicon.words("automatically if when should");

    private Aside() {}

    static boolean isAside(List<String> words, int verb) {
        return isAskedBefore(words, verb) && (announces(words, verb) || isSubordinate(words, verb));
    }

    /// `roll back automatically if it fails`: what a rollout does by itself.
    static boolean isPrecaution(List<String> words, int verb) {
        return isAskedBefore(words, verb)
                && words.subList(verb, Math.min(words.size(), verb + REACH)).stream()
                        .takeWhile(word -> !word.equals("."))
                        .anyMatch(PRECAUTIONS::contains);
    }

    /// A verb of deploying and behind it a model.
    private static boolean isAskedBefore(List<String> words, int verb) {
        boolean deploys = false;
        for (var word : words.subList(0, verb)) {
            if (deploys && ModelWords.isFamily(word)) {
                return true;
            }
            deploys |= Lexicon.DEPLOY.contains(word);
        }
        return false;
    }

    /// `we will …`, `they plan to …`.
    private static boolean announces(List<String> words, int verb) {
        int modal = at(words, verb - 1).equals("to") ? verb - 2 : verb - 1;
        return MoodWords.ANNOUNCING.contains(at(words, modal)) && MoodWords.ANNOUNCERS.contains(at(words, modal - 1));
    }

    private static boolean isSubordinate(List<String> words, int verb) {
        var before = at(words, verb - 1);
        if (before.equals("to")) {
            return !MoodWords.WILL.contains(at(words, verb - 2))
                    && !Set.of("you", "me", "us", "and").contains(at(words, verb - 2));
        }
        for (int at = verb - 1; at >= verb - REACH && !MoodWords.CLAUSE_ENDS.contains(at(words, at)); at--) {
            if (MoodWords.SUBORDINATORS.contains(at(words, at))) {
                return at < verb - 1 || words.get(verb).endsWith("ing");
            }
        }
        return false;
    }

    private static String at(List<String> words, int index) {
        return index < 0 ? "" : words.get(index);
    }
}
