package dev.slipway.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.model.PlanId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Follows one intent by the id that its answer names: the plan's, which is the run's.
final class OneIntentTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CAREFUL =
            "{\"intent\":\"deploy llama-3.1 8B\",\"app\":\"careful-x\",\"env\":\"prod\",\"dry_run\":true}";
    private static final Path INTENT = Path.of("../../events/api-intent.json");

    @TempDir
    private Path home;

    @Test
    void theIdOfTheAnswerIsInEveryLineAndEveryEventOfItsRun() throws Exception {
        try (var bench = Bench.in(home)) {
            var plan = asked(bench);
            bench.ended(plan);

            var lines = lines();
            assertThat(lines).allSatisfy(line -> {
                assertThat(line.path("run").textValue()).isEqualTo(plan.value());
                assertThat(line.path("application").textValue()).isEqualTo("chatbot-x");
                assertThat(line.path("environment").textValue()).isEqualTo("staging");
                assertThat(line.path("duration_ms").isIntegralNumber()).isTrue();
                assertThat(line.path("start").textValue()).isIn("cold", "warm");
            });
            assertThat(lines.stream().map(line -> line.path("step").textValue()).distinct())
                    .containsExactlyInAnyOrder(
                            "Api",
                            "PlanDeployment",
                            "GuardPlan",
                            "ExecutePlan",
                            "WatchRollout",
                            "ValidateEndpoint",
                            "AuditDeployment");
            var events = bench.laptop().ledger().events(plan.run(), 0);
            assertThat(events).isNotEmpty().extracting(AuditEvent::run).containsOnly(plan.run());
            assertThat(events).extracting(AuditEvent::type).contains("IntentAccepted", "DeploymentAudited");
        }
    }

    @Test
    void aLineHoldsNothingOfWhatPeopleWroteAndNoTokenOfTheMachine() throws Exception {
        try (var bench = Bench.in(home)) {
            bench.ended(asked(bench, CAREFUL));
            var letters = letters();

            var lines = Files.readString(home.resolve("log.jsonl"));
            assertThat(lines).contains("RequestApproval").doesNotContain("llama-3.1 8B", "@", "\"token\"");
            assertThat(letters).allSatisfy(link -> assertThat(lines).doesNotContain(link));
        }
    }

    /// By the sample's way in, with this body where one is given.
    private static PlanId asked(Bench bench, String... body) throws IOException {
        var event = (ObjectNode) JSON.readTree(INTENT.toFile());
        for (var other : body) {
            event.put("body", other);
        }
        var out = new ByteArrayOutputStream();
        bench.laptop().api().handleRequest(new ByteArrayInputStream(JSON.writeValueAsBytes(event)), out, null);
        var answer = JSON.readTree(out.toByteArray());
        assertThat(answer.path("statusCode").intValue()).as(answer.toString()).isEqualTo(202);
        return new PlanId(JSON.readTree(answer.path("body").textValue()).path("plan_id").textValue());
    }

    /// The secret part of every link that went out.
    private List<String> letters() throws IOException {
        try (var files = Files.walk(home.resolve("outbox"))) {
            var letters = files.filter(Files::isRegularFile).toList();
            assertThat(letters).isNotEmpty();
            return letters.stream().map(OneIntentTest::link).toList();
        }
    }

    private static String link(Path letter) {
        try {
            var text = Files.readString(letter).replaceAll("=\\R", "");
            int at = text.indexOf("/review/") + "/review/".length();
            return text.substring(at, at + 40);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<JsonNode> lines() throws IOException {
        try (var lines = Files.lines(home.resolve("log.jsonl"))) {
            return lines.map(OneIntentTest::tree).filter(line -> line.has("step")).toList();
        }
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
