package dev.slipway.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.slipway.core.model.Person;
import dev.slipway.function.api.Asked;
import dev.slipway.function.api.Bench;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayTest {
    private final Bench bench = Bench.fresh();
    private Issuer issuer;
    private Gateway gateway;

    @BeforeAll
    void opens(@TempDir Path folder) {
        issuer = Issuers.in(folder);
        gateway = Gateway.open(0, bench.handler(), issuer.check());
    }

    @AfterAll
    void closes() {
        gateway.close();
    }

    @Test
    void carriesAnIntentToThePlanAndBack() {
        var accepted = post("Idempotency-Key: k-1\r\n");

        var plan = accepted.body().path("plan_id").asText();
        var read = Wire.get(gateway.address(), "/plan/" + plan, bearer("alice"));

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.headers()).containsEntry("location", "/plan/" + plan);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body().path("requester").asText()).isEqualTo("alice");
        assertThat(read.headers())
                .containsEntry("cache-control", "no-store")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("referrer-policy", "no-referrer");
    }

    /// A link that was never made: its refusal is a page.
    @Test
    void answersForHeadersAloneWithThoseOfThePageAndNoBody() {
        var page = Wire.get(gateway.address(), "/review/never-made");

        var head = Wire.send(
                gateway.address(),
                "HEAD /review/never-made HTTP/1.1\r\nHost: %s\r\n".formatted(gateway.address().getAuthority()),
                new byte[0]);

        assertThat(head.status()).isEqualTo(page.status());
        assertThat(head.text()).isEmpty();
        assertThat(head.headers())
                .containsEntry("content-type", "text/html; charset=utf-8")
                .containsEntry("content-length", page.headers().get("content-length"));
        assertThat(page.text().getBytes(StandardCharsets.UTF_8)).hasSize(Integer.parseInt(page.headers().get("content-length")));
    }

    @Test
    void tellsWhoAskedByTheTokenAlone() {
        var plan = post("").body().path("plan_id").asText();

        assertThat(Wire.get(gateway.address(), "/plan/" + plan, bearer("bob")).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: 127.0.0.1.evil.example",
                "Host: localhost\r\nHost: evil.example",
                "Host: localhost:8787@evil.example",
                "Host: 2130706433",
                "Host: ",
                "X-Host: none"
            })
    void answersToLoopbackNamesOnly(String host) {
        var answer = Wire.send(gateway.address(), "GET /health HTTP/1.1\r\n" + host + "\r\n", new byte[0]);

        assertThat(answer.status()).isEqualTo(421);
        assertThat(answer.body().path("code").asText()).isEqualTo("wrong_host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/health", "/health#part", "health", "//evil.example/health"})
    void takesNoOtherFormOfTarget(String target) {
        assertThat(Wire.get(gateway.address(), target).status()).isIn(400, 404);
    }

    @Test
    void refusesAKeyThatIsSentTwice() {
        var answer = post("Idempotency-Key: a\r\nIdempotency-Key: b\r\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("field").asText()).isEqualTo("Idempotency-Key");
    }

    @Test
    void takesTwoTokensForNone() {
        var answer = Wire.get(gateway.address(), "/endpoints", bearer("alice"), bearer("bob"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).containsEntry("www-authenticate", "Bearer");
    }

    @Test
    void answersHealthWithoutAToken() {
        var answer = Wire.get(gateway.address(), "/health");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("ready").asBoolean()).isTrue();
    }

    @Test
    void saysNothingOfAFunctionThatBreaks() {
        RequestStreamHandler breaking = (_, _, _) -> {
            throw new IllegalStateException("the password is hush");
        };
        try (var broken = Gateway.open(0, breaking, issuer.check())) {
            var answer = Wire.get(broken.address(), "/health");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).doesNotContain("hush").contains("request_id");
        }
    }

    private Wire.Answer post(String more) {
        var body = Asked.intent().body();
        return Wire.send(
                gateway.address(),
                "POST /intent HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n%s\r\n%sContent-Length: %d\r\n"
                        .formatted(bearer("alice"), more, body.length),
                body);
    }

    private String bearer(String person) {
        return "Authorization: Bearer " + issuer.token(new Person(person), Issuer.STANDARD);
    }
}
