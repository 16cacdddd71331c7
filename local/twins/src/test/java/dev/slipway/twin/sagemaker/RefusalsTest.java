package dev.slipway.twin.sagemaker;

import static dev.slipway.twin.run.Laptop.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.twin.run.Laptop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;

class RefusalsTest {
    private final Laptop laptop = Laptop.inMemory();

    @AfterEach
    void close() {
        laptop.close();
    }

    @Test
    void namesHaveLettersDigitsInnerHyphensAndAtMost63Characters() {
        for (var name : new String[] {"-a", "a-", "a_b", "ä", "a".repeat(64)}) {
            refused(() -> model(name, IMAGE), "'modelName' failed to satisfy constraint");
        }
        model("a".repeat(63), IMAGE);
        model("a--b", IMAGE);
    }

    @Test
    void allBrokenConstraintsAreToldAtOnce() {
        laptop.configured("m", IMAGE);

        refused(
                () -> configuration(v -> v.initialInstanceCount(0).volumeSizeInGB(513)),
                "2 validation errors detected: Value '0' at 'productionVariants.1.member.initialInstanceCount'");
    }

    @Test
    void variantLimitsAreHeld() {
        laptop.configured("m", IMAGE);

        refused(() -> configuration(v -> v.instanceType("g6e.xlarge")), "instanceType");
        refused(() -> configuration(v -> v.modelDataDownloadTimeoutInSeconds(59)), "equal to 60");
        refused(() -> configuration(v -> v.containerStartupHealthCheckTimeoutInSeconds(3601)), "equal to 3600");
        refused(() -> configuration(v -> v.inferenceAmiVersion("al1999")), "enum value set");
        refused(() -> configuration(v -> v.modelName("nobody")), "Could not find model");
        refused(() -> configuration(v -> v.instanceType((String) null)), "Member must not be null");
    }

    @Test
    void aConfigurationHoldsAtMostTenVariantsOfDifferentNames() {
        laptop.configured("m", IMAGE);
        var eleven = IntStream.range(0, 11)
                .mapToObj(i -> variant(v -> v.variantName("v" + i)))
                .toList();
        var twins = List.of(variant(v -> {}), variant(v -> {}));

        refused(
                () -> laptop.sagemaker()
                        .createEndpointConfig(b -> b.endpointConfigName("c").productionVariants(eleven)),
                "length less than or equal to 10");
        refused(
                () -> laptop.sagemaker()
                        .createEndpointConfig(b -> b.endpointConfigName("c").productionVariants(twins)),
                "unique");
    }

    @Test
    void environmentImageAndTagsHaveLimits() {
        var many = IntStream.range(0, 101).boxed().collect(Collectors.toMap(i -> "K" + i, i -> "v"));
        var large = IntStream.range(0, 40).boxed().collect(Collectors.toMap(i -> "K" + i, i -> "v".repeat(1000)));
        var tags = IntStream.range(0, 51)
                .mapToObj(i -> Tag.builder().key("k" + i).value("v").build())
                .toList();

        refused(() -> environment(many), "length less than or equal to 100");
        refused(() -> environment(large), "32768 bytes");
        refused(() -> environment(Map.of("K", "v".repeat(1025))), "Map value");
        refused(() -> environment(Map.of("1K", "v")), "Map keys");
        refused(() -> model("m", "x".repeat(256)), "length less than or equal to 255");
        refused(
                () -> laptop.sagemaker()
                        .createModel(b -> b.modelName("m")
                                .primaryContainer(c -> c.image(IMAGE))
                                .tags(tags)),
                "length less than or equal to 50");
    }

    @Test
    void aModelNamesExactlyOneSource() {
        refused(() -> laptop.sagemaker().createModel(b -> b.modelName("m")), "PrimaryContainer or Containers");
        refused(
                () -> laptop.sagemaker()
                        .createModel(b -> b.modelName("m").primaryContainer(c -> c.mode("SingleModel"))),
                "either an Image or a ModelPackageName");
    }

    @Test
    void modelsAndConfigurationsAreMadeOnceEvenWithEqualContent() {
        laptop.configured("m", IMAGE);

        refused(() -> model("m", IMAGE), "Cannot create already existing model");
        refused(
                () -> laptop.sagemaker()
                        .createEndpointConfig(b -> b.endpointConfigName("m").productionVariants(variant(v -> {}))),
                "Cannot create already existing endpoint configuration");
    }

    @Test
    void ofManyCreatesAtOnceOneIsAccepted() {
        laptop.configured("c", IMAGE);

        IntStream.range(0, 12).parallel().forEach(i -> {
            try {
                laptop.create("chat", "c");
            } catch (SageMakerException e) {
                assertThat(e).hasMessageContaining("already existing");
            }
        });

        assertThat(laptop.twins().sagemaker().calls().accepted("CreateEndpoint", "chat"))
                .isEqualTo(1);
        assertThat(laptop.twins().sagemaker().calls().refused("CreateEndpoint", "chat"))
                .isEqualTo(11);
    }

    @Test
    void endpointNamesThatDifferInCaseAreOneName() {
        laptop.create("Chat", laptop.configured("c", IMAGE));

        refused(() -> laptop.create("cHAT", "c"), "Cannot create already existing endpoint");
        assertThat(laptop.describe("Chat").endpointName()).isEqualTo("Chat");
    }

    @Test
    void aFreshConfigurationIsNotYetUsableThoughItCanBeDescribed() {
        laptop.configured("old", IMAGE);
        laptop.sagemaker()
                .createEndpointConfig(
                        b -> b.endpointConfigName("fresh").productionVariants(variant(v -> v.modelName("old"))));

        assertThat(laptop.sagemaker()
                        .describeEndpointConfig(b -> b.endpointConfigName("fresh"))
                        .creationTime())
                .isEqualTo(laptop.now());
        refused(() -> laptop.create("chat", "fresh"), "Could not find endpoint configuration");
        laptop.pass(Duration.ofSeconds(2));
        laptop.create("chat", "fresh");
    }

    @Test
    void aFreshObjectMayBeUnknownForALag() {
        laptop.twins().sagemaker().dial().set("describable", Duration.ofSeconds(5));
        model("m", IMAGE);

        refused(() -> laptop.sagemaker().describeModel(b -> b.modelName("m")), "Could not find model");
        laptop.pass(Duration.ofSeconds(5));
        laptop.sagemaker().describeModel(b -> b.modelName("m"));
    }

    @Test
    void anEndpointAtWorkTakesNeitherUpdateNorDelete() {
        laptop.create("chat", laptop.configured("c", IMAGE));

        refused(() -> update("chat", "c"), "in-progress");
        refused(() -> laptop.sagemaker().deleteEndpoint(b -> b.endpointName("chat")), "in-progress");
        laptop.pass(Duration.ofSeconds(50));
        laptop.sagemaker().deleteEndpoint(b -> b.endpointName("chat"));
        refused(() -> laptop.sagemaker().deleteEndpoint(b -> b.endpointName("chat")), "in-progress");
    }

    @Test
    void anUpdateNeedsAnotherConfigurationWithTheSameVariantNames() {
        laptop.serving("chat");
        laptop.sagemaker()
                .createEndpointConfig(b -> b.endpointConfigName("renamed")
                        .productionVariants(variant(v -> v.modelName("chat-1").variantName("other"))));
        laptop.pass(Duration.ofSeconds(2));

        refused(() -> update("chat", "chat-1"), "already uses");
        refused(() -> update("chat", "renamed"), "keep the variant names");
        refused(() -> update("nobody", "renamed"), "Could not find endpoint");
    }

    @Test
    void whatAnEndpointUsesCanBeDeletedAsOnAws() {
        laptop.serving("chat");

        laptop.sagemaker().deleteEndpointConfig(b -> b.endpointConfigName("chat-1"));
        laptop.sagemaker().deleteModel(b -> b.modelName("chat-1"));

        refused(() -> laptop.sagemaker().describeModel(b -> b.modelName("chat-1")), "Could not find model");
        assertThat(laptop.describe("chat").endpointStatusAsString()).isEqualTo("InService");
    }

    private void refused(ThrowingCallable call, String words) {
        var thrown = catchThrowableOfType(SageMakerException.class, call);
        assertThat(thrown).isNotNull();
        assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
        assertThat(thrown.statusCode()).isEqualTo(400);
        assertThat(thrown.requestId()).isNotBlank();
        assertThat(thrown.awsErrorDetails().errorMessage()).contains(words);
    }

    private void model(String name, String image) {
        laptop.sagemaker().createModel(b -> b.modelName(name).primaryContainer(c -> c.image(image)));
    }

    private void environment(Map<String, String> environment) {
        laptop.sagemaker()
                .createModel(b ->
                        b.modelName("e").primaryContainer(c -> c.image(IMAGE).environment(environment)));
    }

    private void update(String endpoint, String configuration) {
        laptop.sagemaker().updateEndpoint(b -> b.endpointName(endpoint).endpointConfigName(configuration));
    }

    private void configuration(Consumer<ProductionVariant.Builder> change) {
        laptop.sagemaker().createEndpointConfig(b -> b.endpointConfigName("c").productionVariants(variant(change)));
    }

    private static ProductionVariant variant(Consumer<ProductionVariant.Builder> change) {
        return ProductionVariant.builder()
                .variantName("main")
                .modelName("m")
                .instanceType("ml.g6e.xlarge")
                .initialInstanceCount(1)
                .applyMutation(change)
                .build();
    }
}
