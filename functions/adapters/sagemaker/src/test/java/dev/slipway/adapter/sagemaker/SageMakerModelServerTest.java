package dev.slipway.adapter.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Fault;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Image;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.Registry;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.rollout.HostingCall;
import dev.slipway.core.rollout.ModelServer;
import dev.slipway.core.rollout.ModelServerContract;
import dev.slipway.twin.Effect;
import dev.slipway.twin.Rule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SageMakerModelServerTest extends ModelServerContract {
    private static final ModelId MODEL = new ModelId("meta/llama-3.1-8b-instruct");
    private static final ResourceName NAME = new ResourceName("x");

    private final Cloud cloud = new Cloud();
    private final ModelServer server =
            new SageMakerModelServer(Clients.runtime(Cloud.REGION, cloud.address(), Cloud.KEYS));

    @AfterEach
    void close() {
        cloud.close();
    }

    @Override
    protected ModelServer server() {
        return server;
    }

    @Override
    protected ResourceName serving(ModelId model) {
        var hosting = new SageMakerHosting(Clients.sageMaker(Cloud.REGION, cloud.address(), Cloud.KEYS));
        var name = new ResourceName(model.name().replaceAll("[._]", "-"));
        var image = new Image(
                new Registry("nvcr.io"),
                "nim/" + model,
                "1.8.0",
                Digest.of(model.value().getBytes(StandardCharsets.UTF_8)));
        var none = new TreeMap<String, String>();

        hosting.call(new HostingCall.CreateModel(name, image, "arn:aws:iam::000000000000:role/slipway", none, none));
        hosting.call(new HostingCall.CreateConfig(name, name, new InstanceType("ml.g6e.xlarge"), 1, none));
        cloud.settle();
        hosting.call(new HostingCall.CreateEndpoint(name, name, none));
        cloud.settle();
        return name;
    }

    @Override
    protected void next(Fault fault) {
        cloud.next(fault);
    }

    @Override
    protected void nextAnswerIsWrong() {
        cloud.dial(Rule.on("InvokeEndpoint", new Effect.WrongAnswer()).times(1));
    }

    @Override
    protected void nextAnswerIs(int status) {
        cloud.dial(Rule.on("InvokeEndpoint", new Effect.ModelFails(status)).times(1));
    }

    /// Whole, the answer takes minutes; the limit is there for a deadline that does not hold.
    @Test
    @Timeout(180)
    void anAnswerThatIsHeldOrDripsIsUnavailableAfterTheDeadline() {
        var endpoint = serving(MODEL);
        var hasty = new SageMakerModelServer(
                Clients.runtime(Cloud.REGION, cloud.address(), Cloud.KEYS, Duration.ofSeconds(2)));
        cloud.dial(Rule.on("InvokeEndpoint", new Effect.Hold()).times(1));
        cloud.dial(Rule.on("InvokeEndpoint", new Effect.Drip(500)).times(1));

        assertThatThrownBy(() -> hasty.chat(endpoint, MODEL, "Hello")).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> hasty.chat(endpoint, MODEL, "Hello")).isInstanceOf(Unavailable.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void whoMayNotInvokeIsRefused() {
        assertThatThrownBy(() -> said(403, "{\"__type\":\"AccessDeniedException\",\"message\":\"no\"}"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("AccessDeniedException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"choices\":[]}",
                "{\"choices\":[{\"message\":{\"content\":null}}]}",
                "{\"choices\":[{\"message\":{\"content\":[1]}}]}"
            })
    void aCompletionWithoutATextIsTheModelsTrouble(String body) {
        assertThat(said(200, body))
                .isEqualTo(new ModelServer.Reply.Trouble(200, "the answer has no choices[0].message.content"));
    }

    @Test
    void aVectorWithSomethingElseThanNumbersIsNotFinite() {
        var reply = answered(200, "{\"data\":[{\"embedding\":[0.5,null]}]}", s -> s.embed(NAME, MODEL, "Hello"));

        assertThat(reply).isEqualTo(new ModelServer.Reply.Vector(2, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"rankings\":{}}", "{\"rankings\":[{\"logit\":1}]}", "{\"rankings\":[{\"index\":\"1\"}]}"
            })
    void aRankingWithoutAnIndexEachIsTheModelsTrouble(String body) {
        var reply = answered(200, body, s -> s.rank(NAME, MODEL, "Hello", List.of("a")));

        assertThat(reply).isInstanceOf(ModelServer.Reply.Trouble.class);
    }

    private static ModelServer.Reply said(int status, String body) {
        return answered(status, body, s -> s.chat(NAME, MODEL, "Hello"));
    }

    private static ModelServer.Reply answered(
            int status, String body, Function<ModelServer, ModelServer.Reply> question) {
        try (var saying = SayingServer.saying(status, body);
                var client = Clients.runtime(Cloud.REGION, Optional.of(saying.uri()), Cloud.KEYS)) {
            return question.apply(new SageMakerModelServer(client));
        }
    }
}
