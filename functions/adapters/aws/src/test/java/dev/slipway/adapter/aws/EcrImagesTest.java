package dev.slipway.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Registry;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// No emulator at hand has ECR: its answers are those of the API reference.
class EcrImagesTest {
    static final Registry REGISTRY = new Registry("000000000001.dkr.ecr.eu-central-1.amazonaws.com");

    private static final String MANIFEST = "{\\\"schemaVersion\\\":2}";
    private static final Digest DIGEST = Digest.of("{\"schemaVersion\":2}".getBytes(StandardCharsets.UTF_8));
    private static final Digest OTHER = Digest.of(new byte[] {7});

    private final AwsStub stub = AwsStub.start();

    @AfterEach
    void stop() {
        stub.close();
    }

    static EcrImages over(AwsConnection aws) {
        return new EcrImages(aws, (registry, repository, tag) -> Optional.of(OTHER));
    }

    @Test
    void theDigestIsThatOfTheManifest() {
        stub.answers(200, found(DIGEST));

        assertThat(digest("1.0")).contains(DIGEST);

        var asked = stub.asked().getFirst();
        assertThat(asked.operation()).isEqualTo("BatchGetImage");
        assertThat(asked.headers().get("authorization")).contains("/eu-central-1/ecr/aws4_request");
        assertThat(asked.json().path("registryId").textValue()).isEqualTo("000000000001");
        assertThat(asked.json().path("repositoryName").textValue()).isEqualTo("nim/meta/llama");
        assertThat(asked.json().at("/imageIds/0/imageTag").textValue()).isEqualTo("1.0");
        assertThat(asked.json().path("acceptedMediaTypes").valueStream().map(type -> type.textValue()))
                .contains("application/vnd.oci.image.index.v1+json");
    }

    @Test
    void aDigestIsLookedUpAsOne() {
        stub.answers(200, found(DIGEST));

        assertThat(digest(DIGEST.value())).contains(DIGEST);

        assertThat(stub.asked().getFirst().json().at("/imageIds/0/imageDigest").textValue()).isEqualTo(DIGEST.value());
    }

    @Test
    void anImageThatIsNotThereIsNothing() {
        stub.answers(200, "{\"images\":[],\"failures\":[{\"failureCode\":\"ImageNotFound\"}]}");

        assertThat(digest("1.0")).isEmpty();
    }

    @Test
    void whatEcrSaysOfAnotherManifestIsNotBelieved() {
        stub.answers(200, found(OTHER));

        assertThatThrownBy(() -> digest("1.0")).isInstanceOf(Malformed.class);
    }

    @Test
    void anotherManifestThanThatOfTheDigestIsRefused() {
        stub.answers(200, found(DIGEST));

        assertThatThrownBy(() -> digest(OTHER.value())).isInstanceOf(Malformed.class);
    }

    @Test
    void anAnswerWithoutAManifestIsRefused() {
        stub.answers(200, "{\"images\":[],\"failures\":[{\"failureCode\":\"KmsError\"}]}");

        assertThatThrownBy(() -> digest("1.0")).isInstanceOf(Malformed.class).hasMessageContaining("KmsError");
    }

    @Test
    void registriesOfOthersAreAskedByTheirOwnProtocol() {
        assertThat(over(stub.connection()).digest(new Registry("nvcr.io"), "nim/meta/llama", "1.0")).contains(OTHER);
        assertThat(stub.asked()).isEmpty();
    }

    private Optional<Digest> digest(String tag) {
        return over(stub.connection()).digest(REGISTRY, "nim/meta/llama", tag);
    }

    private static String found(Digest said) {
        return "{\"images\":[{\"imageId\":{\"imageDigest\":\"%s\"},\"imageManifest\":\"%s\"}],\"failures\":[]}"
                .formatted(said, MANIFEST);
    }
}
