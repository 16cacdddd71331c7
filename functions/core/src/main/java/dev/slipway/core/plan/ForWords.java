package dev.slipway.core.plan;

import dev.slipway.core.model.Application;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Reads plain words behind `for`, where nothing else names the application.
///
/// What software is simply called (`for search`) is one. Anything else could as well be a purpose: it is remembered, so
/// that a person can be asked about it.
final class ForWords {
    private static final Set<String> KINDS = Lexicon.words("bot chatbot agent search");
    private static final Set<String> ARTICLES = Lexicon.words("the our my a an its their your new");
    private static final Set<String> NO_NAMES =
            Lexicon.words("now free real instance example less least short-term long-term day-to-day follow-up fun");
    private static final int LONGEST = 4;

    private ForWords() {}

    /// Whether an application is called what many are: a word to give way to a name that is given elsewhere.
    static boolean isKind(Application app) {
        return KINDS.contains(app.value());
    }

    /// `for search` at the end of a clause.
    static boolean isKind(Tokens tokens, int name) {
        return tokens.at(name - 1).equals("for") && KINDS.contains(tokens.at(name)) && AppWords.ends(tokens, name + 1);
    }

    /// What stands behind the first `for` that has anything but English behind it: `code review`, `marketing`.
    static Optional<String> doubtful(Tokens tokens) {
        return IntStream.range(0, tokens.size())
                .filter(at -> tokens.at(at).equals("for"))
                .mapToObj(at -> phrase(tokens, at + 1))
                .filter(phrase -> !phrase.isEmpty())
                .findFirst();
    }

    private static String phrase(Tokens tokens, int behind) {
        int from = behind;
        while (ARTICLES.contains(tokens.at(from))) {
            from++;
        }
        int to = from;
        while (to < from + LONGEST && isWord(tokens, from, to)) {
            to++;
        }
        return IntStream.range(from, to).mapToObj(tokens::at).collect(Collectors.joining(" "));
    }

    private static boolean isWord(Tokens tokens, int from, int at) {
        var word = tokens.at(at);
        return !word.isEmpty()
                && word.chars().allMatch(letter -> letter == '-' || Character.isLetter(letter))
                && (!Lexicon.isOrdinary(word) || (at > from && Lexicon.OTHER.contains(word)))
                && !Lexicon.ADJUNCTS.contains(word)
                && !EnvWords.isUsual(word)
                && !NO_NAMES.contains(word)
                && BudgetWords.digits(word).isEmpty()
                && !ModelWords.isHard(word);
    }
}
