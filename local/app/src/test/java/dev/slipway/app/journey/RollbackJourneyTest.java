package dev.slipway.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.server.AlarmRule;
import dev.slipway.app.server.SetAlarm;
import dev.slipway.core.approval.Member;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Chain;
import dev.slipway.core.model.Group;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.EndpointRecord.State;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.rollout.ByHand;
import dev.slipway.core.rollout.ClearBlock;
import dev.slipway.core.rollout.Rollback;
import dev.slipway.engine.ExecutionId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How an alarm of what serves takes it back, on a whole laptop.
final class RollbackJourneyTest {
    private static final String V1 = "deploy llama-3.1 8B for chatbot-x";
    private static final String V2 = "deploy llama-3.1 8B on ml.g5.xlarge for chatbot-x";
    private static final String ALARM = "slipway-chatbot-x-staging-errors-5xx";
    private static final RunId RUN = new RunId("rollback-chatbot-x-staging-g2");

    @TempDir
    private Path home;

    @Test
    void anAlarmOfWhatServesTakesItBackOnceAndKeepsItAway() throws Exception {
        try (var bench = Bench.in(home)) {
            var first = bench.ask(V1);
            var second = bench.ask(V2);
            var rule = rule(bench);

            says(bench, "ALARM");
            rule.look();
            ended(bench, RUN);
            says(bench, "OK");
            rule.look();
            var again = bench.ask(V2);
            var cleared = unblock(bench, again);
            var afterwards = bench.ask(V2);

            assertThat(second.status()).isEqualTo(PlanStatus.DEPLOYED);
            assertThat(rollback(bench, RUN).state()).isEqualTo(Rollback.State.BACK);
            assertThat(told(bench, RUN))
                    .startsWith("RollbackRequested", "RollbackFound", "UndoStarted", "PlanBlocked")
                    .containsSubsequence("EndpointTried", "UndoFinished", "DeploymentAudited");
            assertThat(bench.endpoint().state()).isEqualTo(State.LIVE);
            assertThat(bench.endpoint().generations().subList(0, 3))
                    .extracting(Generation::objects)
                    .containsExactly(objects(bench, 1), objects(bench, 2), objects(bench, 1));
            assertThat(bench.endpoint().generations().get(2).plan()).isEqualTo(first.id());
            assertThat(again.status()).isEqualTo(PlanStatus.DENIED);
            assertThat(bench.findings(again)).contains("PlanNotBlocked");
            assertThat(cleared).isInstanceOf(ByHand.Done.class);
            assertThat(afterwards.status()).isEqualTo(PlanStatus.DEPLOYED);
            assertThat(bench.reserved()).isEqualTo(afterwards.cost().orElseThrow().now());
            assertThat(bench.calls().accepted("UpdateEndpoint", "chatbot-x-staging")).isEqualTo(3);
            assertThat(mails()).anyMatch(name -> name.contains(RUN + "-end-alice")).anyMatch(name -> name.contains(RUN + "-end-dave"));
        }
    }

    @Test
    void theAlarmsOfAFirstDeploymentSpeakAndFindNoWayBack() throws Exception {
        try (var bench = Bench.in(home)) {
            bench.ask(V1);
            var run = new RunId("rollback-chatbot-x-staging-g1");

            says(bench, "ALARM");
            rule(bench).look();
            ended(bench, run);

            assertThat(rollback(bench, run).state()).isEqualTo(Rollback.State.NOWHERE);
            assertThat(told(bench, run)).containsSubsequence("RollbackRequested", "NothingToDo", "DeploymentAudited");
            assertThat(bench.endpoint().state()).isEqualTo(State.LIVE);
            assertThat(mails()).anyMatch(name -> name.contains(run + "-end-dave")).noneMatch(name -> name.contains("-end-alice"));
        }
    }

    private static AlarmRule rule(Bench bench) {
        return new AlarmRule(
                bench.laptop().around().events().orElseThrow(), bench.laptop().alarmRaised(), bench.laptop().clock());
    }

    private static void ended(Bench bench, RunId run) throws InterruptedException {
        bench.laptop().engine().await(new ExecutionId("rollback", run.value()), Duration.ofMinutes(2));
    }

    private static Rollback rollback(Bench bench, RunId run) {
        return bench.laptop().ledger().read(Rollback.key(run)).value();
    }

    private static ResourceName objects(Bench bench, int generation) {
        return bench.endpoint().generations().get(generation - 1).objects();
    }

    private static List<String> told(Bench bench, RunId run) {
        var events = bench.laptop().ledger().events(run, 0);
        assertThat(Chain.breakIn(events)).isEmpty();
        return events.stream().map(AuditEvent::type).toList();
    }

    private List<String> mails() throws IOException {
        try (var files = Files.list(home.resolve("outbox"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static ByHand unblock(Bench bench, PlanRecord blocked) {
        var hash = blocked.plan().orElseThrow().hash().value();
        var dave = new Member(
                new Person("dave"), "dave@example.com", List.of(new Group("operators")), List.of());
        return new ClearBlock(bench.laptop().ledger(), bench.laptop().around().policies(), () -> List.of(dave))
                .apply(
                        new ClearBlock.Request(dave.subject(), "chatbot-x", "staging", hash, Optional.empty()),
                        bench.laptop().clock().instant());
    }

    private static void says(Bench bench, String state) throws IOException, InterruptedException {
        SetAlarm.state(URI.create(bench.laptop().twins().orElseThrow().urls().get("cloudwatch")), ALARM, state);
    }
}
