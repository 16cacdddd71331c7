package dev.slipway.core.plan;

import java.util.Set;

/// Tells a name that is said only to be ruled out: `not the 70b`, `instead of mixtral`, `smaller than llama 70b`.
///
/// `not only` rules nothing out. Behind a name that is ruled out, `or` and `nor` go on with it.
final class RuledOut {
    private static final Set<String> BETWEEN = Lexicon.words(
            "the a an any our my its their your this that these those old current existing previous plain using running");
    private static final Set<String> NEGATIONS =
            Lexicon.words("not no non nor neither without except excluding unlike isnt arent");
    private static final Set<String> OTHERS = Lexicon.words("anything everything all any");
    private static final Set<String> CHOOSING = Lexicon.words(
            "prefer prefers preferred preferring choose chose chosen choosing pick picked favour favor favoured favored");
    private static final int CHOICE_REACH = 10;

    private final Tokens tokens;
    private int end = -1;

    RuledOut(Tokens tokens) {
        this.tokens = tokens;
    }

    /// Asked of one name after the other, in their order.
    boolean has(int from, int to) {
        int before = from - 1;
        while (BETWEEN.contains(tokens.at(before))) {
            before--;
        }
        boolean out = isOut(before) || (before == end && Set.of("or", "nor").contains(tokens.at(before)));
        if (out) {
            end = to;
        }
        return out;
    }

    private boolean isOut(int at) {
        var left = tokens.at(at - 1);
        return switch (tokens.at(at)) {
            case "of" -> Set.of("instead", "lieu").contains(left)
                    || (left.equals("place") && tokens.at(at - 2).equals("in"));
            case "but" -> OTHERS.contains(left);
            case "over", "to" -> tokens.precededBy(CHOOSING, at, CHOICE_REACH);
            case "than" -> true;
            default -> NEGATIONS.contains(tokens.at(at));
        };
    }
}
