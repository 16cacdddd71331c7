package dev.slipway.function.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.Constraints;
import dev.slipway.core.plan.Intent;
import dev.slipway.core.plan.PlanKind;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.step.Change;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every request in `events/` is run; a new one wants its line here. Alarms are run beside their handler, and what machines and the clock ask by the packages themselves.
class SampleEventsTest {
    private static final Path EVENTS = Path.of("../../events");

    /// The status, and a field of the answer or a text on the page.
    private record Expected(int status, String says) {}

    private static final Map<String, Expected> EXPECTED = Map.ofEntries(
            Map.entry("api-rollback.json", new Expected(404, "code")),
            Map.entry("api-cancel.json", new Expected(202, "plan_id")),
            Map.entry("api-unblock.json", new Expected(404, "code")),
            Map.entry("api-freeze.json", new Expected(200, "until")),
            Map.entry("api-intent.json", new Expected(202, "plan_id")),
            Map.entry("api-plan.json", new Expected(200, "requester")),
            Map.entry("api-audit.json", new Expected(200, "whole")),
            Map.entry("api-audit-export.json", new Expected(200, "lines")),
            Map.entry("api-endpoints.json", new Expected(200, "spending")),
            Map.entry("api-health.json", new Expected(200, "ready")),
            Map.entry("api-approvals.json", new Expected(200, "approvals")),
            Map.entry("api-approvals-ui.json", new Expected(200, "Your word is asked for")),
            Map.entry("api-approve.json", new Expected(200, "recorded")),
            Map.entry("api-review.json", new Expected(404, "This link leads nowhere")),
            Map.entry("api-review-form.json", new Expected(404, "This link leads nowhere")));

    @ParameterizedTest
    @MethodSource("events")
    void isAnsweredAsExpected(Path file) throws IOException {
        assertThat(EXPECTED).containsKey(file.getFileName().toString());
        var expected = EXPECTED.getOrDefault(file.getFileName().toString(), new Expected(0, ""));
        var handler = file.toString().contains("api-app") ? benchThatAsks().handler() : benchWithThePlan().handler();
        var out = new ByteArrayOutputStream();

        handler.handleRequest(new ByteArrayInputStream(Files.readAllBytes(file)), out, null);

        var answer = Answered.of(out.toByteArray());
        assertThat(answer.status()).describedAs("%s", answer.body()).isEqualTo(expected.status());
        assertThat(answer.body().has(expected.says()) || answer.text().contains(expected.says())).isTrue();
    }

    static Stream<Path> events() throws IOException {
        try (var files = Files.list(EVENTS)) {
            return files.filter(file -> file.getFileName().toString().startsWith("api-"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /// The plan that people are asked about has the number 0.
    private static ReviewBench benchThatAsks() {
        var bench = new ReviewBench();
        bench.scene.desk.asked();
        return bench;
    }

    private static Bench benchWithThePlan() {
        var bench = Bench.fresh();
        var plan = new PlanId("01KAJZ9T00000000000000000A");
        var intent = new Intent(
                PlanKind.DEPLOYMENT,
                new Person("alice"),
                "deploy llama-3.1 8B for chatbot-x",
                Story.STAGING,
                Story.CHATBOT,
                Constraints.NONE,
                false,
                Bench.NOON);
        bench.ledger()
                .commit(Change.of(plan.run())
                        .write(bench.ledger().read(PlanRecord.key(plan)), PlanRecord.accepted(plan, intent))
                        .tell(new Told(Bench.NOON, "IntentAccepted", "alice", Canonical.Fields.NONE)));
        return bench;
    }
}
