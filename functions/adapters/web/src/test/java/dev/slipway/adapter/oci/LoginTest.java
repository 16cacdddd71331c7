package dev.slipway.adapter.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.contract.Secret;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Registry;
import dev.slipway.twin.Answer;
import dev.slipway.twin.Call;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A registry that wants to know who asks.
class LoginTest {
    private static final String TYPE = "application/vnd.oci.image.manifest.v1+json";
    private static final String BODY = "{\"schemaVersion\":2}";
    private static final String BOB =
            "Basic " + Base64.getEncoder().encodeToString("bob:hush:er".getBytes(StandardCharsets.UTF_8));

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        client.shutdownNow();
    }

    @Test
    void theUserGetsTheTokenAndTheTokenTheManifest() {
        assertThat(asked("bob:hush:er\n", this::withTokens)).isPresent();
        assertThat(seen).containsExactly("/v2/a/b/manifests/1.0 ", "/token " + BOB, "/v2/a/b/manifests/1.0 Bearer t");
    }

    @Test
    void aRegistryWithoutTokensIsShownTheUser() {
        assertThat(asked("bob:hush:er", this::withUsers)).isPresent();
        assertThat(seen).containsExactly("/v2/a/b/manifests/1.0 ", "/v2/a/b/manifests/1.0 " + BOB);
    }

    @Test
    void whoAsksWithoutAnythingIsToldWhatToSet() {
        try (var server = SayingRegistry.saying(this::withUsers)) {
            assertThatThrownBy(() -> images(server.uri(), Login.NOBODY).digest(new Registry("r.example"), "a/b", "1.0"))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("REGISTRY_SECRET");
        }
    }

    @Test
    void theSecretIsFetchedOnlyWhereSomebodyWantsIt() {
        Login untouched = Login.with(() -> {
            throw new AssertionError("nobody asked");
        });
        try (var server = SayingRegistry.saying(_ -> Answer.of(200, TYPE, BODY))) {
            assertThat(images(server.uri(), untouched).digest(new Registry("r.example"), "a/b", "1.0")).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hush", ":hush", "hush:", " "})
    void aSecretOfAnotherFormIsSaidWithoutQuotingIt(String secret) {
        assertThatThrownBy(() -> asked(secret, this::withUsers))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("user:password")
                .hasMessageNotContaining("hush");
    }

    @Test
    void noPasswordTravelsInTheOpen() {
        var login = Login.with(() -> new Secret("bob:hush"));

        assertThatThrownBy(() -> login.basic(URI.create("http://registry.example")))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("https");
        assertThat(login.basic(URI.create("https://registry.example"))).isPresent();
    }

    private Optional<Digest> asked(String secret, Function<Call, Answer> answers) {
        try (var server = SayingRegistry.saying(answers)) {
            return images(server.uri(), Login.with(() -> new Secret(secret)))
                    .digest(new Registry("r.example"), "a/b", "1.0");
        }
    }

    private OciImages images(URI address, Login login) {
        return new OciImages(client, _ -> address, login);
    }

    private Answer withTokens(Call call) {
        var shown = note(call);
        if (call.path().equals("/token")) {
            return shown.equals(BOB) ? Answer.of(200, "application/json", "{\"token\":\"t\"}") : Answer.of(401, TYPE, "{}");
        }
        var here = "http://" + call.header("host").orElseThrow();
        return shown.equals("Bearer t")
                ? Answer.of(200, TYPE, BODY)
                : challenge("Bearer realm=\"%s/token\",service=\"s\",scope=\"repository:a/b:pull\"".formatted(here));
    }

    private Answer withUsers(Call call) {
        return note(call).equals(BOB) ? Answer.of(200, TYPE, BODY) : challenge("Basic realm=\"r\"");
    }

    private String note(Call call) {
        var shown = call.header("authorization").orElse("");
        seen.add(call.path() + " " + shown);
        return shown;
    }

    private static Answer challenge(String header) {
        return new Answer(401, Map.of("WWW-Authenticate", header), "{}", Duration.ZERO);
    }
}
