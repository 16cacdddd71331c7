package dev.slipway.adapter.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.failure.Malformed;
import dev.slipway.wire.JsonReader;
import dev.slipway.wire.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A service in AWS JSON.
///
/// Shape: `version` is that of the protocol, `target` what stands before an operation. Source: Smithy, "AWS JSON 1.0
/// and 1.1 protocols".
record AwsJson(AwsService service, String version, String target) {
    private static final JsonReader READER = new JsonReader(Limits.FOREIGN);

    static ObjectNode request() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// @throws Malformed when a good answer is no JSON
    Reply call(String operation, ObjectNode request) {
        return call(operation, request, false);
    }

    /// The same for a request that holds a secret: what is said of it may quote it, and comes into no message.
    Reply callInSecret(String operation, ObjectNode request) {
        return call(operation, request, true);
    }

    private Reply call(String operation, ObjectNode request, boolean secret) {
        var what = service.signing() + " " + operation;
        var answer = service.post(
                what,
                Map.of("Content-Type", "application/x-amz-json-" + version, "X-Amz-Target", target + "." + operation),
                request.toString().getBytes(StandardCharsets.UTF_8));
        if (answer.good()) {
            return new Reply.Done(
                    what, answer.body().length == 0 ? MissingNode.getInstance() : READER.tree(answer.body()));
        }
        var said = said(answer.body());
        var code = code(answer.type().orElseGet(() -> said.path("__type").asText()));
        var message = said.path("message").asText(said.path("Message").asText());
        return new Reply.Failed(code, AwsDoor.failure(what, code, answer.status(), secret ? "" : message));
    }

    /// What is no JSON says nothing.
    private static JsonNode said(byte[] body) {
        try {
            return READER.tree(body);
        } catch (Malformed e) {
            return MissingNode.getInstance();
        }
    }

    /// `com.amazonaws.kms#NotFoundException` and `NotFoundException:http://…` are `NotFoundException`.
    private static String code(String type) {
        var end = type.indexOf(':');
        return type.substring(type.indexOf('#') + 1, end < 0 ? type.length() : end);
    }
}
