package dev.slipway.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Picks the words that name the model out of what nobody else understood.
///
/// Near the verb every word counts that is not plain English, so that an unknown model is not taken
/// for the known one inside its name. Behind a preposition (a purpose, a place, a reason) a run of
/// words counts only if a family, a size or a variant is in it.
/// Longer than 150 lines: the rules lean on each other, and are read best in one place.
final class ModelWords {
    private static final Set<String> MEMBER =
            Lexicon.words("one variant version edition flavor flavour finetune fine-tune fork build");
    private static final Set<String> MAKERS =
            Lexicon.words("meta nvidia google microsoft openai ibm qwen alibaba mistralai facebook");
    private static final Set<String> CROWD =
            Lexicon.words("users user requests tokens people customers documents rows records calls messages dollars");
    private static final Set<String> CONJUNCTIONS = Lexicon.words("and but or so then");
    private static final Set<String> NIM = Lexicon.words(
            "nim nims catalogue catalog gpu gpus hardware ngc api accelerated card cards instance instances");

    private static final Set<String> BY_TIME = Lexicon.words(
            "friday monday tuesday wednesday thursday saturday sunday tomorrow tonight today eod cob noon midnight end next"
                    + " the this lunch morning");

    private static final Set<String> DETERMINERS = Lexicon.words("the our my its their this that old current existing");
    private static final Set<String> REPLACING = Lexicon.words("replace replaces replacing retire retiring");
    private static final Set<String> CHANGING = Lexicon.words(
            "switch switching move moving migrate migrating upgrade upgrading change changing going go swap swapping");
    private static final int CHANGE_REACH = 6;
    private static final int VARIANT_REACH = 3;
    private static final int SWAP_REACH = 4;

    private final Tokens tokens;
    private final RuledOut ruledOut;
    private final List<List<String>> runs = new ArrayList<>();
    private final List<List<String>> out = new ArrayList<>();

    private ModelWords(Tokens tokens) {
        this.tokens = tokens;
        this.ruledOut = new RuledOut(tokens);
    }

    /// The runs of words that belong to the model, in their order, and those that rule a model out.
    static ModelNames read(Tokens tokens) {
        var words = new ModelWords(tokens);
        int core = words.coreSentence();
        for (int at = 0, sentence = 0; at < tokens.size(); sentence++) {
            at = words.sentence(at, sentence == core);
        }
        return new ModelNames(words.runs, words.out);
    }

    /// Whether a word alone says that a model is meant.
    static boolean isHard(String word) {
        var parts = NameParts.listOf(word);
        return parts.stream().anyMatch(part -> NameParts.isSize(part) || Lexicon.FAMILIES.contains(part))
                || (word.indexOf('/') > 0 && word.indexOf('/') < word.length() - 1 && parts.size() > 2);
    }

    /// Whether a word is a model's name rather than an application's.
    static boolean namesAModel(String word) {
        return NameParts.listOf(word).stream()
                .anyMatch(part -> Lexicon.FAMILIES.contains(part) || NameParts.isSize(part));
    }

    static boolean isFamily(String word) {
        return NameParts.listOf(word).stream().anyMatch(Lexicon.FAMILIES::contains) || word.indexOf('/') > 0;
    }

    /// The sentence with the first family; without one the first that has anything to say.
    private int coreSentence() {
        int sentence = 0;
        int fallback = -1;
        for (int at = 0; at < tokens.size(); at++) {
            var word = tokens.at(at);
            if (!word.isEmpty() && isFamily(word)) {
                return sentence;
            }
            if (fallback < 0 && isPart(at)) {
                fallback = sentence;
            }
            if (at + 1 < tokens.size() && tokens.isEnd(at)) {
                sentence++;
            }
        }
        return Math.max(0, fallback);
    }

    private int sentence(int from, boolean core) {
        boolean near = core;
        boolean named = false;
        int at = greeted(from);
        while (at < tokens.size() && !tokens.isEnd(at)) {
            if (isPart(at)) {
                int end = runEnd(at);
                run(at, end, near || (core && isRemark(at, end)));
                named |= isFamily(at, end);
                at = end;
            } else {
                near = core && (named ? near && staysNear(at) : nearAfter(at, near));
                at++;
            }
        }
        return at + 1;
    }

    private boolean isFamily(int from, int to) {
        for (int at = from; at < to; at++) {
            if (isFamily(tokens.at(at))) {
                return true;
            }
        }
        return false;
    }

    /// Behind the name, what is no preposition, conjunction or mark may still belong to it.
    private boolean staysNear(int at) {
        var word = tokens.at(at);
        return (!word.isEmpty() || HardwareWords.isPrecision(tokens.written(at)))
                && !tokens.isMark(at)
                && !Lexicon.ADJUNCTS.contains(word)
                && !CONJUNCTIONS.contains(word)
                && !Lexicon.DEPLOY.contains(word);
    }

    /// A word or two set off by a comma right behind the name: `llama 3.1 8b, abliterated, for …`.
    private boolean isRemark(int from, int to) {
        var behind = tokens.at(to);
        boolean closed = behind.isEmpty() || tokens.isMark(to) || Lexicon.ADJUNCTS.contains(behind);
        int comma = Set.of("the", "a", "an").contains(tokens.at(from - 1)) ? from - 2 : from - 1;
        return closed && to - from <= 2 && tokens.at(comma).equals(",") && isPart(comma - 1);
    }

    /// Past `hi Sven,` or `hey ops team:`.
    private int greeted(int from) {
        int at = from;
        while (tokens.isMark(at) && !tokens.isEnd(at)) {
            at++;
        }
        if (Set.of("hi", "hey", "hello", "dear", "yo", "hiya", "greetings", "morning", "howdy")
                .contains(tokens.at(at))) {
            for (int comma = at + 1; comma <= at + 4; comma++) {
                if (tokens.at(comma).equals(",")) {
                    return comma + 1;
                }
            }
        }
        return at;
    }

    private boolean nearAfter(int at, boolean near) {
        var word = tokens.at(at);
        if (isVerb(at)) {
            runs.removeIf(run -> run.stream().noneMatch(ModelWords::isHard));
            return true;
        }
        boolean by = word.equals("by") && BY_TIME.contains(tokens.at(at + 1));
        if (by || (Lexicon.ADJUNCTS.contains(word) && !word.equals("by"))) {
            return word.equals("like") && near;
        }
        boolean opens = word.equals(",") || word.equals("of") || word.equals("from") || word.equals("model");
        return near || opens;
    }

    /// A verb of deploying; what stood before it was somebody, not the model.
    private boolean isVerb(int at) {
        var word = tokens.at(at);
        boolean liked = Set.of("would", "we", "i", "id").contains(tokens.at(at - 1));
        return word.equals("like") ? liked : Lexicon.DEPLOY.contains(word);
    }

    private boolean isPart(int at) {
        var word = tokens.at(at);
        if (word.isEmpty() || tokens.isMark(at) || Lexicon.ADJUNCTS.contains(word)) {
            return false;
        }
        if (word.equals("nvidia") && NIM.contains(tokens.at(at + 1))) {
            return false;
        }
        boolean crowd = NameParts.isSize(word) && CROWD.contains(tokens.at(at + 1));
        boolean spelledSize =
                !BudgetWords.digits(word).isEmpty() && tokens.at(at + 1).matches("b|bn|billion|million");
        return spelledSize || isUnit(at) || (!crowd && (isVariant(at) || !(Lexicon.isOrdinary(word) || isCommon(at))));
    }

    /// Right behind a name only an adverb is; anything else could be a variant.
    private boolean isCommon(int at) {
        return CommonWords.has(tokens.at(at)) && (tokens.at(at).endsWith("ly") || !isHard(tokens.at(at - 1)));
    }

    /// The `thinking` of `kimi k2 thinking`, though it is a plain word elsewhere.
    private boolean isVariant(int at) {
        boolean behind = IntStream.range(at - VARIANT_REACH, at).anyMatch(each -> isHard(tokens.at(each)));
        return behind && Lexicon.VARIANTS.contains(tokens.at(at));
    }

    /// The `billion` of `8 billion`.
    private boolean isUnit(int at) {
        return Set.of("b", "bn", "billion", "million").contains(tokens.at(at))
                && !BudgetWords.digits(tokens.at(at - 1)).isEmpty();
    }

    private int runEnd(int from) {
        int end = from;
        while (end < tokens.size() && (isPart(end) || isVersionWord(end, from))) {
            end++;
        }
        return end;
    }

    /// The `version` of `llama 8b version 3.1`.
    private boolean isVersionWord(int at, int from) {
        return at > from && tokens.at(at).equals("version") && NameParts.isNumber(tokens.at(at + 1)) && isPart(at + 1);
    }

    /// The first model of `replace A with B`, `switch from A to B`. `B, not A` is asked back.
    private boolean isReplaced(int from, int to) {
        int before = from - 1;
        while (DETERMINERS.contains(tokens.at(before))) {
            before--;
        }
        var word = tokens.at(before);
        boolean swapped = (word.equals("swap")
                        || (word.equals("out") && tokens.at(before - 1).equals("swap")))
                && IntStream.range(to, to + SWAP_REACH)
                        .mapToObj(tokens::at)
                        .takeWhile(behind -> !behind.equals(",") && !behind.equals("."))
                        .anyMatch(Set.of("for", "with", "by", "out")::contains);
        return REPLACING.contains(word)
                || swapped
                || (word.equals("from") && tokens.precededBy(CHANGING, before, CHANGE_REACH));
    }

    private void run(int from, int to, boolean near) {
        var words = new ArrayList<String>();
        for (int at = from; at < to; at++) {
            var digits = BudgetWords.digits(tokens.at(at));
            words.add(digits.isEmpty() ? tokens.at(at) : digits);
        }
        while (words.size() > 1 && Lexicon.LEADING.contains(words.getFirst())) {
            words.removeFirst();
        }
        boolean hard = words.stream().anyMatch(ModelWords::isHard) || isHard(String.join(" ", words));
        boolean named = MEMBER.contains(tokens.at(to));
        boolean variant = words.stream().anyMatch(Lexicon.VARIANTS::contains);
        boolean maker =
                MAKERS.contains(words.getFirst()) && Set.of("by", "from", "of").contains(tokens.at(from - 1));
        boolean weak = words.stream().allMatch(word -> Lexicon.SOFT.contains(word) || NameParts.isNumber(word));
        boolean version = words.size() == 1
                && words.getFirst().contains(".")
                && NameParts.isNumber(words.getFirst())
                && isRemark(from, to);
        boolean modified = words.stream().anyMatch(Lexicon.MODIFIERS::contains);
        if (hard && isReplaced(from, to)) {
            return;
        }
        if (ruledOut.has(from, to)) {
            out.add(List.copyOf(words));
            return;
        }
        if (hard || modified || version || (named && !weak) || maker || (near && !weak) || (variant && named)) {
            runs.add(List.copyOf(words));
        }
    }
}
