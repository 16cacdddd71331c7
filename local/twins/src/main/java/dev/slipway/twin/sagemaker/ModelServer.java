package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Answer;
import dev.slipway.twin.Json;
import java.util.Locale;

/// The container behind an endpoint: a tiny model that answers the OpenAI shapes, the same to the same question.
///
/// Shape: a model with `embed` in its name embeds, one with `rerank` ranks, any other chats. Errors: 400 with an OpenAI
/// error object.
final class ModelServer {
    private final String served;
    private final boolean wrong;

    ModelServer(String served, boolean wrong) {
        this.served = served;
        this.wrong = wrong;
    }

    Answer answer(String body) {
        try {
            if (!(Json.MAPPER.readTree(body) instanceof ObjectNode request)) {
                return invalid("the body must be a JSON object");
            }
            var model = request.path("model").asText("");
            if (!model.isEmpty() && !model.equals(served)) {
                return invalid("the model `%s` does not exist; this is `%s`".formatted(model, served));
            }
            if (named("embed")) {
                return Answer.json(200, new Embedding(served).answer(request));
            }
            return named("rerank") ? Answer.json(200, new Ranking(wrong).answer(request)) : chat(request);
        } catch (JsonProcessingException e) {
            return invalid("the body is not JSON");
        } catch (IllegalArgumentException e) {
            return invalid(String.valueOf(e.getMessage()));
        }
    }

    static Answer error(int status, String type, String message) {
        var body = Json.object();
        body.putObject("error").put("message", message).put("type", type).put("code", status);
        return Answer.json(status, body);
    }

    private Answer chat(ObjectNode request) {
        var completion = new Chat(served, wrong).answer(request);
        var withUsage = request.at("/stream_options/include_usage").asBoolean();
        return request.path("stream").asBoolean()
                ? Answer.of(200, "text/event-stream", ChatStream.of(completion, withUsage))
                : Answer.json(200, completion);
    }

    private boolean named(String skill) {
        return served.toLowerCase(Locale.ROOT).contains(skill);
    }

    private static Answer invalid(String message) {
        return error(400, "BadRequestError", message);
    }
}
