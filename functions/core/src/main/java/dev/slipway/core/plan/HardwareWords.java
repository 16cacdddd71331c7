package dev.slipway.core.plan;

import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Shown;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Reads on what a model should run: instance type, GPU, counts, context, number format.
///
/// Longer than 150 lines: the words share the counts around them.
final class HardwareWords {
    private static final Pattern GPU = Pattern.compile(
            "([1-9][0-9]?x?)?(t4|v100|a10g?|l4|l40s?|a100|h100|h200|b200|b300|gb200|rtx|inferentia2?|trainium2?)(s?)(-[0-9]{2,3}gb)?");
    private static final Pattern TIMES = Pattern.compile("x([1-9][0-9]?)|([1-9][0-9]?)x");
    private static final Pattern CONTEXT = Pattern.compile("([1-9][0-9]{0,3})k");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,7}");
    private static final Set<String> PRECISIONS = Lexicon.words(
            "fp4 fp8 fp16 fp32 bf16 int4 int8 nvfp4 mxfp4 awq gptq gguf w4a16 w8a8 4-bit 8-bit 16-bit 4bit 8bit 16bit");
    private static final Set<String> INSTANCES = Lexicon.words(
            "instance instances replica replicas copy copies node nodes machine machines box boxes server servers");
    private static final Set<String> COUNT_KEYS = Lexicon.words("replicas instances count instance_count");
    private static final Set<String> WINDOW =
            Lexicon.words("context ctx tokens token window length context-length context-window");
    private static final Set<String> NOT = Lexicon.words("not no without except avoid but dont never");
    private static final Set<String> GPU_SIZES = Lexicon.words("40gb 80gb 24gb 48gb 16gb 32gb 141gb 96gb");
    private static final Set<String> FASTEST = Lexicon.words("fastest quickest");

    private final Tokens tokens;
    final Found<InstanceType> type = new Found<>("instance_type");
    final Found<String> gpu = new Found<>("gpu");
    final Found<Integer> gpus = new Found<>("gpus");
    final Found<Integer> instances = new Found<>("instance_count");
    final Found<Integer> context = new Found<>("context_tokens");
    final Found<String> precision = new Found<>("precision");

    private HardwareWords(Tokens tokens) {
        this.tokens = tokens;
    }

    static HardwareWords read(Tokens tokens) {
        var words = new HardwareWords(tokens);
        for (int at = 0; at < tokens.size(); at++) {
            words.typeAt(at);
            words.gpuAt(at);
            words.contextAt(at);
            words.precisionAt(at);
        }
        for (int at = 0; at < tokens.size(); at++) {
            words.countAt(at);
        }
        return words;
    }

    /// Cheapest where that is said at all, fastest only where nothing but that is.
    static Preference preference(Tokens tokens) {
        boolean fastest = false;
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.at(at).startsWith("cheap") || tokens.at(at).equals("inexpensive")) {
                return Preference.CHEAPEST;
            }
            boolean best = Set.of("lowest", "best", "highest", "max", "maximum").contains(tokens.at(at))
                    && Set.of("latency", "throughput", "performance", "speed").contains(tokens.at(at + 1));
            boolean asFast = tokens.at(at).equals("fast") && tokens.at(at - 1).equals("as");
            fastest |= best || asFast || FASTEST.contains(tokens.at(at));
        }
        return fastest ? Preference.FASTEST : Preference.CHEAPEST;
    }

    private void typeAt(int at) {
        var word = tokens.at(at);
        if (InstanceTypes.isWritten(word)) {
            said(at, type, full(word));
        } else if (InstanceTypes.isMeant(word)) {
            int from = tokens.at(at - 1).equals("ml") ? at - 1 : at;
            int to = InstanceTypes.isSize(tokens.at(at + 1)) ? at + 2 : at + 1;
            var seen = IntStream.range(from, to).mapToObj(tokens::at).collect(Collectors.joining(" "));
            type.problem(InstanceTypes.problem("instance_type", Shown.ascii(seen), List.of()));
            tokens.take(from, to);
        }
    }

    private void said(int at, Found<InstanceType> type, String name) {
        if (tokens.precededBy(NOT, at, 2)) {
            type.problem(InstanceTypes.CODE, tokens.at(at), "a type to run on", "say which type you want");
        } else {
            type.add(new InstanceType(name));
        }
        counted(at, at + 1, instances);
    }

    private static String full(String type) {
        return type.startsWith("ml.") ? type : "ml." + type;
    }

    /// `h100`, `4xl40s`, `nvidia a100 80gb`.
    private void gpuAt(int at) {
        var word = tokens.at(at);
        var matcher = GPU.matcher(word);
        if (word.length() > 24 || !matcher.matches()) {
            return;
        }
        var count = matcher.group(1);
        if (tokens.precededBy(NOT, at, 2)) {
            gpu.problem("bad_gpu", word, "a GPU to run on", "say which GPU you want");
        } else {
            gpu.add(matcher.group(2));
        }
        if (count != null) {
            gpus.add(Integer.parseInt(count.replace("x", "")));
        }
        counted(tokens.at(at - 1).equals("nvidia") ? at - 1 : at, afterGpu(at + 1), gpus);
    }

    private int afterGpu(int at) {
        int to = at;
        while (GPU_SIZES.contains(tokens.at(to))
                || Set.of("gpu", "gpus", "pro", "6000", "4500", "card", "cards", "blackwell")
                        .contains(tokens.at(to))) {
            to++;
        }
        return to;
    }

    /// Takes words together with the number before or the `x2` around them.
    private void counted(int from, int to, Found<Integer> count) {
        int first = from;
        int last = to;
        if (tokens.at(from - 1).equals("x") && whole(from - 2) > 0) {
            first = from - 2;
            count.add(whole(first));
        } else if (times(from - 1) > 0 || whole(from - 1) > 0) {
            first = from - 1;
            count.add(Math.max(times(first), whole(first)));
        } else if (times(to) > 0) {
            count.add(times(to));
            last = to + 1;
        }
        tokens.take(first, last);
    }

    private int times(int at) {
        var word = tokens.at(at);
        var matcher = TIMES.matcher(word);
        return word.length() <= 3 && matcher.matches() ? Integer.parseInt(word.replace("x", "")) : 0;
    }

    /// A whole number of things, in digits or as a word; 0 where there is none.
    private int whole(int at) {
        if (tokens.at(at).equals("single")) {
            return 1;
        }
        var digits = BudgetWords.digits(tokens.at(at));
        return digits.length() <= 3 && WHOLE.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
    }

    private void countAt(int at) {
        var word = tokens.at(at);
        boolean none = (COUNT_KEYS.contains(word) && tokens.at(at + 1).equals("0"))
                || (word.equals("0") && INSTANCES.contains(tokens.at(at + 1)));
        if (none) {
            instances.problem("out_of_range", "0", "1 or more instances", "say how many you want");
        } else if (COUNT_KEYS.contains(word) && whole(at + 1) > 0) {
            instances.add(whole(at + 1));
            tokens.take(at, at + 2);
        } else if (INSTANCES.contains(word) && whole(at - 1) > 0) {
            instances.add(whole(at - 1));
            tokens.take(at - 1, at + 1);
        } else if (word.equals("gpu") || word.equals("gpus")) {
            counted(at, at + 1, gpus);
        } else if (times(at) > 0) {
            instances.add(times(at));
            tokens.take(at, at + 1);
        }
    }

    /// `32k context`, `context of 8192`, `16k tokens`.
    private void contextAt(int at) {
        int size = contextSize(at);
        if (size == 0) {
            return;
        }
        int before = at - 1;
        while (Set.of("of", "length", "window", "size", "up", "to", "at", "least", ",", "is")
                .contains(tokens.at(before))) {
            before--;
        }
        boolean behind =
                Set.of("context", "ctx", "context-length", "max-model-len").contains(tokens.at(before));
        if (WINDOW.contains(tokens.at(at + 1)) || behind) {
            context.add(size);
            int to = at + 1;
            while (WINDOW.contains(tokens.at(to))) {
                to++;
            }
            tokens.take(behind ? before : at, to);
        }
    }

    private int contextSize(int at) {
        var word = tokens.at(at);
        var matcher = CONTEXT.matcher(word);
        if (word.length() <= 5 && matcher.matches()) {
            return Integer.parseInt(matcher.group(1)) * 1024;
        }
        return word.length() >= 4 && word.length() <= 7 && WHOLE.matcher(word).matches() ? Integer.parseInt(word) : 0;
    }

    static boolean isPrecision(String word) {
        return PRECISIONS.contains(word);
    }

    private void precisionAt(int at) {
        if (PRECISIONS.contains(tokens.at(at))) {
            precision.add(tokens.at(at));
            tokens.take(at, at + 1);
        }
    }
}
