package dev.slipway.engine.asl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads `Retry` and `Catch`.
final class ErrorReader {
    private static final int MAX_SECONDS = 99_999_999;
    private static final Set<String> RETRIER = Set.of(
            "Comment",
            "ErrorEquals",
            "IntervalSeconds",
            "BackoffRate",
            "MaxAttempts",
            "MaxDelaySeconds",
            "JitterStrategy");
    private static final Set<String> CATCHER = Set.of("Comment", "ErrorEquals", "Assign", "Output", "Next");

    private ErrorReader() {}

    static List<Retrier> retriers(Fields state) {
        var all = state.objects("Retry");
        return all.stream()
                .map(fields -> retrier(fields, fields.equals(all.getLast())))
                .toList();
    }

    private static Retrier retrier(Fields fields, boolean last) {
        fields.only("a retrier", RETRIER);
        var jitter = fields.text("JitterStrategy").orElse("NONE");
        if (!Set.of("NONE", "FULL").contains(jitter)) {
            fields.refuse("JitterStrategy", "must be NONE or FULL");
        }
        return new Retrier(
                errors(fields, last),
                fields.whole("IntervalSeconds", 1, MAX_SECONDS).orElse(1),
                fields.number("BackoffRate", 1).orElse(2d),
                fields.whole("MaxAttempts", 0, MAX_SECONDS).orElse(3),
                fields.whole("MaxDelaySeconds", 1, 31_622_400),
                jitter.equals("FULL"));
    }

    static List<Catcher> catchers(Fields state) {
        var all = state.objects("Catch");
        var catchers = new ArrayList<Catcher>();
        for (var fields : all) {
            fields.only("a catcher", CATCHER);
            var location = "Catch[" + catchers.size() + "]/";
            catchers.add(new Catcher(errors(fields, fields.equals(all.getLast())), ExitReader.next(fields, location)));
        }
        return catchers;
    }

    private static Errors errors(Fields fields, boolean last) {
        var names = fields.texts("ErrorEquals");
        if (names.isEmpty()) {
            fields.refuse("ErrorEquals", "must name at least one error");
        }
        if (names.contains(Errors.ALL) && (names.size() > 1 || !last)) {
            fields.refuse("ErrorEquals", "States.ALL stands alone and last");
        }
        return new Errors(names);
    }
}
