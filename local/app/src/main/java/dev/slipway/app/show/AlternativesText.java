package dev.slipway.app.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What was not chosen, the cheapest first, and why.
final class AlternativesText {
    private static final int MOST = 6;

    private AlternativesText() {}

    static List<String> of(JsonNode alternatives) {
        var lines = new ArrayList<String>();
        alternatives
                .valueStream()
                .filter(each -> each.has("usd_per_hour"))
                .sorted(Comparator.comparing(AlternativesText::price))
                .limit(MOST)
                .forEach(each -> lines.add("  %-18s %8s USD/h  %s"
                        .formatted(
                                Plain.of(each.path("instance_type")),
                                Plain.of(each.path("usd_per_hour")),
                                Plain.of(each.path("rejected")))));
        if (alternatives.size() > lines.size()) {
            lines.add("  … and %d more; --json shows all".formatted(alternatives.size() - lines.size()));
        }
        return lines;
    }

    private static BigDecimal price(JsonNode alternative) {
        return new BigDecimal(alternative.path("usd_per_hour").asText());
    }
}
