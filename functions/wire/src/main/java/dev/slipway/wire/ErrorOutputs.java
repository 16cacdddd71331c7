package dev.slipway.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.model.Trouble;

/// The error output of Step Functions, `{"Error": …, "Cause": …}`, to core's word for it.
///
/// The cause of a failed function is itself JSON, of which `errorMessage` is for people; other causes
/// are plain text, and a time-out has none. Source: AWS Lambda, "Function errors".
final class ErrorOutputs {
    private static final ObjectMapper CAUSES = new ObjectMapper();
    private static final int LONGEST = 1000;

    private ErrorOutputs() {}

    static Trouble decode(JsonNode node, Place place) {
        if (!node.path("Error").isTextual()) {
            throw place.at("Error").wrongType(node.path("Error"), "the name of an error");
        }
        var cause = node.path("Cause").asText("");
        var message = message(cause);
        return new Trouble(node.get("Error").textValue(), message.substring(0, Math.min(LONGEST, message.length())));
    }

    private static String message(String cause) {
        try {
            return CAUSES.readTree(cause).path("errorMessage").asText(cause);
        } catch (JsonProcessingException plain) {
            return cause;
        }
    }
}
