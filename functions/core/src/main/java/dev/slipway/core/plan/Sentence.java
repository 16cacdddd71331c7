package dev.slipway.core.plan;

import dev.slipway.core.model.Problem;
import dev.slipway.core.plan.Reading.Unclear;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Reads a sentence by rules: pure, deterministic, in time proportional to its length.
///
/// What the rules do not understand near the model's name is kept in the name, so that it is not
/// found, rather than passed over. Nothing contradictory is decided: it becomes a problem.
public final class Sentence {
    private Sentence() {}

    /// Takes a text of 1 to 4000 characters apart.
    public static Reading read(String text) {
        var unreadable = SentenceText.check(text);
        if (unreadable.isPresent()) {
            return new Unclear(List.of(unreadable.get()));
        }
        var words = SentenceText.words(text);
        var objection = Mood.objection(words);
        return objection.isPresent() ? objection.get() : wish(new Tokens(words));
    }

    private static Reading wish(Tokens tokens) {
        var app = AppWords.read(tokens);
        var env = EnvWords.read(tokens);
        var hardware = HardwareWords.read(tokens);
        var budget = BudgetWords.read(tokens);
        var names = ModelWords.read(tokens);
        if (names.wanted().isEmpty() && !names.ruledOut().isEmpty() && !tokens.has(Lexicon.DEPLOY)) {
            return new Reading.NotAWish("negated", Refusal.NEGATED);
        }
        var model = model(names.wanted());
        var doubtful = app.isEmpty() ? ForWords.doubtful(tokens) : Optional.<String>empty();

        var problems = new ArrayList<Problem>();
        for (var found : List.of(
                app,
                env,
                budget,
                hardware.type,
                hardware.gpu,
                hardware.gpus,
                hardware.instances,
                hardware.context,
                hardware.precision,
                model)) {
            problems.addAll(found.problems());
        }
        if (!problems.isEmpty()) {
            return new Unclear(problems);
        }
        return new Wish(
                model.value().orElseThrow(),
                names.ruledOut().stream().map(name -> String.join(" ", name)).toList(),
                app.value(),
                doubtful,
                env.value(),
                budget.value(),
                hardware.type.value(),
                hardware.gpu.value(),
                number(hardware.gpus.value()),
                number(hardware.instances.value()),
                number(hardware.context.value()),
                hardware.precision.value(),
                HardwareWords.preference(tokens));
    }

    private static OptionalInt number(Optional<Integer> value) {
        return value.stream().mapToInt(Integer::intValue).findFirst();
    }

    /// One model said in several pieces is one; two families or two sizes apart are two models.
    private static Found<String> model(List<List<String>> runs) {
        var model = new Found<String>("model");
        var names = runs.stream()
                .filter(run -> run.stream().anyMatch(ModelWords::isFamily))
                .toList();
        var words = new LinkedHashSet<String>();
        runs.forEach(words::addAll);
        if (words.isEmpty()) {
            model.problem("missing", "", "the name of a model", "say which model, such as llama-3.1 8B");
        } else if (differ(names) || sizes(words).size() > 1) {
            model.problem(
                    "two_models",
                    String.join(
                            " / ",
                            runs.stream().map(run -> String.join(" ", run)).toList()),
                    "one model in a sentence",
                    "ask for one model at a time");
        } else {
            model.add(String.join(" ", words));
        }
        return model;
    }

    private static boolean differ(List<List<String>> names) {
        var longest = new HashSet<String>();
        for (var name : names) {
            var parts = NameParts.of(String.join(" ", name));
            if (!parts.containsAll(longest) && !longest.containsAll(parts)) {
                return true;
            }
            longest.addAll(parts);
        }
        return false;
    }

    private static Set<String> sizes(Set<String> words) {
        var sizes = new HashSet<>(NameParts.of(String.join(" ", words)));
        sizes.removeIf(part -> !NameParts.isSize(part));
        return sizes;
    }
}
