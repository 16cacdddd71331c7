package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Json;
import dev.slipway.twin.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// One page of a list. The token is the place in it.
final class Page {
    private Page() {}

    static ObjectNode of(String field, List<? extends JsonNode> rows, int size, String token) {
        var from = Math.min(start(token), rows.size());
        var to = Math.min(from + size, rows.size());
        var page = Json.object();
        var list = page.putArray(field);
        rows.subList(from, to).forEach(list::add);
        return to < rows.size() ? page.put("NextToken", token(to)) : page;
    }

    static String token(int at) {
        return Base64.getUrlEncoder().encodeToString(("at:" + at).getBytes(StandardCharsets.UTF_8));
    }

    static int start(String token) {
        if (token.isEmpty()) {
            return 0;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return Integer.parseUnsignedInt(text.substring("at:".length()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Refusal(400, "InvalidNextToken", "The NextToken is not one of this twin's.");
        }
    }
}
