package dev.slipway.core.plan;

import dev.slipway.core.plan.Reading.NotAWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Tells whether a text asks for a deployment at all.
///
/// A [Refusal] anywhere means no, whatever else is said. A question means no unless it is a polite
/// request. Without any verb a text that names a model is a wish. Longer than 150 lines, because the
/// order of these few rules is what matters.
enum Mood {
    WISH,
    QUESTION,
    OTHER,
    NEUTRAL;

    /// Why this is no wish, or nothing when it is one.
    static Optional<NotAWish> objection(List<String> words) {
        var refusal = Refusal.of(words);
        if (refusal.isPresent()) {
            return refusal;
        }
        var moods = sentences(words).stream().map(Mood::of).toList();
        if (moods.contains(WISH)) {
            return Optional.empty();
        }
        if (moods.contains(QUESTION)) {
            return no("question", "ask in the chat, or say: deploy MODEL for APPLICATION");
        }
        return moods.contains(OTHER) ? no("other", "say: deploy MODEL for APPLICATION") : Optional.empty();
    }

    private static Optional<NotAWish> no(String reason, String remedy) {
        return Optional.of(new NotAWish(reason, remedy));
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

    private static Mood of(List<String> sentence) {
        var words = withoutOpening(sentence);
        if (words.isEmpty() || words.getFirst().equals(".")) {
            return NEUTRAL;
        }
        var whole = " " + String.join(" ", words) + " ";
        if (Refusal.holds(whole, MoodWords.KNOWLEDGE)) {
            return QUESTION;
        }
        if (MoodWords.MODALS.contains(words.getFirst()) && isPassiveRequest(sentence)) {
            return WISH;
        }
        int request = politeRequest(words);
        if (request >= 0) {
            return byVerb(words.subList(request, words.size()));
        }
        boolean elliptic = words.size() > 1 && words.getFirst().equals("would") && MoodWords.WILL.contains(words.get(1));
        if (elliptic) {
            return byVerb(words.subList(1, words.size()));
        }
        boolean asked = words.getFirst().equals("do") && words.size() > 1 && Set.of("the", "this", "it", "me").contains(words.get(1));
        boolean asks = MoodWords.QUESTIONS.contains(words.getFirst()) && !isWhatINeed(words) && !asked;
        boolean doubt =
                !isCommand(words) && Refusal.holds(whole, MoodWords.DOUBTS) && !whole.contains("wondering if you");
        boolean modal = MoodWords.MODALS.contains(words.getFirst());
        if (asks || doubt || modal || words.getLast().equals("?")) {
            return asks && words.getFirst().equals("when") && !words.getLast().equals("?") ? OTHER : QUESTION;
        }
        return byVerb(words);
    }

    /// `llama 3.1 8b costs too much`: the model is the subject.
    private static boolean isStatement(List<String> words) {
        return IntStream.range(1, words.size())
                .anyMatch(at -> MoodWords.PREDICATES.contains(words.get(at)) && ModelWords.isHard(words.get(at - 1)));
    }

    private static List<String> withoutOpening(List<String> sentence) {
        int from = 0;
        while (from < sentence.size() && MoodWords.OPENERS.contains(sentence.get(from))) {
            from++;
        }
        int comma = sentence.subList(from, sentence.size()).indexOf(",") + from;
        boolean clause = comma > from + 1
                && Set.of("if", "when", "whenever", "once").contains(sentence.get(from))
                && MoodWords.POLITE_CLAUSES.contains(sentence.get(from + 1));
        if (clause) {
            return withoutOpening(sentence.subList(comma + 1, sentence.size()));
        }
        boolean greets = comma > from
                && comma - from <= 2
                && from > 0
                && !Refusal.deploys(sentence.get(from))
                && !MoodWords.QUESTIONS.contains(sentence.get(from))
                && !ModelWords.isHard(sentence.get(from));
        return greets
                ? withoutOpening(sentence.subList(comma + 1, sentence.size()))
                : sentence.subList(from, sentence.size());
    }

    /// Where `could you please run …` or `any chance you could deploy …` begins; -1 without.
    private static int politeRequest(List<String> words) {
        int invited = invitation(words);
        if (invited > 0) {
            return invited;
        }
        if (MoodWords.WH.contains(words.getFirst())) {
            return -1;
        }
        if (words.size() > 1 && words.getFirst().equals("mind") && Refusal.deploys(words.get(1))) {
            return 1;
        }
        for (int at = 0; at + 1 < words.size(); at++) {
            boolean asked = MoodWords.MODALS.contains(words.get(at))
                    && (MoodWords.PEOPLE.contains(words.get(at + 1)) || MoodWords.TEAMS.contains(words.get(at + 1)));
            boolean hinted = words.get(at).equals("you")
                    && (MoodWords.MODALS.contains(words.get(at + 1))
                            || words.get(at + 1).equals("to"));
            if (asked || hinted) {
                return asksToDeploy(words, at + 1) ? at : -1;
            }
        }
        return -1;
    }

    /// `can the … please be deployed`; without a `please` it asks what is possible.
    private static boolean isPassiveRequest(List<String> words) {
        boolean passive = IntStream.range(1, words.size())
                .anyMatch(at -> words.get(at - 1).equals("be") && Lexicon.DEPLOYED.contains(words.get(at)));
        return passive && words.stream().anyMatch(Set.of("please", "pls", "plz")::contains);
    }

    /// Behind `how about …ing` or `is there a way to get …`; 0 without.
    private static int invitation(List<String> words) {
        var whole = String.join(" ", words) + " ";
        for (var invitation : MoodWords.INVITATIONS) {
            int verb = invitation.split(" ").length;
            if (whole.startsWith(invitation + " ") && verb < words.size()) {
                boolean asks = Refusal.deploys(words.get(verb)) && !MoodWords.ABILITY.contains(words.get(verb));
                return asks ? verb : 0;
            }
        }
        return 0;
    }

    /// `can you run …` is a request; `can we run …` asks what is possible.
    private static boolean asksToDeploy(List<String> words, int whom) {
        boolean theirs =
                Set.of("you", "u", "ya", "someone", "somebody", "anyone").contains(words.get(whom));
        var verb =
                words.stream().skip(whom + 1L).limit(7).filter(Refusal::deploys).findFirst();
        return verb.isPresent() && (theirs || !MoodWords.ABILITY.contains(verb.get()));
    }

    /// `deploy …` as the first word.
    private static boolean isCommand(List<String> words) {
        return Lexicon.DEPLOY.contains(words.getFirst()) && !words.getFirst().endsWith("ing");
    }

    private static boolean isWhatINeed(List<String> words) {
        return words.getFirst().startsWith("what")
                && words.size() > 2
                && Set.of("we", "i").contains(words.get(1))
                && Set.of("need", "want").contains(words.get(2));
    }

    /// The `thinking` of `kimi k2 thinking`.
    private static boolean isVariant(List<String> words, int at) {
        return Lexicon.VARIANTS.contains(words.get(at))
                && words.subList(Math.max(0, at - 3), at).stream().anyMatch(ModelWords::isHard);
    }

    /// The first verb that means something here decides; a wish to know is no wish to deploy.
    private static Mood byVerb(List<String> words) {
        boolean willed = false;
        if (!isCommand(words) && words.stream().anyMatch(MoodWords.REPORTS::contains)) {
            return OTHER;
        }
        if (Set.of("if", "suppose", "imagine", "assuming", "unless").contains(words.getFirst())) {
            return OTHER;
        }
        for (int at = 0; at < words.size(); at++) {
            var word = words.get(at);
            var before = at == 0 ? "" : words.get(at - 1);
            boolean noun = Set.of("a", "the", "of", "our", "my", "for", "this").contains(before);
            boolean infinitive = at + 1 < words.size() && words.get(at + 1).equals("to");
            boolean state =
                    Lexicon.DEPLOYED.contains(word) && (MoodWords.STATES.contains(before) || !word.equals("running"));
            if (Lexicon.OTHER.contains(word) && !noun && !isVariant(words, at)) {
                return OTHER;
            }
            if (state && !willed) {
                return OTHER;
            }
            if (Lexicon.DEPLOY.contains(word) && !(infinitive && MoodWords.WILL.contains(word))) {
                return WISH;
            }
            willed |= MoodWords.WILL.contains(word);
        }
        return willed ? WISH : isStatement(words) ? OTHER : NEUTRAL;
    }
}
