package dev.slipway.twin.sagemaker;

import static dev.slipway.twin.run.Laptop.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.twin.Effect;
import dev.slipway.twin.Rule;
import dev.slipway.twin.run.Laptop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.ResourceLimitExceededException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

class DialTest {
    /// For three minutes and longer.
    private static final int MANY_LOOKS = 9_000;

    private final Laptop laptop = Laptop.inMemory();

    @AfterEach
    void close() {
        laptop.close();
    }

    @Test
    void throttlingRefusesAsOftenAsItWasTold() {
        dial(Rule.on("CreateModel", new Effect.Refuse(429, 0)).times(2));

        for (int i = 0; i < 2; i++) {
            var thrown = catchThrowableOfType(SageMakerException.class, () -> model("m"));
            assertThat(thrown.isThrottlingException()).isTrue();
            assertThat(thrown.statusCode()).isEqualTo(400);
        }
        model("m");
        assertThat(laptop.twins().sagemaker().calls().refused("CreateModel", "m"))
                .isEqualTo(2);
        assertThat(laptop.twins().sagemaker().calls().accepted("CreateModel", "m"))
                .isEqualTo(1);
        assertThat(laptop.twins().sagemaker().dial().rules()).isEmpty();
    }

    @Test
    void aBrokenServiceAnswersWithItsStatusAndDoesNothing() {
        dial(Rule.on("*", new Effect.Refuse(503, 0)).times(1));

        var thrown = catchThrowableOfType(SageMakerException.class, () -> model("m"));

        assertThat(thrown.statusCode()).isEqualTo(503);
        assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo("ServiceUnavailable");
        model("m");
    }

    @Test
    void aRuleForOneNameLeavesTheOthersAlone() {
        dial(Rule.on("CreateModel", new Effect.Refuse(500, 0)).forName("bad"));

        model("good");

        assertThatThrownBy(() -> model("bad")).isInstanceOf(SageMakerException.class);
    }

    @Test
    void garbageFollowsAnAcceptedCall() {
        dial(Rule.on("CreateModel", new Effect.Garbage()));

        assertThatThrownBy(() -> model("m")).isInstanceOf(SdkClientException.class);

        assertThat(laptop.sagemaker().describeModel(b -> b.modelName("m")).modelName())
                .isEqualTo("m");
    }

    @Test
    void aLostAnswerHidesWhatWasDone() {
        dial(Rule.on("CreateModel", new Effect.LoseAnswer()).times(1));

        assertThatThrownBy(() -> model("m")).isInstanceOf(SdkClientException.class);

        assertThat(laptop.twins().sagemaker().calls().accepted("CreateModel", "m"))
                .isEqualTo(1);
        laptop.sagemaker().describeModel(b -> b.modelName("m"));
    }

    @Test
    void aDelayedCallIsAnsweredInTheEnd() {
        dial(Rule.on("CreateModel", new Effect.Delay(150)).times(1));
        long began = System.nanoTime();

        model("m");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void aDrippingAnswerArrivesWholeInTheEnd() {
        dial(Rule.on("CreateModel", new Effect.Drip(1)).times(1));

        var made = laptop.sagemaker().createModel(b -> b.modelName("m").primaryContainer(c -> c.image(IMAGE)));

        assertThat(made.modelArn()).endsWith("model/m");
    }

    @Test
    void aHeldAnswerIsSeenCountedAndReleased() throws Exception {
        laptop.dial("POST", "", "{\"operation\":\"CreateModel\",\"count\":1,\"effect\":{\"kind\":\"hold\"}}");
        var call = CompletableFuture.runAsync(() -> model("m"));
        for (int looks = 0; laptop.dial("GET", "/held", "").isEmpty(); looks++) {
            assertThat(looks).as("looks without a held answer, of which %s came", call).isLessThan(MANY_LOOKS);
            Thread.sleep(20);
        }

        var held = laptop.dial("GET", "/held", "").get(0);
        var calls = laptop.dial("GET", "/calls", "");

        assertThat(held.path("operation").asText()).isEqualTo("CreateModel");
        assertThat(held.path("name").asText()).isEqualTo("m");
        assertThat(calls.at("/accepted/CreateModel/m").asInt()).isEqualTo(1);
        assertThat(laptop.sagemaker().describeModel(b -> b.modelName("m")).modelName())
                .isEqualTo("m");
        assertThat(call).isNotDone();
        laptop.dial("DELETE", "/held", "");
        call.get(150, TimeUnit.SECONDS);
    }

    @Test
    void noCapacityFailsTheEndpointAfterItsTime() {
        dial(Rule.on("CreateEndpoint", new Effect.NoCapacity("ml.g6e.xlarge")).times(1));
        laptop.create("chat", laptop.configured("c", IMAGE));

        assertThat(laptop.describe("chat").endpointStatus()).isEqualTo(EndpointStatus.CREATING);
        laptop.pass(Duration.ofSeconds(50));

        assertThat(laptop.describe("chat").endpointStatus()).isEqualTo(EndpointStatus.FAILED);
        assertThat(laptop.describe("chat").failureReason()).contains("InsufficientInstanceCapacity");
    }

    @Test
    void noCapacityOnAnotherTypeDoesNotMatter() {
        dial(Rule.on("CreateEndpoint", new Effect.NoCapacity("ml.p5.48xlarge")));

        laptop.serving("chat");

        assertThat(laptop.describe("chat").endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
    }

    @Test
    void aReachedQuotaRefusesAtOnceAndNamesTheType() {
        laptop.configured("c", IMAGE);
        dial(Rule.on("CreateEndpoint", new Effect.QuotaReached("*")).times(1));

        assertThatThrownBy(() -> laptop.create("chat", "c"))
                .isInstanceOf(ResourceLimitExceededException.class)
                .hasMessageContaining("ml.g6e.xlarge for endpoint usage");
        laptop.create("chat", "c");
    }

    @Test
    void anImageThatNeverGetsHealthyFailsTheEndpoint() throws Exception {
        dial(Rule.on("CreateEndpoint", new Effect.NeverHealthy()));
        laptop.create("chat", laptop.configured("c", IMAGE));
        laptop.pass(Duration.ofSeconds(50));

        assertThat(laptop.describe("chat").failureReason()).contains("did not pass the ping health check");
        assertThat(laptop.send(laptop.to("sagemaker", "/endpoints/chat/ping")).statusCode())
                .isEqualTo(503);
    }

    @Test
    void anUpdateToAnImageThatNeverGetsHealthyKeepsTheOldFleet() {
        laptop.serving("chat");
        dial(Rule.on("UpdateEndpoint", new Effect.NeverHealthy()));
        var next = laptop.configured("c2", IMAGE);
        laptop.sagemaker().updateEndpoint(b -> b.endpointName("chat").endpointConfigName(next));

        laptop.pass(Duration.ofSeconds(50));

        assertThat(laptop.describe("chat").endpointConfigName()).isEqualTo("chat-1");
        assertThat(laptop.describe("chat").failureReason()).contains("ping health check");
    }

    @Test
    void aWrongDigestRunsAnotherImageThanAskedFor() {
        dial(Rule.on("CreateEndpoint", new Effect.WrongDigest()));
        var pinned = IMAGE + "@sha256:" + "ab".repeat(32);
        laptop.create("chat", laptop.configured("c", pinned));
        laptop.pass(Duration.ofSeconds(50));

        var image = laptop.describe("chat")
                .productionVariants()
                .getFirst()
                .deployedImages()
                .getFirst();

        assertThat(image.specifiedImage()).isEqualTo(pinned);
        assertThat(image.resolvedImage()).startsWith(IMAGE + "@sha256:").isNotEqualTo(pinned);
    }

    @Test
    void theWholeDialIsReplacedShownAndCleared() throws Exception {
        var shown = laptop.dial("PUT", "", """
                {"rules":[{"operation":"CreateEndpoint","name":"chat","count":2,
                           "effect":{"kind":"no_capacity","instance_type":"*"}}],
                 "seconds":{"creating":1.5}}""");

        assertThat(shown.at("/rules/0/effect/kind").asText()).isEqualTo("no_capacity");
        assertThat(shown.at("/rules/0/left").asInt()).isEqualTo(2);
        assertThat(shown.at("/seconds/creating").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(shown.at("/seconds/updating").asInt()).isEqualTo(50);

        var cleared = laptop.dial("DELETE", "", "");
        assertThat(cleared.path("rules")).isEmpty();
        assertThat(cleared.at("/seconds/creating").asInt()).isEqualTo(50);
    }

    @Test
    void whatTheDialDoesNotUnderstandItRefusesAndKeepsTheRest() throws Exception {
        laptop.dial("POST", "", "{\"effect\":{\"kind\":\"garbage\"}}");

        for (var bad : new String[] {
            "{",
            "{\"effect\":{\"kind\":\"earthquake\"}}",
            "{\"efect\":{}}",
            "{}",
            "{\"effect\":{\"kind\":\"refuse\",\"status\":200}}",
            "{\"count\":-1,\"effect\":{\"kind\":\"hold\"}}"
        }) {
            assertThat(laptop.dial("POST", "", bad).path("error").asText())
                    .as(bad)
                    .isEqualTo("BadDial");
        }
        assertThat(laptop.dial("PUT", "", "{\"seconds\":{\"dancing\":1}}")
                        .path("error")
                        .asText())
                .isEqualTo("BadDial");
        assertThat(laptop.dial("GET", "", "").path("rules")).hasSize(1);
        assertThat(laptop.dial("GET", "/nowhere", "").path("error").asText()).isEqualTo("NotFound");
    }

    private void dial(Rule rule) {
        laptop.twins().sagemaker().dial().add(rule);
    }

    private void model(String name) {
        laptop.sagemaker().createModel(b -> b.modelName(name).primaryContainer(c -> c.image(IMAGE)));
    }
}
