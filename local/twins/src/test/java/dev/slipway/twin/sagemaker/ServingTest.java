package dev.slipway.twin.sagemaker;

import static dev.slipway.twin.run.Laptop.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.twin.Effect;
import dev.slipway.twin.Json;
import dev.slipway.twin.Rule;
import dev.slipway.twin.run.Laptop;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointResponse;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;
import software.amazon.awssdk.services.sagemakerruntime.model.SageMakerRuntimeException;
import software.amazon.awssdk.services.sagemakerruntime.model.ValidationErrorException;

class ServingTest {
    private final Laptop laptop = Laptop.inMemory();

    @AfterEach
    void close() {
        laptop.close();
    }

    @Test
    void theModelRepeatsAndReckons() throws Exception {
        laptop.serving("chat");

        assertThat(said("Reply with exactly: pong 7")).isEqualTo("pong 7");
        assertThat(said("What is 17+25?")).isEqualTo("42");
        assertThat(said("What is 6 * -7?")).isEqualTo("-42");
    }

    @Test
    void otherwiseItNamesItselfAndAnswersEqualPromptsEqually() throws Exception {
        laptop.serving("chat");

        var answer = said("Tell me of the sea.");

        assertThat(answer).contains("meta/llama-3.1-8b-instruct").isEqualTo(said("Tell me of the sea."));
        assertThat(answer).isNotEqualTo(said("Tell me of the land."));
    }

    @Test
    void anAnswerHasTheShapeOfAChatCompletion() throws Exception {
        laptop.serving("chat");

        var answer = invoke(chat("Reply with exactly: one two three", ",\"max_tokens\":2"));
        var completion = Json.MAPPER.readTree(answer.body().asUtf8String());

        assertThat(answer.invokedProductionVariant()).isEqualTo("main");
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(completion.path("object").asText()).isEqualTo("chat.completion");
        assertThat(completion.path("model").asText()).isEqualTo("meta/llama-3.1-8b-instruct");
        assertThat(completion.at("/choices/0/message/content").asText()).isEqualTo("one two");
        assertThat(completion.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(completion.at("/usage/completion_tokens").asInt()).isEqualTo(2);
        assertThat(completion.at("/usage/total_tokens").asInt()).isEqualTo(8);
    }

    @Test
    void aRequestTheModelCannotReadIsItsClientError() {
        laptop.serving("chat");

        for (var bad : new String[] {
            "{",
            "[]",
            "{}",
            "{\"messages\":[]}",
            "{\"messages\":[{\"role\":\"king\",\"content\":\"x\"}]}",
            "{\"model\":\"chat\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
            "{\"max_tokens\":0,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}"
        }) {
            var thrown = catchThrowableOfType(ModelErrorException.class, () -> invoke(bad));
            assertThat(thrown).as(bad).isNotNull();
            assertThat(thrown.statusCode()).isEqualTo(424);
            assertThat(thrown.originalStatusCode()).isEqualTo(400);
            assertThat(thrown.originalMessage()).contains("BadRequestError");
            assertThat(thrown.logStreamArn()).contains("/aws/sagemaker/Endpoints/chat");
        }
    }

    @Test
    void anEndpointThatDoesNotServeIsNotFound() {
        laptop.create("chat", laptop.configured("c", IMAGE));

        for (var endpoint : new String[] {"chat", "nobody"}) {
            var thrown = catchThrowableOfType(
                    ValidationErrorException.class,
                    () -> laptop.runtime()
                            .invokeEndpoint(b -> b.endpointName(endpoint).body(SdkBytes.fromUtf8String("{}"))));
            assertThat(thrown.getMessage()).contains("Endpoint " + endpoint + " of account 000000000000 not found.");
        }
    }

    @Test
    void theOldFleetServesDuringAnUpdateAndTheNewOneAfterTheMove() throws Exception {
        laptop.serving("chat");
        var next = laptop.configured("c2", "nvcr.io/nim/nvidia/nemotron:1.2.0");
        laptop.sagemaker().updateEndpoint(b -> b.endpointName("chat").endpointConfigName(next));

        var before = said("Who?");
        laptop.pass(Duration.ofSeconds(50));
        var after = said("Who?");

        assertThat(before).contains("llama");
        assertThat(after).contains("nemotron");
    }

    @Test
    void aDialledModelAnswersBesideThePointOrFails() throws Exception {
        laptop.serving("chat");
        var dial = laptop.twins().sagemaker().dial();
        dial.add(Rule.on("InvokeEndpoint", new Effect.WrongAnswer()).times(1));
        dial.add(Rule.on("InvokeEndpoint", new Effect.ModelFails(503)).times(1));

        var failed = catchThrowableOfType(ModelErrorException.class, () -> said("What is 17+25?"));

        assertThat(failed.originalStatusCode()).isEqualTo(503);
        assertThat(said("What is 17+25?")).doesNotContain("42");
        assertThat(said("What is 17+25?")).isEqualTo("42");
    }

    @Test
    void theRuntimeThrottlesWith429() {
        laptop.serving("chat");
        laptop.twins().sagemaker().dial().add(Rule.on("InvokeEndpoint", new Effect.Refuse(429, 0)));

        var thrown = catchThrowableOfType(SageMakerRuntimeException.class, () -> said("Hi"));

        assertThat(thrown.statusCode()).isEqualTo(429);
        assertThat(thrown.isThrottlingException()).isTrue();
    }

    @Test
    void anEmbeddingModelGivesUnitVectorsThatTellTextsApart() throws Exception {
        laptop.create("embed", laptop.configured("e", "nvcr.io/nim/nvidia/nv-embedqa:1.2.0"));
        laptop.pass(Duration.ofSeconds(50));

        var answer = laptop.runtime()
                .invokeEndpoint(b -> b.endpointName("embed")
                        .body(SdkBytes.fromUtf8String("{\"input\":[\"sea\",\"land\",\"sea\"]}")));
        var data = Json.MAPPER.readTree(answer.body().asUtf8String()).path("data");

        assertThat(data).hasSize(3);
        assertThat(length(data.get(0).path("embedding"))).isCloseTo(1, within(1e-9));
        assertThat(data.get(0).path("embedding")).isEqualTo(data.get(2).path("embedding"));
        assertThat(data.get(0).path("embedding")).isNotEqualTo(data.get(1).path("embedding"));
    }

    @Test
    void aRerankingModelPutsThePassageFirstThatSharesMostWordsWithTheQuestion() throws Exception {
        ranker();

        var rankings =
                ranked(ranking("Where are ships launched?", "Bread is baked.", "Ships are launched here.", "Bees"));

        assertThat(rankings.findValuesAsText("index")).containsExactly("1", "0", "2");
        assertThat(rankings.findValues("logit").stream().map(JsonNode::doubleValue))
                .containsExactly(2.5, -5.0, -5.0);
    }

    @Test
    void aDialledRerankingModelPutsTheWorstFirst() throws Exception {
        ranker();
        laptop.twins().sagemaker().dial().add(Rule.on("InvokeEndpoint", new Effect.WrongAnswer()));

        var rankings = ranked(ranking("Where are ships launched?", "Ships are launched here.", "Bees"));

        assertThat(rankings.findValuesAsText("index")).containsExactly("1", "0");
    }

    @Test
    void aRankingThatTheModelCannotReadIsItsClientError() {
        ranker();

        for (var bad : new String[] {
            "{\"passages\":[{\"text\":\"x\"}]}",
            "{\"query\":{\"text\":\" \"},\"passages\":[{\"text\":\"x\"}]}",
            "{\"query\":{\"text\":\"x\"}}",
            "{\"query\":{\"text\":\"x\"},\"passages\":[]}",
            "{\"query\":{\"text\":\"x\"},\"passages\":[{\"text\":\"x\"},\"y\"]}",
            "{\"query\":{\"text\":\"x\"},\"passages\":[%s{}]}".formatted("{\"text\":\"x\"},".repeat(512))
        }) {
            var thrown = catchThrowableOfType(ModelErrorException.class, () -> invoke(bad));
            assertThat(thrown).as(bad).isNotNull();
            assertThat(thrown.originalStatusCode()).isEqualTo(400);
        }
    }

    @Test
    void theOpenAiPathTakesABearerTokenAndTheSameBody() throws Exception {
        laptop.serving("chat");
        var path = "/endpoints/chat/openai/v1/chat/completions";
        var body = HttpRequest.BodyPublishers.ofString(chat("What is 17+25?", ",\"model\":\"\""));

        var answer = laptop.send(laptop.to("sagemaker_runtime", path)
                .header("Authorization", "Bearer sagemaker-api-key-abc")
                .POST(body));
        var refused = laptop.send(laptop.to("sagemaker_runtime", path).POST(body));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Json.MAPPER
                        .readTree(answer.body())
                        .at("/choices/0/message/content")
                        .asText())
                .isEqualTo("42");
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void aStreamIsTheSameAnswerInPieces() throws Exception {
        laptop.serving("chat");
        var more = ",\"stream\":true,\"stream_options\":{\"include_usage\":true}";

        var answer = invoke(chat("Reply with exactly: one two", more));
        var events = answer.body().asUtf8String().split("\n\n");

        assertThat(answer.contentType()).isEqualTo("text/event-stream");
        assertThat(events).hasSize(5).allMatch(event -> event.startsWith("data: "));
        assertThat(events[0]).contains("\"delta\":{\"content\":\"one \"}");
        assertThat(events[2]).contains("\"finish_reason\":\"stop\"");
        assertThat(events[3]).contains("\"choices\":[]", "\"completion_tokens\":2");
        assertThat(events[4]).isEqualTo("data: [DONE]");
    }

    @Test
    void theContainerSaysThatItIsHealthyOnceItServes() throws Exception {
        laptop.create("chat", laptop.configured("c", IMAGE));
        var ping = laptop.to("sagemaker", "/endpoints/chat/ping");

        assertThat(laptop.send(ping).statusCode()).isEqualTo(503);
        laptop.pass(Duration.ofSeconds(50));
        assertThat(laptop.send(ping).statusCode()).isEqualTo(200);
    }

    private void ranker() {
        laptop.create("chat", laptop.configured("r", "nvcr.io/nim/nvidia/llama-3.2-nv-rerankqa-1b-v2:1.2.0"));
        laptop.pass(Duration.ofSeconds(50));
    }

    private JsonNode ranked(String body) throws Exception {
        return Json.MAPPER.readTree(invoke(body).body().asUtf8String()).path("rankings");
    }

    private static String ranking(String question, String... passages) {
        var body = Json.object();
        body.putObject("query").put("text", question);
        var list = body.putArray("passages");
        Stream.of(passages).forEach(each -> list.addObject().put("text", each));
        return body.toString();
    }

    private String said(String prompt) throws Exception {
        var body = invoke(chat(prompt, "")).body().asUtf8String();
        return Json.MAPPER.readTree(body).at("/choices/0/message/content").asText();
    }

    private InvokeEndpointResponse invoke(String body) {
        return laptop.runtime()
                .invokeEndpoint(b ->
                        b.endpointName("chat").contentType("application/json").body(SdkBytes.fromUtf8String(body)));
    }

    private static String chat(String prompt, String more) {
        return "{\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]%s}".formatted(prompt, more);
    }

    private static double length(JsonNode vector) {
        return Math.sqrt(StreamSupport.stream(vector.spliterator(), false)
                .mapToDouble(each -> each.asDouble() * each.asDouble())
                .sum());
    }
}
