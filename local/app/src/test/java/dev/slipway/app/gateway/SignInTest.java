package dev.slipway.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.model.Person;
import dev.slipway.function.api.Bench;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A token becomes a session of a browser, and a session opens pages.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {
    private static final String HERE = "Sec-Fetch-Site: same-origin\r\n";

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
    void aTokenBecomesASessionOfThisBrowserUntilItExpires() {
        var token = issuer.token(new Person("bob"), Duration.ofMinutes(10));

        var answer = send(HERE, "token=" + token);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers())
                .containsEntry("location", "/sign-in")
                .containsEntry("set-cookie", "slipway-session=" + token + "; Path=/; Max-Age=600; HttpOnly; SameSite=Strict");
        assertThat(get("/sign-in", token).text()).contains("You are signed in as bob");
        assertThat(get("/approvals-ui", token).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "Bearer x"})
    void whatIsNoTokenIsNoSession(String token) {
        var answer = send(HERE, "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).contains("That is no token of this laptop");
        assertThat(answer.headers()).doesNotContainKey("set-cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Origin: https://evil.example\r\n", "Origin: null\r\n", "Sec-Fetch-Site: cross-site\r\n"})
    void anotherSiteSignsNobodyInOrOut(String headers) {
        var token = issuer.token(new Person("bob"), Issuer.STANDARD);

        assertThat(send(headers, "token=" + token).status()).isEqualTo(403);
        assertThat(send(headers, "leave=yes").status()).isEqualTo(403);
    }

    @Test
    void leavingTakesTheSessionBack() {
        assertThat(send(HERE, "leave=yes").headers())
                .containsEntry("set-cookie", "slipway-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/approvals", "/endpoints", "/plan/01ARZ3NDEKTSV4RRFFQ69G5FAV"})
    void aSessionIsNoTokenForPrograms(String path) {
        assertThat(get(path, issuer.token(new Person("bob"), Issuer.STANDARD)).status()).isEqualTo(401);
    }

    @Test
    void twoSessionsAreNone() {
        var bob = issuer.token(new Person("bob"), Issuer.STANDARD);
        var alice = issuer.token(new Person("alice"), Issuer.STANDARD);

        assertThat(Wire.get(gateway.address(), "/approvals-ui", "Cookie: slipway-session=" + bob + "; slipway-session=" + alice).status())
                .isEqualTo(401);
    }

    @Test
    void aPageOfANameThatLeadsElsewhereIsNotServed() {
        var answer = Wire.send(gateway.address(), "GET /sign-in HTTP/1.1\r\nHost: evil.example\r\n", new byte[0]);

        assertThat(answer.status()).isEqualTo(421);
    }

    private Wire.Answer get(String path, String session) {
        return Wire.get(gateway.address(), path, "Cookie: theme=dark; slipway-session=" + session);
    }

    private Wire.Answer send(String headers, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return Wire.send(
                gateway.address(),
                "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n%sContent-Length: %d\r\n"
                        .formatted(headers, bytes.length),
                bytes);
    }
}
