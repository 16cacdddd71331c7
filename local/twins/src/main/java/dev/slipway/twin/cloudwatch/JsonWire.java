package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Answer;
import dev.slipway.twin.Call;
import dev.slipway.twin.Json;
import dev.slipway.twin.Refusal;
import dev.slipway.twin.aws.Shape;
import java.util.Map;

/// AWS JSON 1.0, as boto3 speaks it since 2025. An error carries the model's name of it, and to a client that asks in
/// `x-amzn-query-mode` also the code that Query had for it.
final class JsonWire implements Wire {
    private static final String TYPE = "application/x-amz-json-1.0";
    private static final String PREFIX = "GraniteServiceVersion20100801.";
    private static final Map<String, String> SHAPES = Map.of(
            "LimitExceeded", "LimitExceededFault",
            "InvalidFormat", "InvalidFormatFault",
            "InvalidParameterValue", "InvalidParameterValueException",
            "InvalidParameterCombination", "InvalidParameterCombinationException",
            "MissingParameter", "MissingRequiredParameterException",
            "InternalServiceError", "InternalServiceFault",
            "Throttling", "ThrottlingException");

    @Override
    public String operation(Call call) {
        var target = call.header("x-amz-target").orElse("");
        return target.startsWith(PREFIX) ? target.substring(PREFIX.length()) : target;
    }

    @Override
    public ObjectNode request(Call call, Shape.Struct shape) {
        try {
            if (Json.MAPPER.readTree(call.body()) instanceof ObjectNode request) {
                dropNulls(request);
                return request;
            }
        } catch (JsonProcessingException e) {
            // Falls through: AWS says no more than this either.
        }
        throw new Refusal(400, "SerializationException", "The body is not a JSON object.");
    }

    @Override
    public Answer answer(String operation, ObjectNode result, String requestId) {
        return Answer.of(200, TYPE, result.toString()).with("x-amzn-RequestId", requestId);
    }

    @Override
    public Answer refusal(Call call, Refusal refusal, String requestId) {
        var code = refusal.code();
        var body = Json.object()
                .put("__type", "com.amazonaws.cloudwatch#" + SHAPES.getOrDefault(code, code))
                .put("message", refusal.text());
        var answer = Answer.of(refusal.status(), TYPE, body.toString()).with("x-amzn-RequestId", requestId);
        var side = refusal.status() < 500 ? "Sender" : "Receiver";
        return call.header("x-amzn-query-mode").orElse("").equals("true")
                ? answer.with("x-amzn-query-error", code + ";" + side)
                : answer;
    }

    private static void dropNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(entry -> entry.getValue().isNull());
        }
        node.forEach(JsonWire::dropNulls);
    }
}
