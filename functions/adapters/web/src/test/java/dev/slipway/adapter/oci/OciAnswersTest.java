package dev.slipway.adapter.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Registry;
import dev.slipway.twin.Answer;
import dev.slipway.twin.Call;
import dev.slipway.twin.TwinServer;
import dev.slipway.wire.web.Exchange;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that the registry's twin never gives. Longer than a screen, for it is a list.
class OciAnswersTest {
    private static final String TYPE = "application/vnd.oci.image.manifest.v1+json";
    private static final String BODY = "{\"schemaVersion\":2}";
    private static final Digest DIGEST = Digest.of(BODY.getBytes(StandardCharsets.UTF_8));

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final TwinServer elsewhere = SayingRegistry.saying(_ -> Answer.of(200, TYPE, BODY));

    @AfterEach
    void close() {
        client.shutdownNow();
        elsewhere.close();
    }

    @Test
    void aManifestNeedsNeitherTokenNorDigestHeader() {
        assertThat(asked(_ -> Answer.of(200, TYPE + "; charset=utf-8", BODY))).contains(DIGEST);
    }

    @Test
    void aHeaderThatNamesAnotherDigestIsMalformed() {
        var other = "sha256:" + "0".repeat(64);

        assertThatThrownBy(() -> asked(_ -> Answer.of(200, TYPE, BODY).with("Docker-Content-Digest", other)))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining(other)
                .hasMessageContaining(DIGEST.value());
    }

    @Test
    void anotherManifestThanThatOfTheDigestIsMalformed() {
        assertThatThrownBy(() -> asked("a/b", "sha256:" + "0".repeat(64), _ -> Answer.of(200, TYPE, BODY)))
                .isInstanceOf(Malformed.class);
        assertThat(asked("a/b", DIGEST.value(), _ -> Answer.of(200, TYPE, BODY)))
                .contains(DIGEST);
    }

    @Test
    void aPageThatIsNoManifestIsMalformed() {
        assertThatThrownBy(() -> asked(_ -> Answer.of(200, "text/html", "<html>Sign in")))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("«text/html»");
    }

    @Test
    void anOversizedManifestIsMalformed() {
        var large = "x".repeat(Exchange.LARGEST + 1);

        assertThatThrownBy(() -> asked(_ -> Answer.of(200, TYPE, large)))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("more than 4194304 bytes");
        assertThat(asked(_ -> Answer.of(200, TYPE, large.substring(1)))).isPresent();
    }

    @Test
    void aRedirectIsRefusedAndNotFollowed() {
        assertThatThrownBy(() -> asked(_ -> Answer.of(307, TYPE, BODY).with("Location", elsewhere.uri() + "/stolen")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("307");
        assertThat(SayingRegistry.asked(elsewhere, "/stolen")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"400", "403", "405"})
    void anyOther4xxIsRefused(int status) {
        assertThatThrownBy(() -> asked(_ -> Answer.of(status, TYPE, "{}"))).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer realm=\"ELSE/token\"",
                "Bearer realm=\"HERE@ELSE/token\"",
                "Bearer realm=\"mailto:x\"",
                "Bearer",
                "Bearer x",
                "Basic realm=\"HERE\""
            })
    void aTokenIsAskedForAtTheRegistryOnly(String challenge) {
        var there = elsewhere.uri().toString();

        assertThatThrownBy(() -> asked(call -> challenged(
                        challenge
                                .replace("@ELSE", "@" + there.substring("http://".length()))
                                .replace("ELSE", there),
                        call)))
                .isInstanceOf(Refused.class);
        assertThat(SayingRegistry.asked(elsewhere, "/token")).isZero();
    }

    @Test
    void anAddressThatIsNoneIsMalformed() {
        assertThatThrownBy(() -> asked(call -> challenged("Bearer realm=\"http://[\"", call)))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void theTokenIsSentToTheRegistryThatGaveIt() {
        var digest = asked(call -> call.header("authorization").orElse("").equals("Bearer t.0-k=")
                ? Answer.of(200, TYPE, BODY)
                : tokens(200, "{\"access_token\":\"t.0-k=\"}", call));

        assertThat(digest).contains(DIGEST);
    }

    @Test
    void aTokenThatDoesNotHelpIsRefused() {
        assertThatThrownBy(() -> asked(call -> tokens(200, "{\"token\":\"t\"}", call)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("other credentials");
    }

    @Test
    void theTokenServicesStatusDecides() {
        assertThatThrownBy(() -> asked(call -> tokens(403, "{}", call))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> asked(call -> tokens(302, "{}", call))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> asked(call -> tokens(429, "{}", call))).isInstanceOf(Throttled.class);
        assertThatThrownBy(() -> asked(call -> tokens(502, "{}", call))).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "[]", "{}", "{\"token\":7.5e}", "{\"token\":{}}", "{\"token\":\"a\\r\\nb\"}"})
    void anAnswerWithoutATokenIsMalformed(String body) {
        assertThatThrownBy(() -> asked(call -> tokens(200, body, call))).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "../token,1.2.0",
        "a//b,1.2.0",
        "a b,1.2.0",
        "A,1.2.0",
        "'',1.2.0",
        "a,''",
        "a,-1",
        "a,a/b",
        "a,1?x=y",
        "a,sha256:12"
    })
    void aNameThatNoRegistryHoldsIsMalformedAndNotAskedFor(String repository, String tag) {
        var calls = new AtomicInteger();

        assertThatThrownBy(() -> asked(repository, tag, _ -> Answer.of(200 + calls.getAndIncrement(), TYPE, BODY)))
                .isInstanceOf(Malformed.class);

        assertThat(calls).hasValue(0);
    }

    private Optional<Digest> asked(Function<Call, Answer> answers) {
        return asked("a/b", "1.0", answers);
    }

    private Optional<Digest> asked(String repository, String reference, Function<Call, Answer> answers) {
        try (var server = SayingRegistry.saying(answers)) {
            return new OciImages(client, _ -> server.uri()).digest(new Registry("r.example"), repository, reference);
        }
    }

    /// A challenge for whoever brings no token, and an answer like this from the token service.
    private static Answer tokens(int status, String body, Call call) {
        return call.path().equals("/token")
                ? Answer.of(status, "application/json", body)
                : challenged("Bearer realm=\"HERE/token?a=b\",service=\"s\",scope=\"repository:a/b:pull\"", call);
    }

    private static Answer challenged(String challenge, Call call) {
        var here = "http://" + call.header("host").orElseThrow();
        return new Answer(401, Map.of("WWW-Authenticate", challenge.replace("HERE", here)), "{}", Duration.ZERO);
    }
}
