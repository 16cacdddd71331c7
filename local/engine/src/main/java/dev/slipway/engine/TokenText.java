package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.engine.TokenWait.Heartbeat;
import java.util.UUID;

/// What is kept of a task token, as part of a snapshot's text.
final class TokenText {
    private TokenText() {}

    static JsonNode write(TokenWait token) {
        var json = Json.object().put("id", token.id().toString());
        token.deadline().ifPresent(deadline -> json.put("deadline", deadline.toString()));
        token.heartbeat()
                .ifPresent(beat -> json.put("heartbeat", beat.seconds())
                        .put("heardUntil", beat.until().toString()));
        return json;
    }

    static TokenWait read(JsonNode json) {
        var heartbeat = ProgressText.instant(json, "heardUntil")
                .map(until -> new Heartbeat(json.get("heartbeat").intValue(), until));
        return new TokenWait(
                UUID.fromString(json.get("id").textValue()), ProgressText.instant(json, "deadline"), heartbeat);
    }
}
