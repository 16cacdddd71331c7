package dev.slipway.app.show;

import com.fasterxml.jackson.databind.JsonNode;

/// How an environment stands after a freeze was set or lifted, from the body of `POST /freeze`.
public final class FreezeText {
    private FreezeText() {}

    public static String of(JsonNode body) {
        var env = Plain.of(body.path("env"));
        var said = body.has("until") ? "%s is frozen until %s.".formatted(env, Plain.of(body.path("until"))) : "%s is not frozen.".formatted(env);
        return body.has("replaces") ? said + "\n" + replaced(body) : said;
    }

    private static String replaced(JsonNode body) {
        var before = body.path("replaces");
        return "It %s the freeze by %s%s%s."
                .formatted(
                        body.path("ends_earlier").asBoolean() ? "ends earlier than what held before: it replaces" : "replaces",
                        Plain.of(before.path("by")),
                        before.has("until") ? " until " + Plain.time(before.path("until")) : "",
                        before.has("reason") ? ", «" + Plain.of(before.path("reason")) + "»" : "");
    }
}
