package dev.slipway.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shape;
import dev.slipway.wire.ListeningContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Routes that people come to with a browser.
class PageRoutesTest {
    private static final Shape TOKEN = new Shape("bad", Pattern.compile("[a-z-]{1,64}"), 64, "a token", "look again");
    private static final Face FACE = (status, problems, id) ->
            new Html("%d %s %s".formatted(status, problems.getFirst().code(), id), "sha256-face");

    private final List<String> lines = new ArrayList<>();
    private final List<String> done = new ArrayList<>();

    private final List<Route> routes = List.of(
            Route.get("/review/{token}", TOKEN, this::look).forEverybody().as(FACE),
            Route.form("/review/{token}", TOKEN, Set.of("decision"), this::decide)
                    .forEverybody()
                    .as(FACE),
            Route.get("/list", _ -> HttpReply.json(200, List.of())));

    private HttpReply look(HttpRequest request) {
        if (!request.looking()) {
            done.add("looked");
        }
        return HttpReply.page(200, new Html("<p>hush " + request.cookies().getOrDefault("form", "none"), "sha256-style"))
                .with(new Cookie("form", "value", "/review", Duration.ofHours(1)))
                .marked("hash");
    }

    private HttpReply decide(HttpRequest request, Form form) {
        done.add(form.get("decision").orElse("nothing"));
        return request.address().equals("203.0.113.7")
                ? HttpReply.page(200, new Html("<p>done", "sha256-style"))
                : HttpReply.problem(500, new Problem("wrong_address", "", "", "", ""));
    }

    @Test
    void aPageMayBeReadAndMaySendItsFormsBackAndNothingElse() {
        var answer = get("/review/hush-token");

        assertThat(headers(answer))
                .contains("content-type: text/html; charset=utf-8", "cache-control: no-store", "referrer-policy: no-referrer")
                .contains("x-content-type-options: nosniff", "x-robots-tag: noindex, nofollow", "x-frame-options: DENY")
                .contains(
                        "content-security-policy: default-src 'none'; style-src 'sha256-style'; form-action 'self';"
                                + " frame-ancestors 'none'; base-uri 'none'")
                .anyMatch(header -> header.startsWith("permissions-policy: camera=()"))
                .noneMatch(header -> header.startsWith("access-control"));
    }

    @ParameterizedTest
    @CsvSource({"https, form=value; Path=/review; Max-Age=3600; HttpOnly; SameSite=Strict; Secure",
        "http, form=value; Path=/review; Max-Age=3600; HttpOnly; SameSite=Strict"})
    void aCookieIsForThisSiteAloneAndForNoScript(String scheme, String cookie) {
        var answer = handled("GET", "/review/hush-token", event -> header(event, "x-forwarded-proto", scheme));

        assertThat(answer.path("cookies").valueStream().map(JsonNode::asText)).containsExactly(cookie);
    }

    @Test
    void aCookieThatComesTwiceIsNone() {
        var once = handled("GET", "/review/x", event -> event.putArray("cookies").add("form=a").add("other=b"));
        var twice = handled("GET", "/review/x", event -> event.putArray("cookies").add("form=a").add("form=b"));

        assertThat(once.path("body").asText()).isEqualTo("<p>hush a");
        assertThat(twice.path("body").asText()).isEqualTo("<p>hush none");
    }

    @Test
    void headIsAnsweredAsGetWithoutABodyAndNothingComesOfIt() {
        var head = handled("HEAD", "/review/hush-token", _ -> {});
        var get = get("/review/hush-token");

        assertThat(head.path("statusCode")).isEqualTo(get.path("statusCode"));
        var headers = head.path("headers").deepCopy();
        var length = ((ObjectNode) headers).remove("content-length").asText();
        assertThat(headers).isEqualTo(get.path("headers"));
        assertThat(length).isEqualTo("%d".formatted(get.path("body").asText().getBytes(StandardCharsets.UTF_8).length));
        assertThat(head.path("body").asText()).isEmpty();
        assertThat(head.has("cookies")).isFalse();
        assertThat(done).containsExactly("looked");
    }

    @Test
    void optionsTellsTheMethodsAndNothingComesOfIt() {
        var answer = handled("OPTIONS", "/review/hush-token", _ -> {});

        assertThat(answer.path("statusCode").asInt()).isEqualTo(204);
        assertThat(answer.path("headers").path("allow").asText()).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(done).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE", "get"})
    void anotherMethodIsNotAllowed(String method) {
        var answer = handled(method, "/review/hush-token", _ -> {});

        assertThat(answer.path("statusCode").asInt()).isEqualTo(405);
        assertThat(answer.path("headers").path("allow").asText()).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(answer.path("body").asText()).isEqualTo("405 wrong_method request-7");
    }

    @Test
    void aRouteWithoutAFaceTakesNoHead() {
        assertThat(handled("HEAD", "/list", _ -> {}).path("statusCode").asInt()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "same-origin, https://slipway.example, 200",
        "same-origin, null, 200",
        "same-origin, -, 200",
        "-, https://slipway.example, 200",
        "-, -, 403",
        "-, null, 403",
        "-, https://evil.example, 403",
        "-, http://slipway.example, 403",
        "-, https://slipway.example.evil.example, 403",
        "same-origin, https://evil.example, 403",
        "cross-site, https://slipway.example, 403",
        "cross-site, null, 403",
        "same-site, null, 403",
        "none, -, 403"})
    void aFormComesFromAPageOfOursOrNotAtAll(@Nullable String site, @Nullable String origin, int status) {
        var answer = handled("POST", "/review/hush-token", event -> {
            form(event, "decision=approve");
            if (site != null) {
                header(event, "sec-fetch-site", site);
            }
            if (origin != null) {
                header(event, "origin", origin);
            }
        });

        assertThat(answer.path("statusCode").asInt()).isEqualTo(status);
        assertThat(done).isEqualTo(status == 200 ? List.of("approve") : List.of());
    }

    @Test
    void whatIsNoFormIsRefusedWithAPage() {
        var large = "decision=" + "a".repeat(16 * 1024);

        assertThat(sent("decision=approve&decision=reject")).isEqualTo("400 repeated_field request-7");
        assertThat(sent(large)).isEqualTo("413 too_large request-7");
        assertThat(handled("POST", "/review/x", event -> header(event, "content-type", "application/json"))
                        .path("body")
                        .asText())
                .isEqualTo("415 unsupported_media request-7");
        assertThat(done).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/review/hush-token/", "/review/hush-token)", "/review/hush-token%20", "/Review/hush-token", "/x/hush-token"})
    void noAnswerAndNoLogRepeatsWhatMayBeAToken(String path) {
        var answer = get(path);

        assertThat(answer.path("statusCode").asInt()).isIn(400, 404);
        assertThat(answer.toString()).doesNotContain("hush");
        assertThat(lines).isNotEmpty().allMatch(line -> !line.contains("hush"));
    }

    @Test
    void theLogHasTheRouteAndItsMark() {
        get("/review/hush-token");

        assertThat(lines.getFirst()).contains("\"route\":\"GET /review/{token}\"", "\"mark\":\"hash\"").doesNotContain("hush");
    }

    private String sent(String body) {
        return handled("POST", "/review/hush-token", event -> {
                    form(event, body);
                    header(event, "sec-fetch-site", "same-origin");
                })
                .path("body")
                .asText();
    }

    private JsonNode get(String path) {
        return handled("GET", path, _ -> {});
    }

    private JsonNode handled(String method, String path, Consumer<ObjectNode> more) {
        var event = JsonNodeFactory.instance.objectNode().put("version", "2.0").put("rawPath", path).put("rawQueryString", "");
        header(event, "host", "slipway.example");
        var context = event.putObject("requestContext").put("requestId", "request-7");
        context.putObject("http").put("method", method).put("sourceIp", "203.0.113.7");
        more.accept(event);
        var out = new ByteArrayOutputStream();
        try {
            new HttpHandler(routes, CallerLimit.standard(), () -> Instant.EPOCH)
                    .handleRequest(
                            new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)),
                            out,
                            new ListeningContext(lines));
            return new ObjectMapper().readTree(out.toByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void form(ObjectNode event, String body) {
        header(event, "content-type", "application/x-www-form-urlencoded");
        event.put("body", body);
    }

    private static void header(ObjectNode event, String name, String value) {
        event.withObject("/headers").put(name, value);
    }

    private static List<String> headers(JsonNode answer) {
        return answer.path("headers").properties().stream()
                .map(header -> header.getKey() + ": " + header.getValue().asText())
                .toList();
    }
}
