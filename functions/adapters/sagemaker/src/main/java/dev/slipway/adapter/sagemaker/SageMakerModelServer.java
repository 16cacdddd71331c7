package dev.slipway.adapter.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.Shown;
import dev.slipway.core.rollout.ModelServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;

/// A NIM behind a SageMaker endpoint, called through InvokeEndpoint in the shapes of the OpenAI API.
public final class SageMakerModelServer implements ModelServer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_ANSWER = 64;

    private final SageMakerRuntimeClient client;

    public SageMakerModelServer(SageMakerRuntimeClient client) {
        this.client = client;
    }

    @Override
    public Reply chat(ResourceName endpoint, ModelId model, String prompt) {
        var body = JSON.createObjectNode().put("model", model.value());
        body.putArray("messages").addObject().put("role", "user").put("content", prompt);
        // Greedy, so that the same question has the same answer.
        body.put("max_tokens", LONGEST_ANSWER).put("temperature", 0);
        return ask(endpoint, body, SageMakerModelServer::text);
    }

    @Override
    public Reply embed(ResourceName endpoint, ModelId model, String text) {
        var body = JSON.createObjectNode().put("model", model.value()).put("input_type", "query");
        body.putArray("input").add(text);
        return ask(endpoint, body, SageMakerModelServer::vector);
    }

    @Override
    public Reply rank(ResourceName endpoint, ModelId model, String question, List<String> passages) {
        var body = JSON.createObjectNode().put("model", model.value());
        body.putObject("query").put("text", question);
        var listed = body.putArray("passages");
        passages.forEach(passage -> listed.addObject().put("text", passage));
        return ask(endpoint, body, SageMakerModelServer::ranking);
    }

    private Reply ask(ResourceName endpoint, ObjectNode body, Function<JsonNode, Reply> read) {
        return Door.through("invoke " + endpoint, () -> {
            try {
                var answer = client.invokeEndpoint(r -> r.endpointName(endpoint.value())
                        .contentType("application/json")
                        .accept("application/json")
                        .body(SdkBytes.fromByteArray(bytes(body))));
                return read.apply(JSON.readTree(answer.body().asByteArrayUnsafe()));
            } catch (ModelErrorException e) {
                int status = e.originalStatusCode() == null ? 424 : e.originalStatusCode();
                if (status == 429) {
                    throw new Throttled("invoke " + endpoint + ": the model asks for patience", e);
                }
                return new Reply.Trouble(status, Shown.of(String.valueOf(e.originalMessage())));
            } catch (IOException e) {
                return new Reply.Trouble(200, "the answer is no JSON");
            }
        });
    }

    private static Reply text(JsonNode answer) {
        var content = answer.at("/choices/0/message/content");
        return content.isTextual()
                ? new Reply.Text(content.textValue())
                : new Reply.Trouble(200, "the answer has no choices[0].message.content");
    }

    private static Reply vector(JsonNode answer) {
        var components = answer.at("/data/0/embedding");
        if (!components.isArray()) {
            return new Reply.Trouble(200, "the answer has no data[0].embedding");
        }
        boolean finite = components.valueStream().allMatch(c -> c.isNumber() && Double.isFinite(c.doubleValue()));
        return new Reply.Vector(components.size(), finite);
    }

    private static Reply ranking(JsonNode answer) {
        var rankings = answer.path("rankings");
        return rankings.isArray()
                        && rankings.valueStream().allMatch(r -> r.path("index").isInt())
                ? new Reply.Ranking(rankings.valueStream()
                        .map(r -> r.get("index").intValue())
                        .toList())
                : new Reply.Trouble(200, "the answer has no rankings with an index each");
    }

    private static byte[] bytes(JsonNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
