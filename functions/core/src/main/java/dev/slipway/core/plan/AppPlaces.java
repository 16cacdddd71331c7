package dev.slipway.core.plan;

import java.util.Set;
import java.util.stream.IntStream;

/// The places in a sentence, other than behind `for`, where an application is named.
///
/// `NAME needs …`, `give NAME a …`, `power NAME with …`, `switch NAME to …`, `behind NAME`, `the backend of NAME`,
/// `used by NAME`, `available to NAME`, `as NAME's backend`, `NAME: …`. Whether the word can be a name at all is
/// decided by [AppWords].
final class AppPlaces {
    private static final Set<String> ARTICLES = Lexicon.words("the our my their your its new existing");
    private static final Set<String> KINDS = Lexicon.words(
            "app application project service bot backend frontend product api agent assistant endpoint component");
    private static final Set<String> SUBJECT_OF = Lexicon.words(
            "needs wants requires should must shall can could will would uses gets has gotta deserves expects relies");
    private static final Set<String> PROSPECTS = Lexicon.words("supposed asking waiting going meant to about expected");
    private static final Set<String> BUILDING = Lexicon.words("building launching developing piloting prototyping");
    private static final Set<String> BEHIND = Lexicon.words("behind powering powers backing supporting serving into");
    private static final Set<String> OWNED = Lexicon.words("""
            backend model llm developer developers owner owners maintainer maintainers part brain brains engine behalf
            team users customers needs heart endpoint core author authors replica replicas
            """);
    private static final Set<String> USED =
            Lexicon.words("used needed consumed called required use usage utilised utilized queried");
    private static final Set<String> OPEN_TO = Lexicon.words(
            "available accessible visible exposed attached assigned offer offered provide provided connect connected");
    private static final Set<String> ROLES = Lexicon.words("backend model llm brain engine endpoint");
    private static final Set<String> GIVERS = Lexicon.words("give giving grant hand get");
    private static final Set<String> GIFTS = Lexicon.words("a an the our some access its one two");
    private static final Set<String> SUPPLIERS =
            Lexicon.words("redeploy update run serve power powering back backing provide providing equip supply fuel feed drive serve furnish");
    private static final Set<String> LETTERS = Lexicon.words("let have make");
    private static final Set<String> DOINGS = Lexicon.words("use run have talk call query work serve consume");
    private static final Set<String> JOINERS = Lexicon.words(
            "hook connect wire link point plug up set switch move upgrade migrate update change moving switching");

    private final Tokens tokens;
    private final boolean list;

    AppPlaces(Tokens tokens) {
        this.tokens = tokens;
        this.list = IntStream.range(0, tokens.size()).noneMatch(at -> Lexicon.DEPLOY.contains(tokens.at(at)));
    }

    boolean isApp(int name) {
        int before = name - 1;
        while (ARTICLES.contains(tokens.at(before))) {
            before--;
        }
        int behind = KINDS.contains(tokens.at(name + 1)) ? name + 2 : name + 1;
        return SUBJECT_OF.contains(tokens.at(behind))
                || (tokens.at(behind).equals("is") && PROSPECTS.contains(tokens.at(behind + 1)))
                || (tokens.at(behind).equals("to") && DOINGS.contains(tokens.at(behind + 1)))
                || BUILDING.contains(tokens.at(before))
                || isItem(name)
                || isObject(tokens.at(before), tokens.at(behind))
                || isPlace(before)
                || (tokens.at(before).equals("as") && ROLES.contains(tokens.at(name + 1)));
    }

    /// All that stands between two marks: `chatbot-x: …`, and in a list without a verb `llama 3.1 8b, staging,
    /// chatbot-x`.
    private boolean isItem(int name) {
        return isMark(name + 1) && (tokens.isEnd(name - 1) || (list && isMark(name - 1)));
    }

    private boolean isMark(int at) {
        return tokens.isEnd(at) || tokens.isMark(at);
    }

    /// What a verb does with the application.
    private static boolean isObject(String verb, String behind) {
        return (GIVERS.contains(verb) && GIFTS.contains(behind))
                || (SUPPLIERS.contains(verb) && behind.equals("with"))
                || (LETTERS.contains(verb) && DOINGS.contains(behind))
                || (JOINERS.contains(verb)
                        && Set.of("to", "with", "up", "onto", "from").contains(behind));
    }

    private boolean isPlace(int at) {
        var word = tokens.at(at);
        var left = tokens.at(at - 1);
        return switch (word) {
            case "of" -> OWNED.contains(left);
            case "by" -> USED.contains(left);
            case "from", "with" -> USED.contains(left);
            case "in", "on", "inside", "within" -> USED.contains(left) || ModelWords.namesAModel(left);
            case "to" -> OPEN_TO.contains(left) || ModelWords.namesAModel(left);
            default -> BEHIND.contains(word);
        };
    }
}
