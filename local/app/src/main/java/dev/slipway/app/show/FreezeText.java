package dev.slipway.app.show;

import com.fasterxml.jackson.databind.JsonNode;

/// How an environment stands after a freeze was set or lifted, from the body of `POST /freeze`.
public final class FreezeText {
    private FreezeText() {}

    public static String of(JsonNode body) {
        var env = Plain.of(body.path("env"));
        var said = body.has("until")
                ? "%s is frozen until %s.".formatted(env, Plain.of(body.path("until")))
                : lifted(env, body.path("lifted").asBoolean());
        return body.has("replaces") ? said + "\n" + replaced(body) : said;
    }

    /// A freeze of the policy bundle is nobody's to lift, and may hold all the same.
    private static String lifted(String env, boolean held) {
        return held
                ? "The freeze of %s is lifted.".formatted(env)
                : "Nothing was lifted: nobody's freeze held in %s.".formatted(env);
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
