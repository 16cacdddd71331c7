package dev.slipway.function.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Tail;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `GET /audit/export`.
class ExportTest {
    private final Bench bench = Bench.fresh();

    @Test
    void handsOutEveryEventPageByPage() {
        var plan = bench.accepted("alice");

        var first = bench.send(Asked.get("/audit/export").as("dave"));
        var second = bench.send(
                Asked.get("/audit/export").as("dave").asking("after=" + first.body().path("next").asText()));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().path("lines").path(0).path("file").asText()).isEqualTo("KEYS");
        assertThat(second.body().path("lines").path(0).path("line").path("run").asText()).isEqualTo(plan.value());
        assertThat(second.body().path("lines").path(0).path("line").path("anchored").asText()).isEqualTo("false");
        assertThat(second.body().has("next")).isFalse();
    }

    @Test
    void refusesWhoeverIsNeitherAuditorNorOperatorAndAuditsIt() {
        var answer = bench.send(Asked.get("/audit/export").as("alice"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("not_permitted");
        assertThat(types()).containsExactly("PersonRefused");
    }

    @Test
    void namesAPageThatIsNone() {
        var answer = bench.send(Asked.get("/audit/export").as("dave").asking("after=everything"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("bad_cursor");
    }

    private List<String> types() {
        var types = new ArrayList<String>();
        for (var tail : bench.ledger().list(Tail.all()).values()) {
            var run = new RunId(tail.key().sort());
            bench.ledger().events(run, 0).stream().map(AuditEvent::type).forEach(types::add);
        }
        return types;
    }
}
