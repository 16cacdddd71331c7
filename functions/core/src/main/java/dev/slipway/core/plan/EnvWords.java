package dev.slipway.core.plan;

import dev.slipway.core.model.Environment;
import java.util.Map;
import java.util.Set;

/// Reads the environment that a deployment goes to: `staging`, `in prod`, `the sandbox environment`.
///
/// An environment that is named to be spared (`not production`), or only left behind (`from dev`), is none.
final class EnvWords {
    private static final Map<String, String> ENVIRONMENTS = Map.ofEntries(
            Map.entry("dev", "dev"),
            Map.entry("development", "dev"),
            Map.entry("staging", "staging"),
            Map.entry("stage", "staging"),
            Map.entry("stg", "staging"),
            Map.entry("prod", "production"),
            Map.entry("production", "production"),
            Map.entry("prd", "production"),
            Map.entry("preprod", "preprod"));
    private static final Set<String> ENV_KEYS = Lexicon.words("environment env");
    private static final Set<String> NOT = Lexicon.words("not non no never dont isnt avoid except without before");

    private final Tokens tokens;
    private final Found<Environment> env = new Found<>("env");

    private EnvWords(Tokens tokens) {
        this.tokens = tokens;
    }

    static Found<Environment> read(Tokens tokens) {
        var words = new EnvWords(tokens);
        for (int at = 0; at < tokens.size(); at++) {
            words.envAt(at);
        }
        return words.env;
    }

    /// Whether a word is an environment under one of its usual names.
    static boolean isUsual(String word) {
        return ENVIRONMENTS.containsKey(word);
    }

    private void envAt(int at) {
        var known = ENVIRONMENTS.get(tokens.at(at));
        if (known != null && isKey(at)) {
            tokens.take(at, at + 1);
        } else if (known != null) {
            if (!tokens.precededBy(NOT, at, 3) && !tokens.at(at - 1).equals("from")) {
                env.add(new Environment(known));
            }
            tokens.take(at, ENV_KEYS.contains(tokens.at(at + 1)) ? at + 2 : at + 1);
        } else if (ENV_KEYS.contains(tokens.at(at))) {
            otherEnv(at);
        }
    }

    /// The `stage` of `stage = dev`.
    private boolean isKey(int at) {
        int value = at + 1;
        while (Set.of("=", ",", "is").contains(tokens.at(value))) {
            value++;
        }
        return value > at + 1 && tokens.at(at).equals("stage") && ENVIRONMENTS.containsKey(tokens.at(value));
    }

    /// `in the sandbox environment`, `env qa`.
    private void otherEnv(int at) {
        int named = isPlainName(at + 1) ? at + 1 : at - 1;
        if (isPlainName(named) && (named < at || tokens.at(at).equals("env"))) {
            Environment.SHAPE
                    .check("env", tokens.at(named))
                    .ifPresentOrElse(env::problem, () -> env.add(new Environment(tokens.at(named))));
            tokens.take(Math.min(named, at), Math.max(named, at) + 1);
        }
    }

    private boolean isPlainName(int at) {
        var word = tokens.at(at);
        return !word.isEmpty()
                && !tokens.isMark(at)
                && !isUsual(word)
                && !Lexicon.isOrdinary(word)
                && !ModelWords.isHard(word)
                && !Lexicon.ADJUNCTS.contains(word);
    }
}
