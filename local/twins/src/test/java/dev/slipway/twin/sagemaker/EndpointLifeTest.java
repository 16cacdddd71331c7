package dev.slipway.twin.sagemaker;

import static dev.slipway.twin.run.Laptop.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.twin.run.Laptop;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.TrafficRoutingConfigType;
import software.amazon.awssdk.services.sagemaker.model.VariantStatus;

class EndpointLifeTest {
    private final Laptop laptop = Laptop.inMemory();

    @AfterEach
    void close() {
        laptop.close();
    }

    @Test
    void aCreatedEndpointIsInServiceAfterItsTime() {
        laptop.create("chat", laptop.configured("chat-1", IMAGE + ":1.2.0"));

        laptop.pass(Duration.ofSeconds(49));
        var creating = laptop.describe("chat");
        laptop.pass(Duration.ofSeconds(1));
        var serving = laptop.describe("chat");

        assertThat(creating.endpointStatus()).isEqualTo(EndpointStatus.CREATING);
        assertThat(creating.productionVariants().getFirst().currentInstanceCount())
                .isEqualTo(1);
        assertThat(serving.endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
        assertThat(serving.endpointConfigName()).isEqualTo("chat-1");
        assertThat(serving.endpointArn()).isEqualTo("arn:aws:sagemaker:eu-central-1:000000000000:endpoint/chat");
        assertThat(serving.lastModifiedTime()).isEqualTo(laptop.now());
        assertThat(serving.failureReason()).isNull();
    }

    @Test
    void theDeployedImageIsNamedByTheDigestOfTheRegistry() {
        laptop.serving("chat");

        var image = laptop.describe("chat")
                .productionVariants()
                .getFirst()
                .deployedImages()
                .getFirst();

        assertThat(image.specifiedImage()).isEqualTo(IMAGE + ":1.2.0");
        assertThat(image.resolvedImage()).matches(IMAGE + "@sha256:[0-9a-f]{64}");
        assertThat(image.resolutionTime()).isBefore(laptop.now());
    }

    @Test
    void aDescriptionAddsTheDefaultsThatTheRequestLeftOut() {
        laptop.configured("c", IMAGE + ":1.2.0");

        var model = laptop.sagemaker().describeModel(b -> b.modelName("c"));
        var configuration = laptop.sagemaker().describeEndpointConfig(b -> b.endpointConfigName("c"));

        assertThat(model.primaryContainer().modeAsString()).isEqualTo("SingleModel");
        assertThat(model.primaryContainer().environment()).isEmpty();
        assertThat(model.enableNetworkIsolation()).isFalse();
        assertThat(configuration.productionVariants().getFirst().initialVariantWeight())
                .isEqualTo(1);
    }

    @Test
    void aPinnedImageStaysAsItWasGiven() {
        var pinned = IMAGE + "@sha256:" + "ab".repeat(32);
        laptop.create("chat", laptop.configured("chat-1", pinned));
        laptop.pass(Duration.ofSeconds(50));

        var image = laptop.describe("chat")
                .productionVariants()
                .getFirst()
                .deployedImages()
                .getFirst();

        assertThat(image.resolvedImage()).isEqualTo(pinned);
    }

    @Test
    void anUpdateServesTheOldConfigurationUntilItIsOver() {
        laptop.serving("chat");
        var next = laptop.configured("chat-2", IMAGE + ":1.3.0");
        laptop.sagemaker().updateEndpoint(b -> b.endpointName("chat").endpointConfigName(next));

        var updating = laptop.describe("chat");
        laptop.pass(Duration.ofSeconds(45));
        var moving = laptop.describe("chat");
        laptop.pass(Duration.ofSeconds(5));
        var updated = laptop.describe("chat");

        var pending = updating.pendingDeploymentSummary();
        assertThat(updating.endpointStatus()).isEqualTo(EndpointStatus.UPDATING);
        assertThat(updating.endpointConfigName()).isEqualTo("chat-1");
        assertThat(pending.endpointConfigName()).isEqualTo("chat-2");
        assertThat(pending.productionVariants()
                        .getFirst()
                        .variantStatus()
                        .getFirst()
                        .status())
                .isEqualTo(VariantStatus.CREATING);
        assertThat(moving.pendingDeploymentSummary()
                        .productionVariants()
                        .getFirst()
                        .variantStatus()
                        .getFirst()
                        .status())
                .isEqualTo(VariantStatus.ACTIVATING_TRAFFIC);
        assertThat(updated.endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
        assertThat(updated.endpointConfigName()).isEqualTo("chat-2");
        assertThat(updated.pendingDeploymentSummary()).isNull();
    }

    @Test
    void aTerminationWaitKeepsBothFleetsAndTheStatusUpdating() {
        laptop.serving("chat");
        var next = laptop.configured("chat-2", IMAGE + ":1.3.0");
        laptop.sagemaker()
                .updateEndpoint(b -> b.endpointName("chat")
                        .endpointConfigName(next)
                        .deploymentConfig(d -> d.blueGreenUpdatePolicy(p -> p.terminationWaitInSeconds(300)
                                .trafficRoutingConfiguration(t -> t.type(TrafficRoutingConfigType.ALL_AT_ONCE)
                                        .waitIntervalInSeconds(0)))));

        laptop.pass(Duration.ofSeconds(60));
        var baking = laptop.describe("chat");
        laptop.pass(Duration.ofMinutes(5));
        var updated = laptop.describe("chat");

        assertThat(baking.endpointStatus()).isEqualTo(EndpointStatus.UPDATING);
        assertThat(baking.pendingDeploymentSummary()
                        .productionVariants()
                        .getFirst()
                        .variantStatus()
                        .getFirst()
                        .status())
                .isEqualTo(VariantStatus.BAKING);
        assertThat(updated.endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
        assertThat(updated.lastDeploymentConfig().blueGreenUpdatePolicy().terminationWaitInSeconds())
                .isEqualTo(300);
    }

    @Test
    void anUpdateMayKeepTheInstanceCountItHad() {
        laptop.create("chat", laptop.configured("chat-1", IMAGE + ":1.2.0", 3));
        laptop.pass(Duration.ofSeconds(50));
        var next = laptop.configured("chat-2", IMAGE + ":1.3.0", 1);
        laptop.sagemaker()
                .updateEndpoint(
                        b -> b.endpointName("chat").endpointConfigName(next).retainAllVariantProperties(true));
        laptop.pass(Duration.ofSeconds(50));

        assertThat(laptop.describe("chat").productionVariants().getFirst().currentInstanceCount())
                .isEqualTo(3);
    }

    @Test
    void aDeletedEndpointIsGoneAfterItsTimeAndItsNameIsFree() {
        laptop.serving("chat");
        laptop.sagemaker().deleteEndpoint(b -> b.endpointName("chat"));

        assertThat(laptop.describe("chat").endpointStatus()).isEqualTo(EndpointStatus.DELETING);
        laptop.pass(Duration.ofSeconds(10));

        assertThatThrownBy(() -> laptop.describe("chat"))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("Could not find endpoint");
        laptop.create("chat", "chat-1");
        assertThat(laptop.describe("chat").endpointStatus()).isEqualTo(EndpointStatus.CREATING);
    }

    @Test
    void anImageUnknownToTheRegistryFailsTheEndpointAndOnlyDeletingHelps() {
        laptop.create("chat", laptop.configured("chat-1", IMAGE + ":9.9.9"));
        laptop.pass(Duration.ofSeconds(50));
        var next = laptop.configured("chat-2", IMAGE + ":1.2.0");

        assertThat(laptop.describe("chat").endpointStatus()).isEqualTo(EndpointStatus.FAILED);
        assertThat(laptop.describe("chat").failureReason()).contains(":9.9.9", "does not exist");
        assertThatThrownBy(() -> laptop.sagemaker()
                        .updateEndpoint(b -> b.endpointName("chat").endpointConfigName(next)))
                .hasMessageContaining("Failed");
        laptop.sagemaker().deleteEndpoint(b -> b.endpointName("chat"));
    }

    @Test
    void anUpdateThatFailsGoesBackToTheOldConfigurationAndSaysWhy() {
        laptop.serving("chat");
        var next = laptop.configured("chat-2", IMAGE + ":9.9.9");
        laptop.sagemaker().updateEndpoint(b -> b.endpointName("chat").endpointConfigName(next));

        laptop.pass(Duration.ofSeconds(50));

        var after = laptop.describe("chat");
        assertThat(after.endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
        assertThat(after.endpointConfigName()).isEqualTo("chat-1");
        assertThat(after.failureReason()).contains(":9.9.9");
    }
}
