package dev.slipway.twin.sagemaker;

import static dev.slipway.twin.run.Laptop.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.twin.run.Laptop;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.model.EndpointConfigSummary;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.EndpointSummary;
import software.amazon.awssdk.services.sagemaker.model.ModelSortKey;
import software.amazon.awssdk.services.sagemaker.model.ModelSummary;
import software.amazon.awssdk.services.sagemaker.model.OrderKey;
import software.amazon.awssdk.services.sagemaker.model.Tag;

class ListsAndTagsTest {
    private final Laptop laptop = Laptop.inMemory();

    @AfterEach
    void close() {
        laptop.close();
    }

    @Test
    void modelsComeInPagesNewestFirst() {
        for (int i = 10; i < 35; i++) {
            laptop.configured("m" + i, IMAGE);
        }

        var first = laptop.sagemaker().listModels(b -> b.maxResults(10));
        var all = laptop.sagemaker().listModelsPaginator(b -> b.maxResults(10)).models().stream()
                .map(ModelSummary::modelName)
                .toList();

        assertThat(first.models()).hasSize(10);
        assertThat(first.nextToken()).isNotBlank();
        assertThat(all).hasSize(25).doesNotHaveDuplicates().startsWith("m34").endsWith("m10");
    }

    @Test
    void listsAreFilteredAndSorted() {
        laptop.configured("alpha-chat", IMAGE);
        laptop.configured("beta", IMAGE);
        laptop.configured("gamma-chat", IMAGE);

        var models = laptop.sagemaker()
                .listModels(
                        b -> b.nameContains("chat").sortBy(ModelSortKey.NAME).sortOrder(OrderKey.ASCENDING));
        var configurations = laptop.sagemaker().listEndpointConfigs(b -> b.nameContains("BETA"));

        assertThat(models.models()).extracting(ModelSummary::modelName).containsExactly("alpha-chat", "gamma-chat");
        assertThat(configurations.endpointConfigs())
                .extracting(EndpointConfigSummary::endpointConfigName)
                .containsExactly("beta");
    }

    @Test
    void endpointsAreListedByStatus() {
        laptop.serving("one");
        laptop.create("two", laptop.configured("c", IMAGE));

        var serving = laptop.sagemaker().listEndpoints(b -> b.statusEquals(EndpointStatus.IN_SERVICE));
        var creating = laptop.sagemaker().listEndpoints(b -> b.statusEquals(EndpointStatus.CREATING));

        assertThat(serving.endpoints())
                .extracting(EndpointSummary::endpointName)
                .containsExactly("one");
        assertThat(creating.endpoints())
                .extracting(EndpointSummary::endpointName)
                .containsExactly("two");
    }

    @Test
    void aPageHoldsOneToAHundredAndItsTokenIsOurs() {
        assertThatThrownBy(() -> laptop.sagemaker().listModels(b -> b.maxResults(101)))
                .hasMessageContaining("less than or equal to 100");
        assertThatThrownBy(() -> laptop.sagemaker().listModels(b -> b.nextToken("made-up")))
                .hasMessageContaining("NextToken");
    }

    @Test
    void tagsGivenAtCreationAreReadAndMoreCanBeAdded() {
        var arn = laptop.sagemaker()
                .createModel(b -> b.modelName("m")
                        .primaryContainer(c -> c.image(IMAGE))
                        .tags(tag("app", "chat"), tag("plan", "1")))
                .modelArn();

        laptop.sagemaker().addTags(b -> b.resourceArn(arn).tags(tag("plan", "2")));

        assertThat(laptop.sagemaker().listTags(b -> b.resourceArn(arn)).tags())
                .containsExactly(tag("app", "chat"), tag("plan", "2"));
    }

    @Test
    void whatIsGoneHasNoTags() {
        laptop.serving("chat");
        var arn = laptop.describe("chat").endpointArn();
        laptop.sagemaker().deleteEndpoint(b -> b.endpointName("chat"));
        laptop.pass(Duration.ofSeconds(10));

        assertThatThrownBy(() -> laptop.sagemaker().listTags(b -> b.resourceArn(arn)))
                .hasMessageContaining("Could not find");
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
