package dev.slipway.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.wire.ListeningContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpHandlerTest {
    private final List<String> lines = new ArrayList<>();

    record Note(String text) {}

    @ParameterizedTest
    @MethodSource("failures")
    void tellsAFailureByItsKindAndNeverByItsMessage(RuntimeException failure, int status, String retryAfter)
            throws IOException {
        var answer = handled(breaking(failure), event("GET", "/thing", ""));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(status);
        assertThat(answer.path("headers").path("retry-after").asText()).isEqualTo(retryAfter);
        assertThat(answer.toString()).doesNotContain("hush").contains("request-7");
        assertThat(lines.getFirst()).contains(failure.getClass().getName()).doesNotContain("hush");
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new Throttled("hush"), 429, "20"),
                Arguments.of(new Unavailable("hush"), 503, "5"),
                Arguments.of(new Conflict("hush"), 409, ""),
                Arguments.of(new Refused("hush"), 502, ""),
                Arguments.of(new Malformed("hush"), 500, ""),
                Arguments.of(new IllegalStateException("hush"), 500, ""));
    }

    @Test
    void saysWhatHelpsWhereWaitingAloneDoesNot() throws IOException {
        var full = new Unavailable("hush", new IOException("hush"), "make room, then repeat");

        assertThat(handled(breaking(full), event("GET", "/thing", "")).path("body").asText())
                .contains("make room, then repeat")
                .doesNotContain("hush");
    }

    @Test
    void saysOfABugNothingButTheRequest() throws IOException {
        var answer = handled(breaking(new IllegalStateException("hush")), event("GET", "/thing", ""));

        assertThat(answer.path("body").asText())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Internal Server Error\",\"status\":500,"
                        + "\"code\":\"internal\",\"request_id\":\"request-7\"}");
    }

    @Test
    void logsTheRouteAsItIsWrittenAndNothingThatWasSent() throws IOException {
        handled(answering(), event("GET", "/thing/hush-part", ""));
        handled(answering(), event("POST", "/notes", "{\"text\":\"hush\"}"));

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst())
                .matches("\\{\"_aws\":\\{.*},\"caller\":\"alice\",\"code\":\"unknown_path\",\"duration_ms\":\\d+,\"failures\":0,"
                        + "\"request_id\":\"request-7\",\"route\":\"none\",\"start\":\"cold\",\"status\":404,\"step\":\"Http\"}\n");
        assertThat(lines.getLast()).contains("\"route\":\"POST /notes\"").doesNotContain("hush");
    }

    @Test
    void readsABodyThatIsTextOrBase64() throws IOException {
        var plain = handled(answering(), event("POST", "/notes", "{\"text\":\"ä\"}"));
        var encoded = handled(
                answering(),
                event("POST", "/notes", "eyJ0ZXh0IjoiYSJ9")
                        .replace("\"isBase64Encoded\":false", "\"isBase64Encoded\":true"));

        assertThat(plain.path("body").asText()).isEqualTo("{\"text\":\"ä\"}");
        assertThat(encoded.path("body").asText()).isEqualTo("{\"text\":\"a\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "userName", "cognito:username", "https://example.com/claims/person#id"})
    void takesTheCallerFromTheClaimThatItWasTold(String claim) throws IOException {
        var named = event("GET", "/thing", "").replace("{\"sub\":\"alice\"}", "{\"sub\":\"7f-9\",\"%s\":\"bob\"}".formatted(claim));

        handled(new HttpHandler(answering(), CallerLimit.standard(), () -> Instant.EPOCH, claim), named);
        var stranger = handled(answering(), named);

        assertThat(lines.getFirst()).contains("\"caller\":\"bob\"");
        assertThat(stranger.path("statusCode").asInt()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "{\"sub\":\"auth0|5f7Cé\"}; a token whose claim sub has the form aaaa9|9a9A<U+00E9>",
        "{\"sub\":\"00u1abc\"}; a token whose claim sub has the form 99a9aaa",
        "{\"sub\":7}; a token without the claim sub",
        "{\"name\":\"alice\"}; a token without the claim sub"
    })
    void saysOfATokenOfNobodyWeKnowWhichClaimHasWhichForm(String claims, String observed) throws IOException {
        var stranger = handled(answering(), event("GET", "/thing", "").replace("{\"sub\":\"alice\"}", claims));
        var problem = stranger.path("body").asText();

        assertThat(stranger.path("statusCode").asInt()).isEqualTo(401);
        assertThat(problem).contains("bad_subject", observed, "1 to 64 of a-z", "user pool: make a user", "issuer of your own", "-c subject=CLAIM").doesNotContain("5f7C", "00u1");
    }

    @Test
    void throwsWhatIsNoHttpEvent() {
        for (var event : List.of("{}", "[]", "{\"version\":\"1.0\"}", "{", "{\"Records\":[]}")) {
            assertThatThrownBy(() -> handled(answering(), event)).isInstanceOf(Malformed.class);
        }
    }

    private static List<Route> answering() {
        return List.of(
                Route.get("/thing", _ -> HttpReply.json(200, Map.of())),
                Route.post("/notes", Note.class, (_, note) -> HttpReply.json(200, note)));
    }

    private static List<Route> breaking(RuntimeException failure) {
        return List.of(Route.get("/thing", _ -> {
            throw failure;
        }));
    }

    private JsonNode handled(List<Route> routes, String event) throws IOException {
        return handled(new HttpHandler(routes, CallerLimit.standard(), () -> Instant.EPOCH), event);
    }

    private JsonNode handled(HttpHandler handler, String event) throws IOException {
        var out = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, new ListeningContext(lines));
        return new ObjectMapper().readTree(out.toByteArray());
    }

    private static String event(String method, String path, String body) {
        return """
                {"version":"2.0","new_field_of_aws":[1],"rawPath":"%s","rawQueryString":"","headers":%s,"requestContext":
                {"requestId":"request-7","http":{"method":"%s"},"authorizer":{"jwt":{"claims":{"sub":"alice"}}}},
                "body":"%s","isBase64Encoded":false}""".formatted(
                        path,
                        body.isEmpty() ? "{}" : "{\"Content-Type\":\"application/json\"}",
                        method,
                        body.replace("\"", "\\\""));
    }
}
