package dev.slipway.core.plan;

import dev.slipway.core.catalogue.CatalogueModel;
import dev.slipway.core.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// One line of a table: `sentence => outcome slot=value …`.
///
/// The outcome is a model id, `ambiguous`, `unknown`, `unclear:<fields>` or `not:<reason>`; a slot that is not
/// listed must not be read. `app?` are the words behind `for` that may be a purpose. `\n` in a sentence is a line end.
record SentenceCase(String sentence, String expected) {
    static List<SentenceCase> table(String name) {
        return SampleCatalogue.lines(name).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(SentenceCase::of)
                .toList();
    }

    private static SentenceCase of(String line) {
        var at = line.lastIndexOf(" => ");
        return new SentenceCase(
                line.substring(0, at).replace("\\n", "\n"),
                line.substring(at + 4).strip());
    }

    String answer(List<CatalogueModel> catalogue) {
        return switch (Sentence.read(sentence)) {
            case Reading.NotAWish not -> "not:" + not.reason();
            case Reading.Unclear unclear ->
                "unclear:"
                        + unclear.problems().stream()
                                .map(Problem::field)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(","));
            case Wish wish -> outcome(wish, catalogue) + slots(wish);
        };
    }

    boolean isWrongId(String answer) {
        return answer.contains("/") && !word(answer).equals(word(expected));
    }

    private static String word(String line) {
        return line.split(" ")[0];
    }

    private static String outcome(Wish wish, List<CatalogueModel> catalogue) {
        return switch (ModelResolver.resolve(wish, catalogue)) {
            case Resolution.Resolved resolved -> resolved.model().value();
            case Resolution.Ambiguous _ -> "ambiguous";
            case Resolution.Unknown _ -> "unknown";
        };
    }

    private static String slots(Wish wish) {
        var slots = new ArrayList<String>();
        wish.app().ifPresent(app -> slots.add("app=" + app));
        wish.doubtful().ifPresent(phrase -> slots.add("app?=" + phrase.replace(' ', '_')));
        wish.env().ifPresent(env -> slots.add("env=" + env));
        wish.budget().ifPresent(budget -> slots.add("budget=" + budget.dollars()));
        wish.type().ifPresent(type -> slots.add("type=" + type));
        wish.gpu().ifPresent(gpu -> slots.add("gpu=" + gpu));
        wish.gpus().ifPresent(gpus -> slots.add("gpus=" + gpus));
        wish.instances().ifPresent(count -> slots.add("n=" + count));
        wish.contextTokens().ifPresent(context -> slots.add("context=" + context));
        wish.precision().ifPresent(precision -> slots.add("precision=" + precision));
        if (wish.preference() != Preference.CHEAPEST) {
            slots.add("prefer=fastest");
        }
        return slots.stream().map(slot -> " " + slot).collect(Collectors.joining());
    }
}
