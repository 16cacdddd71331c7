package dev.slipway.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.EndpointRecord.State;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.twin.Effect;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How an update of what serves goes well, and how it is taken back, each on a whole laptop of its own.
final class RolloutJourneyTest {
    private static final String TWO_L4 = "deploy llama-3.1 8B for chatbot-x with 2 instances";
    private static final String TWO_A10G = "deploy llama-3.1 8B on ml.g5.xlarge for chatbot-x with 2 instances";
    private static final String ENDPOINT = "chatbot-x-staging";
    private static final UsdPerHour COST_OF_TWO_L4 = new UsdPerHour(2_253_400);

    @TempDir
    private Path home;

    @Test
    void trafficMovesInStepsAndEachIsTold() throws Exception {
        try (var bench = Bench.in(home)) {
            bench.ask(TWO_L4);

            var update = bench.ask(TWO_A10G);

            assertThat(update.status()).isEqualTo(PlanStatus.DEPLOYED);
            assertThat(stages(bench, update)).containsSubsequence("BAKING 5000", "BAKING 10000").doesNotHaveDuplicates();
            assertThat(bench.endpoint().generations()).hasSize(2);
            assertThat(bench.reserved()).isEqualTo(update.cost().orElseThrow().now());
        }
    }

    @Test
    void aNewFleetThatFailsItsProbesIsTakenBackBySageMaker() throws Exception {
        try (var bench = Bench.in(home)) {
            bench.ask(TWO_L4);
            bench.dial("InvokeEndpoint", new Effect.ModelFails(500), 4);

            var update = bench.ask(TWO_A10G);

            assertThat(update.status()).isEqualTo(PlanStatus.UNDONE);
            assertThat(update.reason().orElseThrow()).startsWith("it went back to ");
            assertThat(told(bench, update)).containsSubsequence("RolloutMissed", "UndoStarted", "PlanBlocked", "UndoFinished");
            assertThat(bench.endpoint().state()).isEqualTo(State.LIVE);
            assertThat(bench.reserved()).isEqualTo(COST_OF_TWO_L4);
            assertThat(bench.calls().accepted("UpdateEndpoint", ENDPOINT)).isEqualTo(1);
        }
    }

    @Test
    void anUpdateThatServesAndAnswersBesideThePointGoesBack() throws Exception {
        try (var bench = Bench.in(home)) {
            var first = bench.ask("deploy llama-3.1 8B for chatbot-x", "dev", false);
            bench.dial("InvokeEndpoint", new Effect.WrongAnswer());

            var update = bench.ask("deploy llama-3.1 8B on ml.g5.xlarge for chatbot-x", "dev", false);

            assertThat(first.status()).isEqualTo(PlanStatus.DEPLOYED);
            assertThat(update.status()).isEqualTo(PlanStatus.UNDONE);
            assertThat(update.reason()).contains("QA_ERROR:wrong_answer");
            assertThat(bench.calls().accepted("UpdateEndpoint", "chatbot-x-dev")).isEqualTo(2);
            assertThat(told(bench, update)).containsSubsequence("EndpointTried", "UndoFinished", "DeploymentAudited");
        }
    }

    @Test
    void whatWasTakenBackIsKeptAwayUntilTheEndpointIsRemoved() throws Exception {
        try (var bench = Bench.in(home)) {
            bench.ask(TWO_L4);
            bench.dial("UpdateEndpoint", new Effect.NeverHealthy());
            bench.ask(TWO_A10G);

            var again = bench.ask(TWO_A10G);
            bench.ask("undeploy chatbot-x");
            var afterwards = bench.ask(TWO_A10G);

            assertThat(again.status()).isEqualTo(PlanStatus.DENIED);
            assertThat(bench.findings(again)).contains("PlanNotBlocked", "ROL-6");
            assertThat(afterwards.status()).isEqualTo(PlanStatus.DEPLOYED);
        }
    }

    @Test
    void aStepThatBreaksOffInTheMiddleLeavesTheOldGenerationServing() throws Exception {
        try (var bench = Bench.in(home)) {
            bench.ask(TWO_L4);
            bench.dial("CreateModel", new Effect.Refuse(500, 0), 100);

            var update = bench.ask(TWO_A10G);

            assertThat(update.status()).isEqualTo(PlanStatus.UNDONE);
            assertThat(update.reason().orElseThrow()).contains("Unavailable", "CreateModel");
            assertThat(bench.endpoint().state()).isEqualTo(State.LIVE);
            assertThat(bench.reserved()).isEqualTo(COST_OF_TWO_L4);
        }
    }

    private static List<String> told(Bench bench, PlanRecord record) {
        return events(bench, record).stream().map(AuditEvent::type).toList();
    }

    private static List<String> stages(Bench bench, PlanRecord record) {
        return events(bench, record).stream()
                .filter(event -> event.type().equals("RolloutStage"))
                .map(event -> event.detail().values())
                .map(detail -> ((Canonical.Text) Objects.requireNonNull(detail.get("stage"))).value() + " "
                        + ((Canonical.Whole) Objects.requireNonNull(detail.get("share_basis_points"))).value())
                .toList();
    }

    private static List<AuditEvent> events(Bench bench, PlanRecord record) {
        return bench.laptop().ledger().events(record.id().run(), 0);
    }
}
