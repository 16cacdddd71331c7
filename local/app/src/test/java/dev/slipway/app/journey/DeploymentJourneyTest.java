package dev.slipway.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.EndpointRecord.State;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.rollout.Sweep;
import dev.slipway.twin.Effect;
import dev.slipway.twin.run.TwinSettings;
import dev.slipway.twin.run.Twins;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The journeys of an application developer, each on a whole laptop of its own.
final class DeploymentJourneyTest {
    private static final String LLAMA = "deploy llama-3.1 8B for chatbot-x";
    private static final UsdPerHour NOTHING = UsdPerHour.ZERO;
    private static final UsdPerHour ONE_L4 = new UsdPerHour(1_126_700);

    @TempDir
    private Path home;

    @Test
    void aSentenceBecomesAnEndpointThatAnswers() throws Exception {
        try (var bench = Bench.in(home)) {
            var record = bench.ask(LLAMA);

            assertThat(record.status()).isEqualTo(PlanStatus.DEPLOYED);
            assertThat(record.reason()).contains("QA_OK");
            assertThat(bench.endpoint().state()).isEqualTo(State.LIVE);
            assertThat(bench.reserved()).isEqualTo(ONE_L4);
        }
    }

    @Test
    void theSameWishTwiceLeavesNothingToDo() throws Exception {
        try (var bench = Bench.in(home)) {
            bench.ask(LLAMA);

            var again = bench.ask("please serve Llama 3.1 8b for chatbot-x");

            assertThat(again.status()).isEqualTo(PlanStatus.NOTHING_TO_DO);
            assertThat(bench.calls().accepted("CreateEndpoint", "chatbot-x-staging")).isEqualTo(1);
        }
    }

    @Test
    void aSecondPlanUpdatesTheLiveEndpointAndOnlyItsOwnCostStays() throws Exception {
        try (var bench = Bench.in(home)) {
            bench.ask(LLAMA);

            var second = bench.ask("deploy llama-3.1 8B on ml.g5.xlarge for chatbot-x");

            assertThat(second.status()).isEqualTo(PlanStatus.DEPLOYED);
            assertThat(bench.calls().accepted("UpdateEndpoint", "chatbot-x-staging")).isEqualTo(1);
            assertThat(bench.endpoint().generations()).hasSize(2);
            assertThat(bench.reserved()).isEqualTo(second.cost().orElseThrow().now());
            assertThat(second.cost().orElseThrow().worst()).isEqualTo(bench.reserved().plus(ONE_L4));
        }
    }

    @Test
    void anUpdateThatFailsLeavesTheOldGenerationServing() throws Exception {
        try (var bench = Bench.in(home)) {
            bench.ask(LLAMA);
            bench.dial("UpdateEndpoint", new Effect.NeverHealthy());

            var second = bench.ask("deploy llama-3.1 8B on ml.g5.xlarge for chatbot-x");

            assertThat(second.status()).isEqualTo(PlanStatus.FAILED);
            assertThat(bench.endpoint().state()).isEqualTo(State.LIVE);
            assertThat(bench.endpoint().generations()).hasSize(1);
            assertThat(bench.reserved()).isEqualTo(ONE_L4);
        }
    }

    @Test
    void aDryRunIsRehearsedAndChangesNothing() throws Exception {
        try (var bench = Bench.in(home)) {
            var record = bench.ask(LLAMA, "staging", true);

            assertThat(record.status()).isEqualTo(PlanStatus.REHEARSED);
            assertThat(record.reason()).contains("3 calls rehearsed, none made");
            assertThat(bench.calls().accepted("CreateEndpoint", "chatbot-x-staging")).isZero();
            assertThat(bench.reserved()).isEqualTo(NOTHING);
            assertThat(bench.laptop().ledger().list(EndpointRecord.all()).values()).isEmpty();
        }
    }

    @Test
    void aSageMakerOnThisMachineIsServedImagesByOurOwnRegistry() throws Exception {
        try (var twins = Twins.start(TwinSettings.standard());
                var bench = Bench.in(home, Map.of("AWS_ENDPOINT_URL_SAGEMAKER", twins.urls().get("sagemaker")))) {
            var record = bench.ask(LLAMA, "staging", true);

            assertThat(record.status()).isEqualTo(PlanStatus.REHEARSED);
        }
    }

    @Test
    void theTimesOfAChainNeverRunBackwards() throws Exception {
        try (var bench = Bench.in(home)) {
            bench.ask(LLAMA);
            var removed = bench.ask("undeploy chatbot-x");

            var times = bench.laptop().ledger().events(removed.id().run(), 0).stream()
                    .map(AuditEvent::at)
                    .toList();

            assertThat(times).isSorted();
        }
    }

    @Test
    void everythingIsRehearsedWhereNothingMayBeExecuted() throws Exception {
        try (var bench = Bench.in(home, Map.of("EXECUTE", "false"))) {
            assertThat(bench.ask(LLAMA).status()).isEqualTo(PlanStatus.REHEARSED);
        }
    }

    @Test
    void aDenialNamesEveryReason() throws Exception {
        try (var bench = Bench.in(home)) {
            var record = bench.ask("deploy llama-3.1 70B on ml.p5.48xlarge with 3 instances for chatbot-x");

            assertThat(record.status()).isEqualTo(PlanStatus.DENIED);
            assertThat(bench.findings(record))
                    .contains(
                            "CostWithinBudget",
                            "CostWithinEnvironment",
                            "InstanceTypeAllowed",
                            "InstanceCountWithinLimit",
                            "PeopleApproveCost");
            assertThat(bench.reserved()).isEqualTo(NOTHING);
        }
    }

    @Test
    void anOldPriceIsRefusedAndTheMessageSaysHowToSupplyPrices() throws Exception {
        try (var bench = Bench.in(home)) {
            var record = bench.ask("deploy llama-3.2 1b on ml.g4dn.xlarge for chatbot-x", "dev", false);

            assertThat(bench.findings(record)).contains("SLIPWAY_PRICES");
        }
    }

    @Test
    void anUnknownModelIsAnsweredWithTheNearestNames() throws Exception {
        try (var bench = Bench.in(home)) {
            var record = bench.ask("deploy lama 3.1 8b for chatbot-x");

            assertThat(record.status()).isEqualTo(PlanStatus.UNSATISFIABLE);
            assertThat(bench.findings(record)).contains("UnknownModel", "meta/llama-3.1-8b-instruct");
        }
    }

    @Test
    void anAmbiguousModelIsAnsweredWithTheCandidates() throws Exception {
        try (var bench = Bench.in(home)) {
            var record = bench.ask("deploy llama 8b for chatbot-x");

            assertThat(record.status()).isEqualTo(PlanStatus.UNSATISFIABLE);
            assertThat(bench.findings(record)).contains("AmbiguousModel", "meta/llama-3.1-8b-instruct");
        }
    }

    @Test
    void withoutCapacityTheFirstDeploymentFailsAndItsBudgetComesBack() throws Exception {
        try (var bench = Bench.in(home)) {
            bench.dial("CreateEndpoint", new Effect.NoCapacity("*"));

            var record = bench.ask(LLAMA);

            assertThat(record.status()).isEqualTo(PlanStatus.FAILED);
            assertThat(record.reason().orElseThrow()).contains("InsufficientInstanceCapacity");
            assertThat(bench.endpoint().state()).isEqualTo(State.FAILED);
            assertThat(bench.reserved()).isEqualTo(NOTHING);
        }
    }

    @Test
    void aQuotaThatIsReachedIsNamedWithItsType() throws Exception {
        try (var bench = Bench.in(home)) {
            bench.dial("CreateEndpoint", new Effect.QuotaReached("*"));

            var record = bench.ask(LLAMA);

            assertThat(record.status()).isEqualTo(PlanStatus.FAILED);
            assertThat(record.reason().orElseThrow()).contains("ResourceLimitExceeded", "ml.g6.xlarge");
            assertThat(bench.reserved()).isEqualTo(NOTHING);
        }
    }

    @Test
    void aFailedEndpointIsClearedByUndeployAndThenDeployable() throws Exception {
        try (var bench = Bench.in(home)) {
            bench.dial("CreateEndpoint", new Effect.NeverHealthy());
            bench.ask(LLAMA);

            var refused = bench.ask(LLAMA);
            var removed = bench.ask("undeploy chatbot-x");
            var again = bench.ask(LLAMA);

            assertThat(bench.findings(refused)).contains("EndpointNotFailed", "slipway undeploy");
            assertThat(removed.status()).isEqualTo(PlanStatus.REMOVED);
            assertThat(again.status()).isEqualTo(PlanStatus.DEPLOYED);
        }
    }

    @Test
    void anotherDigestThanTheApprovedIsNoSuccessAndKeepsItsShare() throws Exception {
        try (var bench = Bench.in(home)) {
            bench.dial("CreateEndpoint", new Effect.WrongDigest());

            var record = bench.ask(LLAMA);

            assertThat(record.status()).isEqualTo(PlanStatus.BROKEN);
            assertThat(bench.reserved()).isEqualTo(ONE_L4);
        }
    }

    @Test
    void aModelThatAnswersBesideThePointIsAQaError() throws Exception {
        try (var bench = Bench.in(home)) {
            bench.dial("InvokeEndpoint", new Effect.WrongAnswer());

            var record = bench.ask(LLAMA);

            assertThat(record.status()).isEqualTo(PlanStatus.BROKEN);
            assertThat(record.reason()).contains("QA_ERROR:wrong_answer");
        }
    }

    @Test
    void undeployStopsTheBill() throws Exception {
        try (var bench = Bench.in(home)) {
            bench.ask(LLAMA);

            var removed = bench.ask("undeploy chatbot-x");

            assertThat(removed.status()).isEqualTo(PlanStatus.REMOVED);
            assertThat(bench.endpoint().state()).isEqualTo(State.REMOVED);
            assertThat(bench.calls().accepted("DeleteEndpoint", "chatbot-x-staging")).isEqualTo(1);
            assertThat(bench.reserved()).isEqualTo(NOTHING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreateModel", "CreateEndpointConfig", "CreateEndpoint", "DescribeEndpoint"})
    void troubleInOneCallIsRetriedAndEverythingIsMadeOnce(String operation) throws Exception {
        try (var bench = Bench.in(home)) {
            bench.dial(operation, new Effect.Refuse(503, 0));
            bench.dial(operation, new Effect.LoseAnswer());
            bench.dial(operation, new Effect.Refuse(429, 0));

            var record = bench.ask(LLAMA);

            assertThat(record.status()).isEqualTo(PlanStatus.DEPLOYED);
            assertThat(bench.calls().accepted("CreateEndpoint", "chatbot-x-staging")).isEqualTo(1);
        }
    }

    @Test
    void aDependencyThatStaysDownEndsTheRunAndSaysWhy() throws Exception {
        try (var bench = Bench.in(home)) {
            bench.dial("CreateModel", new Effect.Refuse(500, 0), 100);

            var record = bench.ask(LLAMA);

            assertThat(record.status()).isEqualTo(PlanStatus.BROKEN);
            assertThat(record.reason().orElseThrow()).contains("Unavailable", "CreateModel");
            assertThat(record.closedAt()).isPresent();
        }
    }

    @Test
    void aPlanThatWasAcceptedAndNeverStartedIsStartedByTheSweep() throws Exception {
        try (var bench = Bench.in(home)) {
            bench.laptop().engine().close();
            var plan = bench.accept(LLAMA, "staging", false);
            assertThat(bench.record(plan).status()).isEqualTo(PlanStatus.ACCEPTED);
        }
        try (var bench = Bench.in(home)) {
            var later = bench.laptop().clock().instant().plus(Duration.ofMinutes(1));

            var swept = bench.laptop().sweep().apply(new Sweep.Request(), later);

            assertThat(swept).isEqualTo(new Sweep.Swept(1, 0, 0));
        }
    }
}
