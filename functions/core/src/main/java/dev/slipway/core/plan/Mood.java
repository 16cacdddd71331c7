package dev.slipway.core.plan;

import dev.slipway.core.plan.Reading.NotAWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Tells whether a text asks for a deployment at all.
///
/// A removal, a rollback or a negation anywhere means no, whatever else is said. A question means no
/// unless it is a polite request. Without any verb a text that names a model is a wish.
final class Mood {
    private static final Set<String> QUESTIONS = Lexicon.words("""
            what whats which who whos why how hows when where wheres is are was were does do did has should shall am
            isnt arent doesnt didnt
            """);
    private static final Set<String> WH = Lexicon.words("how what why where which who when whats hows");
    private static final Set<String> REPORTS =
            Lexicon.words("failed fails failing crashed crashes crashing succeeded finished completed broke");
    private static final Set<String> PREDICATES = Lexicon.words(
            "is are was were costs uses takes seems looks works runs has beats outperforms performs answers cost isnt");
    private static final Set<String> MODALS = Lexicon.words("can could would will may might cant couldnt wouldnt wont");
    private static final Set<String> PEOPLE = Lexicon.words("you u we i someone somebody anyone slipway ya");
    private static final Set<String> TEAMS = Lexicon.words("the our your one");
    private static final Set<String> ABILITY = Lexicon.words("run running serve fit use host");
    private static final Set<String> OPENERS = Lexicon.words("""
            hi hey hello dear please pls plz so and but ok okay well also then now yo sorry good morning afternoon all
            team folks guys there everyone , thanks kindly just greetings day evening
            """);
    private static final Set<String> NEGATIONS = Lexicon.words("dont never shouldnt mustnt cannot wont stopit");
    private static final Set<String> NOT_BEFORE =
            Lexicon.words("do should must shall can could will would did need does are is am we i");
    private static final Set<String> HARMLESS = Lexicon.words("""
            spend exceed go pay cost use touch break forget worry mind wait hesitate let care need have want make think
            know overspend waste blow skip mess rush be hurry see really actually
            """);
    private static final Set<String> POLITE_CLAUSES =
            Lexicon.words("you possible u budget it theres there anyone someone time that this its not");
    private static final Set<String> WILL = Lexicon.words(
            "want wants need needs like love please request must should require requires make get have be sure id");
    private static final Set<String> STATES = Lexicon.words("is are was were been already has got currently");
    private static final Set<String> REFUSALS = Set.of(
            "no need to",
            "hold off",
            "instead of deploying",
            "without deploying",
            "rather than deploying",
            "not to deploy",
            "not deploy",
            "not be deployed",
            "not serve",
            "not launch",
            "not run",
            "not host",
            "cancel",
            "abort",
            "no longer need",
            "no longer want",
            "nobody should",
            "no one should",
            "refrain from",
            "avoid deploying",
            "against deploying",
            "wait with",
            "wait before",
            "hold on",
            "hold the",
            "not yet",
            "mistake to",
            "bad idea",
            "too early",
            "not ready",
            "unable to",
            "failed to",
            "fails to",
            "too risky",
            "nobody",
            "no one",
            "none of",
            "do without",
            "not going to",
            "never mind",
            "nevermind",
            "forget it",
            "forget about",
            "not want",
            "not need");
    private static final Set<String> REFUSING = Lexicon.words(
            "prevent prevents forbid forbidden prohibit ban banned block postpone delay refuse refrain avoid skip withdraw halt");
    private static final Set<String> PARTING = Lexicon.words(
            "take taking bring bringing shut shutting tear tearing turn turning switch switching spin wind scale power close pull");
    private static final Set<String> DOUBTS = Set.of(
            "how much",
            "how many",
            "how to",
            "how do",
            "how long",
            "how can",
            "how would",
            "what would",
            "what is",
            "what does",
            "should we",
            "should i",
            "if we should",
            "whether",
            "not sure",
            "tell me",
            "is it true",
            "what happens",
            "why is",
            "why does",
            "would it",
            "will it",
            "can it",
            "does it",
            "is it possible",
            "wondering what",
            "wondering how",
            "curious",
            "see if",
            "check if",
            "any idea",
            "worth it");

    private Mood() {}

    /// Why this is no wish, or nothing when it is one.
    static Optional<NotAWish> objection(List<String> words) {
        var whole = " " + String.join(" ", words) + " ";
        if (removes(words, whole)) {
            return no("removal", "use undeploy with the name of the application");
        }
        if (holds(whole, Lexicon.ROLLBACK_PHRASES) || standsAlone(words, Lexicon.ROLLBACK)) {
            return no("rollback", "use rollback with the name of the application");
        }
        if (holds(whole, REFUSALS) || negates(words) || refuses(words)) {
            return no("negated", "say what should be deployed, not what should not");
        }
        return moods(sentences(words));
    }

    private static Optional<NotAWish> moods(List<List<String>> sentences) {
        var moods = sentences.stream().map(Mood::of).toList();
        if (moods.contains("wish")) {
            return Optional.empty();
        }
        if (moods.contains("question")) {
            return no("question", "ask in the chat, or say: deploy MODEL for APPLICATION");
        }
        return moods.contains("other") ? no("other", "say: deploy MODEL for APPLICATION") : Optional.empty();
    }

    private static Optional<NotAWish> no(String reason, String remedy) {
        return Optional.of(new NotAWish(reason, remedy));
    }

    /// A removal is a verb: a rollout `with automatic rollback`, a `stop` that is a noun, are none.
    private static boolean removes(List<String> words, String whole) {
        return holds(whole, Lexicon.REMOVAL_PHRASES) || partsFrom(words) || standsAlone(words, Lexicon.REMOVAL);
    }

    private static boolean standsAlone(List<String> words, Set<String> verbs) {
        for (int at = 0; at < words.size(); at++) {
            var before = at == 0 ? "" : words.get(at - 1);
            boolean noun = Set.of("a", "the", "automatic", "auto", "with", "for", "app", "called", "named", "non")
                    .contains(before);
            if (verbs.contains(words.get(at)) && !noun) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(String whole, Set<String> phrases) {
        return phrases.stream().anyMatch(phrase -> whole.contains(" " + phrase + " "));
    }

    private static boolean negates(List<String> words) {
        for (int at = 0; at < words.size(); at++) {
            boolean not = words.get(at).equals("not") && at > 0 && NOT_BEFORE.contains(words.get(at - 1));
            if ((not || NEGATIONS.contains(words.get(at))) && !harmless(words, at + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean harmless(List<String> words, int at) {
        if (at >= words.size() || !HARMLESS.contains(words.get(at))) {
            return false;
        }
        if (Set.of("need", "want").contains(words.get(at))) {
            return at + 1 < words.size() && Set.of("more", "much", "many", "anything").contains(words.get(at + 1));
        }
        boolean passes = Set.of("let", "really", "actually", "want", "need", "have", "think", "make")
                .contains(words.get(at));
        return !passes || words.stream().skip(at + 1L).limit(4).noneMatch(Mood::deploys);
    }

    private static boolean deploys(String word) {
        return Lexicon.DEPLOY.contains(word) || Lexicon.DEPLOYED.contains(word);
    }

    /// `avoid running …`, `prevent the deployment …`.
    private static boolean refuses(List<String> words) {
        for (int at = 0; at < words.size(); at++) {
            boolean act =
                    words.stream().skip(at + 1L).limit(4).anyMatch(word -> deploys(word) || word.equals("deployment"));
            if (REFUSING.contains(words.get(at)) && act) {
                return true;
            }
        }
        return false;
    }

    /// `take … down`, `turn … off`: the particle stands a few words behind its verb.
    private static boolean partsFrom(List<String> words) {
        for (int at = 0; at < words.size(); at++) {
            boolean away = words.stream()
                    .skip(at + 1L)
                    .limit(8)
                    .takeWhile(word -> !Set.of(",", ".", "?").contains(word))
                    .anyMatch(Set.of("down", "off", "offline")::contains);
            if (PARTING.contains(words.get(at)) && away) {
                return true;
            }
        }
        return false;
    }

    private static List<List<String>> sentences(List<String> words) {
        var sentences = new ArrayList<List<String>>();
        var sentence = new ArrayList<String>();
        for (var word : words) {
            sentence.add(word);
            if (word.equals(".") || word.equals("?")) {
                sentences.add(List.copyOf(sentence));
                sentence.clear();
            }
        }
        sentences.add(List.copyOf(sentence));
        return sentences;
    }

    /// `wish`, `question`, `other` or `neutral`.
    private static String of(List<String> sentence) {
        var words = withoutOpening(sentence);
        if (words.isEmpty() || words.getFirst().equals(".")) {
            return "neutral";
        }
        var whole = " " + String.join(" ", words) + " ";
        int request = politeRequest(words);
        if (request >= 0) {
            return byVerb(words.subList(request, words.size()));
        }
        boolean asks = QUESTIONS.contains(words.getFirst()) && !isWhatINeed(words);
        boolean doubt = holds(whole, DOUBTS) && !whole.contains("wondering if you");
        boolean modal = MODALS.contains(words.getFirst());
        if (asks || doubt || modal || words.getLast().equals("?")) {
            return asks && words.getFirst().equals("when") && !words.getLast().equals("?") ? "other" : "question";
        }
        return byVerb(words);
    }

    /// `llama 3.1 8b costs too much`: the model is the subject.
    private static boolean isStatement(List<String> words) {
        return IntStream.range(1, words.size())
                .anyMatch(at -> PREDICATES.contains(words.get(at)) && ModelWords.isHard(words.get(at - 1)));
    }

    private static List<String> withoutOpening(List<String> sentence) {
        int from = 0;
        while (from < sentence.size() && OPENERS.contains(sentence.get(from))) {
            from++;
        }
        int comma = sentence.subList(from, sentence.size()).indexOf(",") + from;
        boolean clause = comma > from + 1
                && Set.of("if", "when", "whenever", "once").contains(sentence.get(from))
                && POLITE_CLAUSES.contains(sentence.get(from + 1));
        if (clause) {
            return withoutOpening(sentence.subList(comma + 1, sentence.size()));
        }
        boolean greets = comma > from
                && comma - from <= 2
                && from > 0
                && !deploys(sentence.get(from))
                && !QUESTIONS.contains(sentence.get(from))
                && !ModelWords.isHard(sentence.get(from));
        return greets
                ? withoutOpening(sentence.subList(comma + 1, sentence.size()))
                : sentence.subList(from, sentence.size());
    }

    /// Where `could you please run …` or `any chance you could deploy …` begins; -1 without.
    private static int politeRequest(List<String> words) {
        if (WH.contains(words.getFirst())) {
            return -1;
        }
        if (words.size() > 1 && words.getFirst().equals("mind") && deploys(words.get(1))) {
            return 1;
        }
        for (int at = 0; at + 1 < words.size(); at++) {
            boolean asked = MODALS.contains(words.get(at))
                    && (PEOPLE.contains(words.get(at + 1)) || TEAMS.contains(words.get(at + 1)));
            boolean hinted = words.get(at).equals("you")
                    && (MODALS.contains(words.get(at + 1)) || words.get(at + 1).equals("to"));
            if (asked || hinted) {
                boolean ours = !Set.of("you", "u", "ya", "someone", "somebody", "anyone")
                        .contains(words.get(at + 1));
                var verb = words.stream()
                        .skip(at + 2L)
                        .limit(7)
                        .filter(Mood::deploys)
                        .findFirst();
                return verb.isPresent() && !(ours && ABILITY.contains(verb.get())) ? at : -1;
            }
        }
        return -1;
    }

    private static boolean isWhatINeed(List<String> words) {
        return words.getFirst().startsWith("what")
                && words.size() > 2
                && Set.of("we", "i").contains(words.get(1))
                && Set.of("need", "want").contains(words.get(2));
    }

    /// The first verb that means something here decides; a wish to know is no wish to deploy.
    private static String byVerb(List<String> words) {
        boolean willed = false;
        boolean commanded = Lexicon.DEPLOY.contains(words.getFirst()) && !words.getFirst().endsWith("ing");
        if (!commanded && words.stream().anyMatch(REPORTS::contains)) {
            return "other";
        }
        if (Set.of("if", "suppose", "imagine", "assuming", "unless").contains(words.getFirst())) {
            return "other";
        }
        for (int at = 0; at < words.size(); at++) {
            var word = words.get(at);
            var before = at == 0 ? "" : words.get(at - 1);
            boolean noun = Set.of("a", "the", "of", "our", "my", "for", "this").contains(before);
            boolean infinitive = at + 1 < words.size() && words.get(at + 1).equals("to");
            boolean state = Lexicon.DEPLOYED.contains(word) && (STATES.contains(before) || !word.equals("running"));
            if (Lexicon.OTHER.contains(word) && !noun) {
                return "other";
            }
            if (state && !willed) {
                return "other";
            }
            if (Lexicon.DEPLOY.contains(word) && !(infinitive && WILL.contains(word))) {
                return "wish";
            }
            willed |= WILL.contains(word);
        }
        return willed ? "wish" : isStatement(words) ? "other" : "neutral";
    }
}
