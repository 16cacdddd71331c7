package dev.slipway.core.plan;

import dev.slipway.core.plan.Reading.NotAWish;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Hears a removal, a rollback or a negation, wherever in a text it stands.
final class Refusal {
    static final String NEGATED = "say what should be deployed, not what should not";

    private static final int LONGEST_PHRASE = 4;
    private static final Set<String> RETURNING = Lexicon.words("put set bring move switch change take roll");

    private Refusal() {}

    static Optional<NotAWish> of(List<String> words) {
        var whole = " " + String.join(" ", words) + " ";
        if (removes(words)) {
            return Optional.of(new NotAWish("removal", "use undeploy with the name of the application"));
        }
        if (goesBack(words, whole)) {
            return Optional.of(new NotAWish("rollback", "use rollback with the name of the application"));
        }
        return holds(whole, MoodWords.REFUSALS) || negates(words) || refuses(words)
                ? Optional.of(new NotAWish("negated", NEGATED))
                : Optional.empty();
    }

    /// A removal is a verb: a rollout `with automatic rollback`, a `stop` that is a noun, are none.
    private static boolean removes(List<String> words) {
        return IntStream.range(0, words.size())
                .filter(at -> beginsAny(words, at, Lexicon.REMOVAL_PHRASES)
                        || partsFrom(words, at)
                        || standsAlone(words, at, Lexicon.REMOVAL)
                        || isToBeRemoved(words, at))
                .anyMatch(at -> !Aside.isAside(words, at));
    }

    private static boolean goesBack(List<String> words, String whole) {
        boolean back = IntStream.range(0, words.size())
                .filter(at -> beginsAny(words, at, Lexicon.ROLLBACK_PHRASES)
                        || standsAlone(words, at, Lexicon.ROLLBACK)
                        || returns(words, at))
                .anyMatch(at -> !Aside.isAside(words, at) && !Aside.isPrecaution(words, at));
        return back || (holds(whole, Lexicon.EARLIER) && words.stream().noneMatch(ModelWords::isHard));
    }

    private static boolean standsAlone(List<String> words, int at, Set<String> verbs) {
        var before = at == 0 ? "" : words.get(at - 1);
        boolean noun = Set.of("a", "the", "automatic", "auto", "with", "for", "app", "called", "named", "non")
                .contains(before);
        return verbs.contains(words.get(at)) && !noun;
    }

    /// `llama 3.1 8b must be removed`, but not `mixtral was removed`.
    private static boolean isToBeRemoved(List<String> words, int at) {
        return Lexicon.REMOVED.contains(words.get(at)) && at > 0 && !Lexicon.HAPPENED.contains(words.get(at - 1));
    }

    private static boolean beginsAny(List<String> words, int at, Set<String> phrases) {
        var here = String.join(" ", words.subList(at, Math.min(words.size(), at + LONGEST_PHRASE))) + " ";
        return phrases.stream().anyMatch(phrase -> here.startsWith(phrase + " "));
    }

    /// Whether one of the phrases stands in a text that begins and ends with a blank.
    static boolean holds(String whole, Set<String> phrases) {
        return phrases.stream().anyMatch(phrase -> whole.contains(" " + phrase + " "));
    }

    private static boolean negates(List<String> words) {
        for (int at = 0; at < words.size(); at++) {
            boolean not = words.get(at).equals("not") && at > 0 && MoodWords.NOT_BEFORE.contains(words.get(at - 1));
            if ((not || MoodWords.NEGATIONS.contains(words.get(at))) && !harmless(words, at + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean harmless(List<String> words, int at) {
        if (at >= words.size() || !MoodWords.HARMLESS.contains(words.get(at))) {
            return false;
        }
        if (Set.of("need", "want").contains(words.get(at))) {
            boolean spends = words.size() > at + 2 && Set.of("spend", "exceed", "pay", "overspend").contains(words.get(at + 2));
            return at + 1 < words.size()
                    && (spends || Set.of("more", "much", "many", "anything").contains(words.get(at + 1)));
        }
        boolean passes = Set.of("let", "really", "actually", "want", "need", "have", "think", "make")
                .contains(words.get(at));
        return !passes || words.stream().skip(at + 1L).limit(4).noneMatch(Refusal::deploys);
    }

    static boolean deploys(String word) {
        return Lexicon.DEPLOY.contains(word) || Lexicon.DEPLOYED.contains(word);
    }

    /// `avoid running …`, `prevent the deployment …`.
    private static boolean refuses(List<String> words) {
        for (int at = 0; at < words.size(); at++) {
            boolean act =
                    words.stream().skip(at + 1L).limit(4).anyMatch(word -> deploys(word) || word.equals("deployment"));
            if (MoodWords.REFUSING.contains(words.get(at)) && act) {
                return true;
            }
        }
        return false;
    }

    /// `put … back to what it was`, but not `bring it back up`.
    private static boolean returns(List<String> words, int at) {
        var behind = words.stream()
                .skip(at + 1L)
                .limit(6)
                .takeWhile(word -> !Set.of(",", ".", "?").contains(word))
                .toList();
        int back = behind.indexOf("back");
        if (words.get(at).equals("roll")) {
            return back > 0;
        }
        return RETURNING.contains(words.get(at))
                && back > 0
                && back + 1 < behind.size()
                && Set.of("to", "on", "onto", "as").contains(behind.get(back + 1));
    }

    /// `take … down`, `turn … off`: the particle stands a few words behind its verb.
    private static boolean partsFrom(List<String> words, int at) {
        return MoodWords.PARTING.contains(words.get(at))
                && words.stream()
                        .skip(at + 1L)
                        .limit(8)
                        .takeWhile(word -> !Set.of(",", ".", "?").contains(word))
                        .anyMatch(Set.of("down", "off", "offline")::contains);
    }
}
