package dev.slipway.core.plan;

import dev.slipway.core.model.Application;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Reads the application that a deployment is for.
///
/// It is named by `for NAME` or `app NAME`. Behind a bare `for` a plain English word is taken only where it can be
/// no purpose, time or person. Where neither is said, [AppPlaces] looks for a name with a hyphen in other places.
/// Longer than 150 lines by its word lists.
final class AppWords {
    private static final Set<String> APP_KEYS = Lexicon.words("app application project bot");
    private static final Set<String> ARTICLES = Lexicon.words("the our my a an its their your new");
    private static final Set<String> NAMERS = Lexicon.words("called named is , name = we call that which");
    private static final Set<String> PURPOSES = Lexicon.words("""
            testing tests summarization evaluation inference research development coding embeddings internal external
            production staging demo demos example instance now free real business work fun general-purpose free-form
            customer company marketing sales legal finance hr engineering developers devs analytics low-latency
            high-throughput long-term short-term day-to-day ad-hoc q&a qa rag chat chatbot chatbots agents agent search
            support translation everyone's less least code text images documents data vacation christmas a/b real-time
            realtime offline-use follow-up proof-of-concept load-testing end-to-end one-off in-house e-commerce e-mail e-mails
            """);
    private static final Set<String> NOUNS = Lexicon.words("""
            site team platform website page pipeline users store shop customers department portal system product feature
            use workflow launch campaign workloads tasks work usage purposes traffic requests group people folks crowd
            chatbot assistant squad crew org organisation organization division unit environment cluster region account
            """);
    private static final Set<String> PLACES = Lexicon.words("""
            dev development stage staging prod production preprod prd stg test qa uat sandbox cluster region account
            us eu ap high low multi single auto self non pre post pay cost availability scaling gpu priority tune tuning
            chinese japanese korean german french spanish arabic hindi english multilingual uncensored
            east west north south central aws azure gcp vpc k8s friendly ready tuned based driven facing optimized
            """);
    private static final Set<String> FOLLOWERS =
            Lexicon.words("and please pls plz thanks asap thx budget max env environment but of");
    private static final Pattern SLUGGISH = Pattern.compile("[a-z0-9][a-z0-9_-]{0,79}");

    private final Tokens tokens;
    private final Found<Application> app = new Found<>("app");

    private AppWords(Tokens tokens) {
        this.tokens = tokens;
    }

    static Found<Application> read(Tokens tokens) {
        var words = new AppWords(tokens);
        for (int at = 0; at < tokens.size(); at++) {
            words.appAt(at);
        }
        if (words.app.isEmpty() && words.app.problems().isEmpty()) {
            words.elsewhere();
        }
        if (words.app.isEmpty() && words.app.problems().isEmpty()) {
            words.kinds();
        }
        return words.app;
    }

    private void elsewhere() {
        var places = new AppPlaces(tokens);
        for (int at = 0; at < tokens.size(); at++) {
            if (isUnmistakable(at) && places.isApp(at)) {
                take(at, at, at + 1);
            }
        }
    }

    private void kinds() {
        for (int at = 0; at < tokens.size(); at++) {
            if (ForWords.isKind(tokens, at)) {
                take(at, at - 1, at + 1);
            } else if (isOwnApp(at)) {
                take(at, at, at + 2);
            }
        }
    }

    /// The `inventory` of `our inventory app should …`.
    private boolean isOwnApp(int at) {
        return Set.of("the", "our", "my").contains(tokens.at(at - 1))
                && Set.of("app", "application").contains(tokens.at(at + 1))
                && isName(at)
                && !PURPOSES.contains(tokens.at(at))
                && !CommonWords.has(tokens.at(at));
    }

    /// A name with a hyphen that is no English compound, no group of people and no place.
    private boolean isUnmistakable(int at) {
        var word = tokens.at(at);
        return word.contains("-")
                && isName(at)
                && !PURPOSES.contains(word)
                && !Lexicon.MODIFIERS.contains(word)
                && Stream.of(word.split("-"))
                        .noneMatch(part -> PLACES.contains(part) || Lexicon.MODIFIERS.contains(part))
                && !isTeam(word);
    }

    private static boolean isTeam(String word) {
        return word.startsWith("team-") || word.endsWith("-team");
    }

    private void appAt(int at) {
        var word = tokens.at(at);
        if (word.equals("for") || isFour(at)) {
            behindFor(at);
        } else if (APP_KEYS.contains(word) && !word.equals("bot")) {
            behindKey(at);
        }
    }

    /// The `4` of `llama 3.1 8b 4 chatbot-x`, but not of `llama 4`.
    private boolean isFour(int at) {
        boolean named = NameParts.isSize(tokens.at(at - 1)) || Lexicon.VARIANTS.contains(tokens.at(at - 1));
        return tokens.at(at).equals("4") && named && isUnmistakable(at + 1);
    }

    /// `for chatbot-x`, `for the chatbot-x app`, `for app chatbot-x`, `for an app called chatbot-x`.
    private void behindFor(int at) {
        int name = at + 1;
        while (ARTICLES.contains(tokens.at(name))
                || (name == at + 1 && tokens.at(name).equals(","))) {
            name++;
        }
        if (APP_KEYS.contains(tokens.at(name))) {
            return;
        }
        name = behindTeam(name);
        boolean marked = APP_KEYS.contains(tokens.at(name + 1));
        if (marked && tokens.at(name + 1).equals("bot") && !isSlug(name)) {
            return;
        }
        boolean slug = isSlug(name)
                && !isTeam(tokens.at(name))
                && !PURPOSES.contains(tokens.at(name))
                && !NOUNS.contains(tokens.at(name + 1));
        boolean free = slug || (!isSlug(name) && isBareName(name));
        if (isName(name) && (marked || free)) {
            take(name, at, name + (marked ? 2 : 1));
        } else if (looksLikeAName(name)) {
            take(name, at, name + 1);
        }
    }

    /// Past the owner in `for team rocket's chatbot-x`; the place itself where no application follows.
    private int behindTeam(int at) {
        boolean team = tokens.at(at).equals("team") || isTeam(tokens.at(at));
        int to = at;
        while (team && to <= at + 2 && isPlainWord(to) && !isUnmistakable(to)) {
            to++;
        }
        return isUnmistakable(to) ? to : at;
    }

    private boolean isPlainWord(int at) {
        return !tokens.at(at).isEmpty() && !tokens.isMark(at) && !Lexicon.ADJUNCTS.contains(tokens.at(at));
    }

    /// `app chatbot-x`, `application: chatbot-x`, `the app is called chatbot-x`.
    private void behindKey(int at) {
        int name = at + 1;
        while (NAMERS.contains(tokens.at(name))) {
            name++;
        }
        if (isName(name) && (isSlug(name) || name > at + 1 || ends(name + 1))) {
            take(name, at, name + 1);
        } else if (isName(at - 1) && isSlug(at - 1)) {
            take(at - 1, at - 1, at + 1);
        }
    }

    private void take(int name, int from, int to) {
        var slug = tokens.at(name);
        Application.SHAPE.check("app", slug).ifPresentOrElse(app::problem, () -> app.add(new Application(slug)));
        tokens.take(from, to);
    }

    /// With a hyphen or a digit a word is a name rather than English.
    private boolean isSlug(int at) {
        return tokens.at(at).chars().anyMatch(letter -> letter == '-' || letter == '_' || Character.isDigit(letter));
    }

    private boolean isName(int at) {
        var word = tokens.at(at);
        return word.length() <= 80
                && SLUGGISH.matcher(word).matches()
                && !Lexicon.isOrdinary(word)
                && !EnvWords.isUsual(word)
                && BudgetWords.digits(word).isEmpty()
                && !Lexicon.ADJUNCTS.contains(word)
                && (!ModelWords.namesAModel(word) || isNamedAfterAFamily(at))
                && Character.isLetter(word.charAt(0));
    }

    /// `glm-demo`, where the model itself has been said before.
    private boolean isNamedAfterAFamily(int at) {
        boolean before = IntStream.range(0, at).anyMatch(each -> ModelWords.namesAModel(tokens.at(each)));
        return before && tokens.at(at).contains("-") && tokens.at(at).chars().noneMatch(Character::isDigit);
    }

    /// A single English-looking word at the end of its phrase: `for checkout on staging`.
    private boolean isBareName(int at) {
        var word = tokens.at(at);
        boolean purpose =
                PURPOSES.contains(word) || word.endsWith("ing") || word.endsWith("tion") || word.endsWith("sion");
        return isName(at) && !purpose && ends(at + 1);
    }

    private boolean ends(int at) {
        return ends(tokens, at);
    }

    static boolean ends(Tokens tokens, int at) {
        var word = tokens.at(at);
        return word.isEmpty()
                || tokens.isMark(at)
                || Lexicon.ADJUNCTS.contains(word)
                || EnvWords.isUsual(word)
                || FOLLOWERS.contains(word);
    }

    /// Letters of another script or a bad slug, where only a name can stand: said to be wrong, not passed over.
    private boolean looksLikeAName(int at) {
        var word = tokens.at(at);
        return isSlug(at) && word.contains("-") && word.chars().anyMatch(letter -> letter > 127);
    }
}
