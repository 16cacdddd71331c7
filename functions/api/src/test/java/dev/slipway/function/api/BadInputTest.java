package dev.slipway.function.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every row of the table is refused as it says; nothing is stored, and the next request works.
class BadInputTest {
    @ParameterizedTest
    @MethodSource("rows")
    void refusesAndExplainsAndStoresNothing(BadInput row) {
        var bench = Bench.fresh();

        var answer = bench.send(row.asked());

        assertThat(answer.status()).describedAs("%s", answer.body()).isEqualTo(row.status());
        assertThat(answer.headers().get("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.body().path("request_id").asText()).isEqualTo("request-1");
        assertThat(answer.code()).describedAs("%s", answer.body()).isEqualTo(row.code());
        row.field()
                .ifPresent(field ->
                        assertThat(answer.body().path("field").asText()).isEqualTo(field));
        assertThat(answer.body().toString()).containsPattern(row.says());
        assertThat(answer.body().path("observed").asText()).hasSizeLessThanOrEqualTo(80);
        assertThat(answer.body().path("accepted").asText()).isNotEmpty();
        assertThat(answer.body().path("hint").asText()).isNotEmpty();
        assertThat(bench.ledger().commits()).isZero();
        assertThat(bench.send(Asked.intent()).status()).isEqualTo(202);
    }

    @Test
    void namesEachRowOnce() {
        assertThat(BadInput.rows().map(BadInput::name)).doesNotHaveDuplicates().doesNotContain("");
    }

    static Stream<BadInput> rows() {
        return BadInput.rows().filter(row -> row.isFor("event"));
    }
}
