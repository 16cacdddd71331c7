package dev.slipway.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.model.Person;
import dev.slipway.function.api.Asked;
import dev.slipway.function.api.BadInput;
import dev.slipway.function.api.Bench;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every row of the table of bad input, over a socket: refused, nothing stored, and the next request works.
///
/// Where the row says `server`, the JDK's own server refuses with that status, in its own words, before we see it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SocketBadInputTest {
    private Issuer issuer;

    @BeforeAll
    void makesAnIssuer(@TempDir Path folder) {
        issuer = Issuers.in(folder);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void refusesAndStoresNothing(BadInput row) {
        var bench = Bench.fresh();
        try (var gateway = Gateway.open(0, bench.handler(), issuer.check())) {
            var answer = send(gateway.address(), row.asked());

            assertThat(answer.status()).describedAs(answer.text()).isEqualTo(row.statusAtSocket());
            assertThat(answer.isOurs()).isEqualTo(!row.isRefusedByServer());
            if (answer.isOurs()) {
                assertThat(answer.body().path("code").asText()).isEqualTo(row.code());
                assertThat(answer.text()).containsPattern(row.says());
            }
            assertThat(bench.ledger().commits()).isZero();
            assertThat(send(gateway.address(), Asked.intent()).status()).isEqualTo(202);
        }
    }

    private Wire.Answer send(URI server, Asked asked) {
        var head = new StringBuilder("%s %s HTTP/1.1\r\nHost: %s\r\n"
                .formatted(
                        asked.method(),
                        asked.query().isEmpty() ? asked.path() : asked.path() + "?" + asked.query(),
                        server.getAuthority()));
        asked.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        asked.person()
                .ifPresent(person -> head.append("Authorization: Bearer ")
                        .append(issuer.token(new Person(person), Issuer.STANDARD))
                        .append("\r\n"));
        if (asked.body().length > 0) {
            head.append("Content-Length: ").append(asked.body().length).append("\r\n");
        }
        return Wire.send(server, head.toString(), asked.body());
    }

    static Stream<BadInput> rows() {
        return BadInput.rows().filter(row -> row.isFor("socket"));
    }
}
