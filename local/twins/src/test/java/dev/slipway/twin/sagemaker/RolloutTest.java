package dev.slipway.twin.sagemaker;

import static dev.slipway.twin.run.Laptop.IMAGE;
import static dev.slipway.twin.sagemaker.Updating.canary;
import static dev.slipway.twin.sagemaker.Updating.linear;
import static dev.slipway.twin.sagemaker.Updating.rolling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;

/// How an update moves traffic when nothing goes wrong. Instances take 40 s, a traffic step 10 s, the end 10 s.
class RolloutTest {
    @Test
    void aCanaryTakesItsShareBakesAndThenTakesTheRest() throws Exception {
        try (var update = Updating.of(3)) {
            update.start(canary(34));

            assertThat(update.stage()).isEqualTo("Creating 0 new 3 old");
            assertThat(update.pending().currentWeight()).isZero();
            assertThat(update.pass(40).stage()).isEqualTo("ActivatingTraffic 1 new 3 old");
            assertThat(update.pass(10).stage()).isEqualTo("Baking 1 new 3 old");
            assertThat(update.pending().variantStatus().getFirst().statusMessage())
                    .isEqualTo("Baking for 100 seconds (WaitIntervalInSeconds) with traffic enabled on canary capacity"
                            + " of 1 instance(s).");
            assertThat(update.pending().currentWeight()).isEqualTo(1);
            assertThat(update.toNew(9)).isEqualTo(3);
            assertThat(update.pass(100).stage()).isEqualTo("ActivatingTraffic 3 new 3 old");
            assertThat(update.toNew(9)).isEqualTo(3);
            assertThat(update.pass(10).stage()).isEqualTo("Baking 3 new 3 old");
            assertThat(update.toNew(9)).isEqualTo(9);
            assertThat(update.pass(200).stage()).isEqualTo("Deleting 3 new 3 old");
            assertThat(update.now().endpointConfigName()).isEqualTo("chat-1");

            var done = update.pass(10).now();
            assertThat(done.endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
            assertThat(done.endpointConfigName()).isEqualTo("chat-2");
            assertThat(done.failureReason()).isNull();
            assertThat(done.lastDeploymentConfig()
                            .blueGreenUpdatePolicy()
                            .trafficRoutingConfiguration()
                            .canarySize()
                            .value())
                    .isEqualTo(34);
            assertThat(done.lastModifiedTime()).isEqualTo(update.laptop.now());
        }
    }

    @Test
    void aLinearUpdateTakesOneStepAfterAnother() throws Exception {
        try (var update = Updating.of(4)) {
            update.start(linear(2));

            assertThat(update.pass(50).stage()).isEqualTo("Baking 2 new 4 old");
            assertThat(update.toNew(10)).isEqualTo(5);
            assertThat(update.pass(100).stage()).isEqualTo("ActivatingTraffic 4 new 4 old");
            assertThat(update.pass(10).stage()).isEqualTo("Deleting 4 new 4 old");
            assertThat(update.toNew(10)).isEqualTo(10);
            assertThat(update.pass(10).now().endpointConfigName()).isEqualTo("chat-2");
        }
    }

    @Test
    void aRollingUpdateReplacesBatchByBatch() throws Exception {
        try (var update = Updating.of(4)) {
            update.start(rolling(2));

            assertThat(update.pass(50).stage()).isEqualTo("Baking 2 new 4 old");
            assertThat(update.toNew(10)).isEqualTo(5);
            assertThat(update.pass(100).stage()).isEqualTo("Deleting 2 new 4 old");
            assertThat(update.pass(10).stage()).isEqualTo("Updating 2 new 2 old");
            assertThat(update.now().productionVariants().getFirst().desiredInstanceCount())
                    .isEqualTo(4);
            assertThat(update.pass(50).stage()).isEqualTo("Baking 4 new 2 old");
            assertThat(update.toNew(10)).isEqualTo(10);
            assertThat(update.pass(110).now().endpointConfigName()).isEqualTo("chat-2");
            assertThat(update.now().endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
        }
    }

    @Test
    void eachFleetShowsItsOwnImages() {
        try (var update = Updating.of(2)) {
            update.start(canary(50));
            update.pass(60);

            assertThat(update.now()
                            .productionVariants()
                            .getFirst()
                            .deployedImages()
                            .getFirst()
                            .specifiedImage())
                    .isEqualTo(IMAGE + ":1.2.0");
            assertThat(update.pending().deployedImages().getFirst().specifiedImage())
                    .isEqualTo(IMAGE + ":1.3.0");
        }
    }

    @Test
    void anUpdateInProgressTakesNoOther() {
        try (var update = Updating.of(2)) {
            update.start(canary(50));
            update.pass(60);

            assertThatThrownBy(() -> update.start(canary(50))).hasMessageContaining("in-progress");
            assertThatThrownBy(() -> update.laptop.sagemaker().deleteEndpoint(b -> b.endpointName("chat")))
                    .hasMessageContaining("in-progress");
        }
    }

    @Test
    void aPolicyOfTheCreationIsRememberedAndMayBeUsedLater() {
        try (var update = Updating.of(2)) {
            var laptop = update.laptop;
            laptop.sagemaker()
                    .createEndpoint(b ->
                            b.endpointName("other").endpointConfigName("chat-1").deploymentConfig(canary(50)));
            update.pass(50);
            assertThat(laptop.describe("other").endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);

            laptop.sagemaker()
                    .updateEndpoint(b ->
                            b.endpointName("other").endpointConfigName("chat-2").retainDeploymentConfig(true));
            laptop.pass(Duration.ofSeconds(60));

            assertThat(laptop.describe("other")
                            .pendingDeploymentSummary()
                            .productionVariants()
                            .getFirst()
                            .variantStatus()
                            .getFirst()
                            .statusMessage())
                    .contains("canary capacity of 1 instance(s)");
        }
    }

    @Test
    void marketplacePackagesAndInf1AreUpdatedAllAtOnceWithoutAWord() throws Exception {
        try (var update = Updating.of(2)) {
            var laptop = update.laptop;
            laptop.sagemaker()
                    .createModel(b -> b.modelName("bought")
                            .primaryContainer(
                                    c -> c.modelPackageName("arn:aws:sagemaker:eu-central-1:1:model-package/x")));
            configured(update, "inf", "chat-1", "ml.inf1.xlarge");
            configured(update, "bought", "bought", "ml.g6e.xlarge");
            update.pass(3);
            for (var excluded : new String[] {"inf", "bought"}) {
                laptop.sagemaker()
                        .updateEndpoint(b -> b.endpointName("chat")
                                .endpointConfigName(excluded)
                                .deploymentConfig(canary(50)));
                update.pass(50);

                assertThat(update.now().endpointConfigName()).isEqualTo(excluded);
                assertThat(update.now().endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
            }
            assertThat(laptop.events("sagemaker").toString()).doesNotContain("UPDATING");
        }
    }

    @Test
    void severalVariantsAreNotRolledInBatches() {
        try (var update = Updating.of(2)) {
            var sagemaker = update.laptop.sagemaker();
            for (var name : List.of("two-1", "two-2")) {
                sagemaker.createEndpointConfig(b ->
                        b.endpointConfigName(name).productionVariants(variant("a", "chat-1"), variant("b", "chat-1")));
            }
            update.pass(3);
            sagemaker.createEndpoint(b -> b.endpointName("two").endpointConfigName("two-1"));
            update.pass(50);
            sagemaker.updateEndpoint(
                    b -> b.endpointName("two").endpointConfigName("two-2").deploymentConfig(rolling(1)));
            update.pass(50);

            assertThat(update.laptop.describe("two").endpointConfigName()).isEqualTo("two-2");
            assertThat(update.laptop.describe("two").endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
        }
    }

    private static ProductionVariant variant(String name, String model) {
        return ProductionVariant.builder()
                .variantName(name)
                .modelName(model)
                .instanceType("ml.g6e.xlarge")
                .initialInstanceCount(2)
                .build();
    }

    private static void configured(Updating update, String name, String model, String instanceType) {
        var variant = ProductionVariant.builder()
                .variantName("main")
                .modelName(model)
                .instanceType(instanceType)
                .initialInstanceCount(2)
                .build();
        update.laptop
                .sagemaker()
                .createEndpointConfig(b -> b.endpointConfigName(name).productionVariants(variant));
    }
}
