package dev.slipway.twin.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.twin.Effect;
import dev.slipway.twin.Hash;
import dev.slipway.twin.Json;
import dev.slipway.twin.Rule;
import dev.slipway.twin.run.Laptop;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryTwinTest {
    private static final String REPOSITORY = "nim/meta/llama-3.1-8b-instruct";
    private static final String ALL = Images.INDEX + ", " + Images.MANIFEST;

    private final Laptop laptop = Laptop.inMemory();

    @AfterEach
    void close() {
        laptop.close();
    }

    @Test
    void theBaseAsksForATokenAndSaysWhere() throws Exception {
        var answer = laptop.send(laptop.to("registry", "/v2/"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .matches("Bearer realm=\"http://127.0.0.1:\\d+/token\",service=\"127.0.0.1:\\d+\"");
        assertThat(code(answer)).isEqualTo("UNAUTHORIZED");
    }

    @Test
    void theChallengeLeadsToATokenAndTheTokenToTheManifest() throws Exception {
        var challenge = laptop.send(laptop.to("registry", "/v2/" + REPOSITORY + "/manifests/1.2.0"))
                .headers()
                .firstValue("WWW-Authenticate")
                .orElseThrow();
        var parts = Pattern.compile("Bearer realm=\"(.+)\",service=\"(.+)\",scope=\"(.+)\"")
                .matcher(challenge);
        assertThat(parts.matches()).isTrue();

        var token = Json.MAPPER.readTree(laptop.send(HttpRequest.newBuilder(
                        URI.create(parts.group(1) + "?service=" + parts.group(2) + "&scope=" + parts.group(3))))
                .body());

        assertThat(parts.group(3)).isEqualTo("repository:" + REPOSITORY + ":pull");
        assertThat(token.path("access_token")).isEqualTo(token.path("token"));
        assertThat(token.path("expires_in").asInt()).isEqualTo(300);
        assertThat(pull(REPOSITORY, "1.2.0", token.path("token").asText(), ALL).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theDigestIsThatOfTheBody() throws Exception {
        var index = pull(REPOSITORY, "1.2.0", token(REPOSITORY), ALL);
        var digest = digest(index);

        assertThat(digest).isEqualTo("sha256:" + Hash.of(index.body()));
        assertThat(index.headers().firstValue("Content-Type")).hasValue(Images.INDEX);
        assertThat(pull(REPOSITORY, digest, token(REPOSITORY), ALL).body()).isEqualTo(index.body());
        for (var entry : Json.MAPPER.readTree(index.body()).path("manifests")) {
            var manifest = pull(REPOSITORY, entry.path("digest").asText(), token(REPOSITORY), ALL);
            assertThat(manifest.headers().firstValue("Content-Type")).hasValue(Images.MANIFEST);
            assertThat(digest(manifest)).isEqualTo(entry.path("digest").asText());
            assertThat(manifest.body()).hasSize(entry.path("size").asInt());
        }
    }

    @Test
    void headGivesTheDigestWithoutTheBody() throws Exception {
        var answer = laptop.send(laptop.to("registry", "/v2/" + REPOSITORY + "/manifests/latest")
                .header("Authorization", "Bearer " + token(REPOSITORY))
                .header("Accept", ALL)
                .HEAD());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(digest(answer)).isEqualTo(digest(pull(REPOSITORY, "latest", token(REPOSITORY), ALL)));
        assertThat(answer.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isPositive();
    }

    @Test
    void aClientThatTakesNoIndexGetsTheManifestForAmd64() throws Exception {
        var answer = pull(REPOSITORY, "1.2.0", token(REPOSITORY), Images.MANIFEST);

        assertThat(answer.headers().firstValue("Content-Type")).hasValue(Images.MANIFEST);
        assertThat(digest(answer)).isEqualTo("sha256:" + Hash.of(answer.body()));
    }

    @Test
    void differentTagsAndRepositoriesHaveDifferentDigests() throws Exception {
        var other = "nim/nvidia/nemotron";

        assertThat(List.of(
                        digest(pull(REPOSITORY, "1.2.0", token(REPOSITORY), ALL)),
                        digest(pull(REPOSITORY, "1.3.0", token(REPOSITORY), ALL)),
                        digest(pull(other, "1.2.0", token(other), ALL))))
                .doesNotHaveDuplicates();
    }

    @Test
    void unknownNamesAndTagsAreToldApart() throws Exception {
        var foreign = pull("library/alpine", "latest", token("library/alpine"), ALL);
        var tag = pull(REPOSITORY, "9.9.9", token(REPOSITORY), ALL);
        var digest = pull(REPOSITORY, "sha256:" + "0".repeat(64), token(REPOSITORY), ALL);

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(code(foreign)).isEqualTo("NAME_UNKNOWN");
        assertThat(code(tag)).isEqualTo("MANIFEST_UNKNOWN");
        assertThat(code(digest)).isEqualTo("MANIFEST_UNKNOWN");
    }

    @Test
    void aForeignOrExpiredTokenIsRefusedWithANewChallenge() throws Exception {
        var token = token(REPOSITORY);

        assertThat(pull("nim/nvidia/nemotron", "1.2.0", token, ALL).statusCode())
                .isEqualTo(401);
        assertThat(pull(REPOSITORY, "1.2.0", "made-up", ALL).statusCode()).isEqualTo(401);
        laptop.pass(Duration.ofMinutes(5));
        var expired = pull(REPOSITORY, "1.2.0", token, ALL);
        assertThat(expired.statusCode()).isEqualTo(401);
        assertThat(expired.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void aBusyRegistryAsksForPatience() throws Exception {
        laptop.twins()
                .registry()
                .dial()
                .add(Rule.on("GetManifest", new Effect.Refuse(429, 7)).times(1));

        var busy = pull(REPOSITORY, "1.2.0", token(REPOSITORY), ALL);

        assertThat(busy.statusCode()).isEqualTo(429);
        assertThat(code(busy)).isEqualTo("TOOMANYREQUESTS");
        assertThat(busy.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(pull(REPOSITORY, "1.2.0", token(REPOSITORY), ALL).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aBrokenRegistryAnswersWithItsStatus() throws Exception {
        laptop.twins().registry().dial().add(Rule.on("*", new Effect.Refuse(503, 0)));

        assertThat(laptop.send(laptop.to("registry", "/v2/")).statusCode()).isEqualTo(503);
    }

    @Test
    void repositoriesMayBeListedOneByOne() {
        var images = new Images(Repositories.of(Map.of("team/model", List.of("1"))));

        assertThat(images.digest("registry.example:5000/team/model:1")).isPresent();
        assertThat(images.digest("team/model:1")).isPresent();
        assertThat(images.digest("team/model")).isEmpty();
        assertThat(images.digest("team/other:1")).isEmpty();
    }

    @Test
    void theRegistryIsReadOnly() throws Exception {
        assertThat(laptop.send(laptop.to("registry", "/v2/").DELETE()).statusCode())
                .isEqualTo(405);
    }

    private String token(String repository) throws IOException, InterruptedException {
        var scope = "repository:" + repository + ":pull";
        var answer = laptop.send(laptop.to("registry", "/token?service=twin&scope=" + scope));
        return Json.MAPPER.readTree(answer.body()).path("token").asText();
    }

    private HttpResponse<String> pull(String repository, String reference, String token, String accept)
            throws IOException, InterruptedException {
        return laptop.send(laptop.to("registry", "/v2/" + repository + "/manifests/" + reference)
                .header("Authorization", "Bearer " + token)
                .header("Accept", accept));
    }

    private static String digest(HttpResponse<String> answer) {
        return answer.headers().firstValue("Docker-Content-Digest").orElseThrow();
    }

    private static String code(HttpResponse<String> answer) throws IOException {
        return Json.MAPPER.readTree(answer.body()).at("/errors/0/code").asText();
    }
}
