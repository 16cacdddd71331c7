package dev.slipway.core.plan;

import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import dev.slipway.core.model.Word;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells an instance type from what was only meant to be one, and names the allowed types next to it.
///
/// Letters that are not ASCII stand for any letter, so that a look-alike is recognised as what it imitates.
final class InstanceTypes {
    static final String CODE = "bad_instance_type";

    private static final int MOST = 3;
    private static final int LONGEST = 40;
    private static final String FAMILIES =
            "(g[4-7]|g4dn|g5g?|g6e?|gr6|g7e?|p[3-6]|p3dn|p4de?|p5en?|p6-b[23]00|inf[12]|trn[12]n?)";
    private static final Pattern WRITTEN =
            Pattern.compile("(ml\\.)?[a-z]{1,4}[0-9][a-z0-9-]{0,11}\\.([0-9]{1,2}x|x)?(large|medium|micro|metal)");
    private static final Pattern MEANT = Pattern.compile("(ml[._-]?)?" + FAMILIES
            + "([._-]?([0-9]{0,2}-?x?-?(l[a-z]{0,6}|metal)|[0-9]{1,2}x[a-z]{0,8})|\\..{0,20})?");
    private static final Pattern IMITATED = Pattern.compile(imitated("ml") + "\\..{1,30}|[^\\s.]{2,16}\\.[0-9]{0,2}.?"
            + imitated("large"));
    private static final Pattern DOTS = Pattern.compile("[\\uFF0E\\u3002\\uFF61\\u2024]");
    private static final Pattern SIZE = Pattern.compile("[0-9]{0,2}-?x?large|[0-9]{0,2}xl|metal");
    private static final Pattern LIST = Pattern.compile("[,;|/\\s]+(or |and )?(?=ml)");
    private static final Pattern ESCAPED = Pattern.compile("<U\\+[0-9A-F]{4,6}>|[^ -~]");

    private InstanceTypes() {}

    /// Whether this is the name of a type, with or without the `ml.` before it.
    static boolean isWritten(String word) {
        return word.length() <= LONGEST && WRITTEN.matcher(word).matches();
    }

    /// Whether this is a name of a type in another spelling, only a part of one, or looks like one.
    static boolean isMeant(String word) {
        return word.length() <= LONGEST
                && (MEANT.matcher(word).matches() || (word.startsWith("ml.") && word.length() > 3) || isImitated(word));
    }

    /// Mostly ASCII, with letters or dots of another script among it.
    private static boolean isImitated(String word) {
        long own = word.chars().filter(letter -> letter < 128).count();
        return own < word.length()
                && own * 2 > word.length()
                && IMITATED.matcher(DOTS.matcher(word).replaceAll(".")).matches();
    }

    /// The `2xlarge` of `g6e 2xlarge`.
    static boolean isSize(String word) {
        return word.length() <= 10 && SIZE.matcher(word).matches();
    }

    /// What stands in a field, checked to the letter.
    static Optional<Problem> check(String field, String text, List<InstanceType> allowed) {
        boolean right = text.startsWith("ml.") && isWritten(text);
        return right ? Optional.empty() : Optional.of(problem(field, Shown.ascii(text), allowed));
    }

    /// The problem with the names that would have been accepted.
    static Problem problem(String field, String observed, List<InstanceType> allowed) {
        var nearest = nearest(observed, allowed);
        var accepted = InstanceType.SHAPE.accepted() + (nearest.isEmpty() ? "" : "; the nearest allowed are " + nearest);
        return new Problem(CODE, field, observed, accepted, "give one of the allowed names as it is");
    }

    /// The most similar of the allowed names, the closest first; of two alike the one that the policy names first.
    static String nearest(String observed, List<InstanceType> allowed) {
        var pieces = Stream.of(LIST.split(observed)).map(InstanceTypes::plain).toList();
        return allowed.stream()
                .sorted(Comparator.comparingInt(type -> pieces.stream()
                        .mapToInt(piece -> NearestNames.distance(piece, type.value()))
                        .min()
                        .orElse(0)))
                .limit(MOST)
                .map(Word::value)
                .collect(Collectors.joining(", "));
    }

    private static String plain(String seen) {
        var lower = ESCAPED.matcher(seen.strip()).replaceAll("?").toLowerCase(Locale.ROOT).replaceAll("[ _]+", ".");
        return lower.startsWith("ml") ? lower : "ml." + lower;
    }

    /// These letters, or others that are not ASCII in their place.
    private static String imitated(String word) {
        return word.chars().mapToObj(letter -> "[" + (char) letter + "\\P{ASCII}]").collect(Collectors.joining());
    }
}
