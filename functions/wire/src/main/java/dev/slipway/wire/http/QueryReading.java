package dev.slipway.wire.http;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A query string, read: each parameter that the route asks for at most once, undecoded, and no other.
record QueryReading(Map<String, String> values, List<Problem> problems) {
    QueryReading {
        values = Map.copyOf(values);
        problems = List.copyOf(problems);
    }

    static QueryReading of(String query, Set<String> asked) {
        var values = new TreeMap<String, String>();
        var problems = new ArrayList<Problem>();
        for (var pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            if (!asked.contains(name)) {
                problems.add(new Problem(
                        "unknown_parameter", "query", Shown.of(name), names(asked), "leave the parameter out"));
            } else if (values.put(name, pair.substring(equals + 1)) != null) {
                problems.add(new Problem(
                        "repeated_parameter", "query", Shown.of(name), "each parameter once", "send it once"));
            }
        }
        return new QueryReading(values, problems);
    }

    private static String names(Set<String> asked) {
        return asked.isEmpty()
                ? "no query"
                : "only " + String.join(", ", asked.stream().sorted().toList());
    }
}
