package dev.slipway.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.server.AlarmRule;
import dev.slipway.core.approval.DecideApproval;
import dev.slipway.core.approval.Vote;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.model.Application;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.rollout.CancelPlan;
import dev.slipway.core.rollout.CancelPlan.How;
import dev.slipway.core.rollout.HostedEndpoint;
import dev.slipway.core.rollout.HostedEndpoint.Stage;
import dev.slipway.core.rollout.Rollback;
import dev.slipway.engine.ExecutionId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A new version in production that is called off while a tenth of the traffic is on it, on a whole laptop.
final class CanaryCancelJourneyTest {
    private static final Environment PROD = new Environment("prod");
    private static final ResourceName ENDPOINT = new ResourceName("chatbot-x-prod");
    private static final int ALL = 10_000;

    @TempDir
    private Path home;

    private final List<Integer> shares = new CopyOnWriteArrayList<>();
    private final List<CancelPlan.Answer> answers = new CopyOnWriteArrayList<>();

    @Test
    void theEndpointIsBackOnTheOldVersionBeforeAllTrafficWasOnTheNew() throws Exception {
        try (var bench = Bench.in(home)) {
            var first = approved(bench, "deploy llama-3.1 8B for chatbot-x");
            bench.ended(first);
            var rule = new AlarmRule(
                    bench.laptop().around().events().orElseThrow(), bench.laptop().alarmRaised(), bench.laptop().clock());
            PlanId second;
            try (var _ = bench.laptop().clock().hold()) {
                second = approved(bench, "deploy llama-3.1 8B on ml.g5.xlarge for chatbot-x");
                follow(bench, second, rule);
            }
            bench.ended(second);
            rule.look();

            assertThat(answers)
                    .containsExactly(new CancelPlan.Answer.CalledOff(false, Optional.of(How.TAKEN_BACK)));
            assertThat(shares).contains(0).doesNotContain(ALL).anyMatch(share -> share > 0);
            assertThat(bench.record(second).status()).isEqualTo(PlanStatus.UNDONE);
            assertThat(bench.record(second).reason()).hasValue("cancelled by alice");
            assertThat(serving(bench)).isEqualTo(objects(bench, first));
            assertThat(endpoint(bench).state()).isEqualTo(EndpointRecord.State.LIVE);
            assertThat(endpoint(bench).current()).map(Generation::plan).hasValue(first);
            assertThat(bench.calls().accepted("UpdateEndpoint", ENDPOINT.value())).isEqualTo(1);
            assertThat(told(bench, second.run()))
                    .containsSubsequence("CancelRequested", "RolloutMissed", "UndoStarted", "PlanBlocked", "EffectStarted")
                    .containsSubsequence("EndpointTried", "UndoFinished", "DeploymentAudited");
            assertThat(letter(second + "-end-alice")).contains("has ended: Undone", "cancelled by alice");
            nobodyTookTheOldVersionBack(bench);
        }
    }

    /// The alarm that was fired is an event of the endpoint like any other.
    private static void nobodyTookTheOldVersionBack(Bench bench) throws InterruptedException {
        var run = new RunId("rollback-chatbot-x-prod-g1");
        bench.laptop().engine().await(new ExecutionId("rollback", run.value()), Duration.ofMinutes(2));
        assertThat(bench.laptop().ledger().read(Rollback.key(run)).value().state()).isEqualTo(Rollback.State.NOTHING);
        assertThat(told(bench, run)).containsExactly("RollbackRequested", "NothingToDo", "DeploymentAudited");
        assertThat(bench.laptop().ledger().read(Rollback.key(new RunId(run + "-2"))).found()).isEmpty();
    }

    /// Looks every ten seconds, calls the plan off as soon as it bakes with a part of the traffic, and hears alarms.
    private void follow(Bench bench, PlanId plan, AlarmRule rule) {
        var clock = bench.laptop().clock();
        clock.at(clock.instant().plusSeconds(10), () -> {
            if (bench.record(plan).closedAt().isPresent()) {
                return;
            }
            rule.look();
            hosted(bench).flatMap(HostedEndpoint::move).ifPresent(move -> {
                shares.add(move.share());
                boolean canary = move.stage().filter(Stage.BAKING::equals).isPresent() && move.share() < ALL;
                if (canary && answers.isEmpty()) {
                    answers.add(cancel(bench, plan, clock.instant()));
                }
            });
            follow(bench, plan, rule);
        });
    }

    private static CancelPlan.Answer cancel(Bench bench, PlanId plan, Instant now) {
        var asked = new CancelPlan.Request(new Person("alice"), plan.value(), Optional.of("the wrong model"));
        return bench.laptop().apiSteps().hands().cancel().apply(asked, now);
    }

    private static PlanId approved(Bench bench, String sentence) {
        try (var _ = bench.laptop().clock().hold()) {
            var plan = bench.accept(sentence, "prod", false);
            bench.sent(plan, "r1-carol");
            bench.laptop()
                    .asking()
                    .decide()
                    .apply(
                            new DecideApproval.Request(
                                    plan,
                                    new Person("bob"),
                                    Vote.Decision.APPROVE,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()),
                            bench.laptop().clock().instant());
            return plan;
        }
    }

    private static Optional<HostedEndpoint> hosted(Bench bench) {
        return bench.laptop().around().hosting().endpoint(ENDPOINT);
    }

    private static ResourceName serving(Bench bench) {
        return hosted(bench).orElseThrow().config();
    }

    private static ResourceName objects(Bench bench, PlanId plan) {
        return endpoint(bench).generations().stream()
                .filter(one -> one.plan().equals(plan))
                .findFirst()
                .orElseThrow()
                .objects();
    }

    private static EndpointRecord endpoint(Bench bench) {
        return bench.laptop()
                .ledger()
                .read(EndpointRecord.key(new Application("chatbot-x"), PROD))
                .value();
    }

    private String letter(String name) throws Exception {
        return Files.readString(home.resolve("outbox/" + name + ".eml"));
    }

    private static List<String> told(Bench bench, RunId run) {
        return bench.laptop().ledger().events(run, 0).stream().map(AuditEvent::type).toList();
    }
}
