package dev.slipway.adapter.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;

/// One operation of CloudWatch in AWS JSON 1.0, its answer or its failure by the code.
///
/// Source: service model `monitoring` 2010-08-01, protocol `json` 1.0.
record CloudWatchDoor(SignedExchange exchange) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> PATIENCE =
            Set.of("Throttling", "ThrottlingException", "ThrottledException", "RequestLimitExceeded", "TooManyRequestsException");

    /// The answer; nothing when what it is about is not there.
    ///
    /// @throws Malformed when the answer is not the documented shape
    Optional<JsonNode> call(String operation, ObjectNode request) {
        var answer = exchange.send("CloudWatch " + operation, operation, bytes(request));
        if (answer.statusCode() == 200) {
            return Optional.of(tree(operation, answer.body()));
        }
        var code = code(answer);
        if (code.equals("ResourceNotFound") || code.equals("ResourceNotFoundException")) {
            return Optional.empty();
        }
        throw failure("%s: CloudWatch says %s".formatted(operation, said(code, answer)), code, answer.statusCode());
    }

    private static StepFailure failure(String message, String code, int status) {
        if (status == 429 || PATIENCE.contains(code)) {
            return new Throttled(message);
        }
        return status >= 500 ? new Unavailable(message) : new Refused(message);
    }

    /// `com.amazonaws.cloudwatch#LimitExceeded` is `LimitExceeded`; a body without a code has none.
    private static String code(HttpResponse<byte[]> answer) {
        var type = read(answer.body()).path("__type").asText();
        return type.substring(type.indexOf('#') + 1);
    }

    private static String said(String code, HttpResponse<byte[]> answer) {
        var body = read(answer.body());
        var message = body.path("message").asText(body.path("Message").asText());
        return Shown.of("%s %s".formatted(code.isEmpty() ? "status " + answer.statusCode() : code, message).strip());
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    /// A change is answered by nothing at all, or by an empty object.
    private static JsonNode tree(String operation, byte[] body) {
        try {
            var tree = JSON.readTree(body);
            if (tree.isMissingNode() || tree.isObject()) {
                return tree;
            }
            throw new Malformed(operation + ": the answer is no object");
        } catch (IOException e) {
            throw new Malformed(operation + ": the answer is no JSON", e);
        }
    }

    static ObjectNode request() {
        return JSON.createObjectNode();
    }

    private static byte[] bytes(ObjectNode request) {
        try {
            return JSON.writeValueAsBytes(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
