package dev.slipway.adapter.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Fault;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Digest;
import dev.slipway.core.plan.Images;
import dev.slipway.core.plan.ImagesContract;
import dev.slipway.twin.Effect;
import dev.slipway.twin.Rule;
import dev.slipway.twin.run.TwinSettings;
import dev.slipway.twin.run.Twins;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OciImagesTest extends ImagesContract {
    private final Twins twins = Twins.start(TwinSettings.standard());
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address = twins.registry().uri();
    private final Images images = new OciImages(client, _ -> address);

    @AfterEach
    void close() {
        client.shutdownNow();
        twins.close();
    }

    @Override
    protected Images images() {
        return images;
    }

    @Override
    protected void from(Fault fault) {
        from("GetManifest", fault);
    }

    @Test
    void theDigestIsThatOfTheManifestsBytes() throws Exception {
        var digest = images.digest(REGISTRY, REPOSITORY, TAG);

        var scope = "/token?scope=repository:" + REPOSITORY + ":pull";
        var token = new String(get(scope, "nobody"), StandardCharsets.UTF_8)
                .replaceFirst(".*\"token\":\"([^\"]*)\".*", "$1");
        assertThat(digest).contains(Digest.of(get("/v2/%s/manifests/%s".formatted(REPOSITORY, TAG), token)));
    }

    @ParameterizedTest
    @EnumSource
    void theTokenServiceFailsByTheNameOfItsTrouble(Fault fault) {
        from("GetToken", fault);

        assertThatThrownBy(() -> images.digest(REGISTRY, REPOSITORY, TAG)).isInstanceOf(fault.failure());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetToken", "GetManifest"})
    void anAnswerThatIsHeldOrDripsIsUnavailableAfterTheDeadline(String operation) {
        var hasty = new OciImages(client, _ -> address, Login.NOBODY, Duration.ofSeconds(2));
        var dial = twins.registry().dial();
        dial.add(Rule.on(operation, new Effect.Hold()).times(1));
        dial.add(Rule.on(operation, new Effect.Drip(500)).times(1));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> hasty.digest(REGISTRY, REPOSITORY, TAG))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("no whole answer in 2000 ms");
        }
    }

    @Test
    void nobodyAtTheAddressIsUnavailable() {
        var nowhere = new OciImages(client, _ -> URI.create("http://127.0.0.1:1"));

        assertThatThrownBy(() -> nowhere.digest(REGISTRY, REPOSITORY, TAG)).isInstanceOf(Unavailable.class);
    }

    private void from(String operation, Fault fault) {
        twins.registry()
                .dial()
                .add(Rule.on(
                        operation,
                        switch (fault) {
                            case THROTTLED -> new Effect.Refuse(429, 1);
                            case BROKEN -> new Effect.Refuse(503, 0);
                            case GARBAGE -> new Effect.Garbage();
                            case LOST -> new Effect.LoseAnswer();
                        }));
    }

    private byte[] get(String path, String token) throws Exception {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "*/*")
                .build();
        return client.send(request, BodyHandlers.ofByteArray()).body();
    }
}
