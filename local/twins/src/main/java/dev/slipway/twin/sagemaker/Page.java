package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/// One page of a list: filtered by name and time of creation, sorted, cut.
///
/// Shape: newest first and ten a page unless asked otherwise; the token is the place in the list, so a list that
/// changes between two pages may repeat or miss an entry, as on AWS.
final class Page {
    record Row(String name, Instant created, String status, ObjectNode summary) {}

    private Page() {}

    static ObjectNode of(String field, Stream<Row> rows, Asked asked) {
        var found = rows.filter(row -> wanted(row, asked)).sorted(order(asked)).toList();
        int from = Math.min(start(asked), found.size());
        int to = Math.min(from + asked.request().path("MaxResults").asInt(10), found.size());

        var page = Json.object();
        var list = page.putArray(field);
        found.subList(from, to).forEach(row -> list.add(row.summary()));
        if (to < found.size()) {
            page.put("NextToken", token(to));
        }
        return page;
    }

    private static boolean wanted(Row row, Asked asked) {
        var request = asked.request();
        double created = row.created().toEpochMilli() / 1000.0;
        return row.name()
                        .toLowerCase(Locale.ROOT)
                        .contains(asked.text("NameContains").toLowerCase(Locale.ROOT))
                && (!request.has("StatusEquals") || asked.text("StatusEquals").equals(row.status()))
                && created > request.path("CreationTimeAfter").asDouble(-1)
                && created < request.path("CreationTimeBefore").asDouble(Double.MAX_VALUE);
    }

    private static Comparator<Row> order(Asked asked) {
        var order = switch (asked.text("SortBy")) {
            case "Name" -> Comparator.comparing(Row::name);
            case "Status" -> Comparator.comparing(Row::status).thenComparing(Row::name);
            default -> Comparator.comparing(Row::created).thenComparing(Row::name);
        };
        return asked.text("SortOrder").equals("Ascending") ? order : order.reversed();
    }

    private static String token(int at) {
        return Base64.getUrlEncoder().encodeToString(("at:" + at).getBytes(StandardCharsets.UTF_8));
    }

    private static int start(Asked asked) {
        if (asked.text("NextToken").isEmpty()) {
            return 0;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(asked.text("NextToken")), StandardCharsets.UTF_8);
            return Integer.parseUnsignedInt(text.substring("at:".length()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Invalid.because("Invalid NextToken.");
        }
    }
}
