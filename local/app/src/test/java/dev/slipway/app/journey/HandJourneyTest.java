package dev.slipway.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.approval.Approval;
import dev.slipway.core.approval.ApprovalState;
import dev.slipway.core.approval.DecideApproval;
import dev.slipway.core.approval.Vote;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.EndpointRecord.State;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.rollout.ByHand;
import dev.slipway.core.rollout.CancelPlan;
import dev.slipway.core.rollout.CancelPlan.How;
import dev.slipway.core.rollout.RequestRollback;
import dev.slipway.core.rollout.Rollback;
import dev.slipway.core.rollout.SetFreeze;
import dev.slipway.engine.ExecutionId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People who call a plan off or freeze an environment, on a whole laptop.
final class HandJourneyTest {
    private static final String V1 = "deploy llama-3.1 8B for chatbot-x";
    private static final String V2 = "deploy llama-3.1 8B on ml.g5.xlarge for chatbot-x";
    private static final Person ALICE = new Person("alice");
    private static final Person BOB = new Person("bob");
    private static final Person DAVE = new Person("dave");

    @TempDir
    private Path home;

    @Test
    void aPlanThatIsCalledOffWhilePeopleThinkEndsAndNobodyDecidesAnyMore() throws Exception {
        try (var bench = Bench.in(home)) {
            PlanId plan;
            try (var _ = bench.laptop().clock().hold()) {
                plan = asked(bench, V1);

                assertThat(cancel(bench, plan, BOB))
                        .isInstanceOfSatisfying(CancelPlan.Answer.Not.class, not -> assertThat(not.why())
                                .isInstanceOf(ByHand.Barred.class));
                assertThat(cancel(bench, plan, ALICE)).isEqualTo(calledOff(How.NOTHING_CHANGED));
                assertThat(cancel(bench, plan, DAVE)).isEqualTo(new CancelPlan.Answer.CalledOff(true, Optional.empty()));
            }
            bench.ended(plan);

            assertThat(bench.record(plan).status()).isEqualTo(PlanStatus.CANCELLED);
            assertThat(bench.record(plan).reason()).contains("cancelled by alice");
            assertThat(bench.laptop().ledger().read(Approval.key(plan)).value().state()).isEqualTo(ApprovalState.CANCELLED);
            assertThat(approved(bench, plan)).isEqualTo(new DecideApproval.Answer.DecidedOtherwise(ApprovalState.CANCELLED));
            // A letter that was on its way may go out behind the closing event.
            assertThat(told(bench, plan).stream().filter(type -> !type.startsWith("Effect")))
                    .containsOnlyOnce("CancelRequested")
                    .endsWith("DeploymentAudited");
            assertThat(bench.calls().accepted("CreateEndpoint", "chatbot-x-prod")).isZero();
        }
    }

    @Test
    void anUpdateThatIsCalledOffUnderWayGoesBackAndIsKeptAway() throws Exception {
        try (var bench = Bench.in(home)) {
            bench.ask(V1);

            var update = calledOff(bench, V2, How.TAKEN_BACK);
            var again = bench.ask(V2);

            assertThat(update.status()).isEqualTo(PlanStatus.UNDONE);
            assertThat(update.reason().orElseThrow()).contains("cancelled by alice");
            assertThat(told(bench, update.id()))
                    .containsSubsequence("ExecutionStarted", "CancelRequested", "UndoStarted", "PlanBlocked", "UndoFinished");
            assertThat(bench.endpoint().state()).isEqualTo(State.LIVE);
            assertThat(bench.endpoint().current().orElseThrow().number()).isEqualTo(1);
            assertThat(bench.findings(again)).contains("PlanNotBlocked");
        }
    }

    @Test
    void aFirstDeploymentThatIsCalledOffUnderWayIsFailedUntilItIsUndeployed() throws Exception {
        try (var bench = Bench.in(home)) {
            var first = calledOff(bench, V1, How.FAILED);
            var blocked = bench.ask(V1);
            bench.ask("undeploy chatbot-x");
            var afterwards = bench.ask(V1);

            assertThat(first.status()).isEqualTo(PlanStatus.BROKEN);
            assertThat(first.status().word()).isEqualTo("Failed");
            assertThat(first.reason().orElseThrow()).contains("cancelled by alice");
            assertThat(bench.findings(blocked)).contains("EndpointNotFailed");
            assertThat(afterwards.status()).isEqualTo(PlanStatus.DEPLOYED);
            assertThat(bench.reserved()).isEqualTo(afterwards.cost().orElseThrow().now());
        }
    }

    @Test
    void whileAnEnvironmentIsFrozenNothingIsDeployedOrRemovedAndAfterwardsItIs() throws Exception {
        try (var bench = Bench.in(home)) {
            bench.ask(V1);

            assertThat(freeze(bench, "2026-11-21T18:00:00Z")).isInstanceOf(ByHand.Done.class);
            var update = bench.ask(V2);
            var removal = bench.ask("undeploy chatbot-x");
            var elsewhere = bench.ask("deploy llama-3.1 8B for chatbot-x", "dev", false);
            goOn(bench, Duration.ofHours(9));
            var afterwards = bench.ask(V2);

            assertThat(List.of(update.status(), removal.status())).containsOnly(PlanStatus.DENIED);
            assertThat(bench.findings(update)).contains("NotFrozen", "ROL-8", "frozen by dave");
            assertThat(bench.findings(removal)).contains("NotFrozen");
            assertThat(elsewhere.status()).isEqualTo(PlanStatus.DEPLOYED);
            assertThat(afterwards.status()).isEqualTo(PlanStatus.DEPLOYED);
        }
    }

    @Test
    void aFreezeThatIsLiftedHoldsNoLonger() throws Exception {
        try (var bench = Bench.in(home)) {
            freeze(bench, "2026-12-21T18:00:00Z");
            var frozen = bench.ask(V1);
            freeze(bench, "now");
            var lifted = bench.ask(V1);

            assertThat(frozen.status()).isEqualTo(PlanStatus.DENIED);
            assertThat(lifted.status()).isEqualTo(PlanStatus.DEPLOYED);
        }
    }

    @Test
    void whatPeopleApprovedUnderAFreezeIsDeniedByTheRules() throws Exception {
        try (var bench = Bench.in(home)) {
            PlanId plan;
            try (var _ = bench.laptop().clock().hold()) {
                plan = asked(bench, V1);
                freeze(bench, "prod", "2026-12-21T18:00:00Z");
                assertThat(approved(bench, plan)).isEqualTo(new DecideApproval.Answer.Recorded(ApprovalState.APPROVED, Optional.empty()));
            }
            bench.ended(plan);

            assertThat(bench.record(plan).status()).isEqualTo(PlanStatus.DENIED);
            assertThat(bench.record(plan).reason()).contains("approved by people, and then refused by policy");
            assertThat(bench.findings(bench.record(plan))).contains("NotFrozen");
        }
    }

    @Test
    void aRollbackGoesOnUnderAFreeze() throws Exception {
        try (var bench = Bench.in(home)) {
            bench.ask(V1);
            bench.ask(V2);
            freeze(bench, "2026-12-21T18:00:00Z");
            var run = new RunId("rollback-chatbot-x-staging-g2");

            var answer = bench.laptop().apiSteps().hands().rollback().apply(
                    new RequestRollback.Request(DAVE, "chatbot-x", "staging", Optional.empty(), Optional.empty(), Optional.of("too slow")),
                    bench.laptop().clock().instant());
            bench.laptop().engine().await(new ExecutionId("rollback", run.value()), Duration.ofMinutes(2));

            assertThat(answer).isInstanceOf(RequestRollback.Answer.Started.class);
            assertThat(bench.laptop().ledger().read(Rollback.key(run)).value().state()).isEqualTo(Rollback.State.BACK);
            assertThat(bench.endpoint().generations()).extracting(Generation::number).containsExactly(1, 2, 3);
        }
    }

    /// Accepted, and called off half a minute later, while SageMaker is at work on it.
    private static PlanRecord calledOff(Bench bench, String sentence, How how) throws Exception {
        var clock = bench.laptop().clock();
        var said = new CompletableFuture<CancelPlan.Answer>();
        PlanId plan;
        try (var _ = clock.hold()) {
            plan = bench.accept(sentence, "staging", false);
            clock.at(clock.instant().plusSeconds(30), () -> said.complete(cancel(bench, plan, ALICE)));
        }
        bench.ended(plan);
        assertThat(said).isCompletedWithValue(calledOff(how));
        return bench.record(plan);
    }

    private static CancelPlan.Answer calledOff(How how) {
        return new CancelPlan.Answer.CalledOff(false, Optional.of(how));
    }

    private static void goOn(Bench bench, Duration time) throws Exception {
        var clock = bench.laptop().clock();
        var then = new CompletableFuture<Boolean>();
        clock.at(clock.instant().plus(time), () -> then.complete(true));
        assertThat(then.get(150, TimeUnit.SECONDS)).isTrue();
    }

    private static PlanId asked(Bench bench, String sentence) {
        var plan = bench.accept(sentence, "prod", false);
        bench.sent(plan, "r1-carol");
        return plan;
    }

    private static CancelPlan.Answer cancel(Bench bench, PlanId plan, Person person) {
        return bench.laptop().apiSteps().hands().cancel()
                .apply(new CancelPlan.Request(person, plan.value(), Optional.empty()), bench.laptop().clock().instant());
    }

    private static ByHand freeze(Bench bench, String until) {
        return freeze(bench, "staging", until);
    }

    private static ByHand freeze(Bench bench, String environment, String until) {
        return bench.laptop().apiSteps().hands().freeze().apply(
                new SetFreeze.Request(DAVE, environment, until, Optional.of("inventory")), bench.laptop().clock().instant());
    }

    private static DecideApproval.Answer approved(Bench bench, PlanId plan) {
        return bench.laptop().asking().decide().apply(
                new DecideApproval.Request(plan, BOB, Vote.Decision.APPROVE, Optional.empty(), Optional.empty(), Optional.empty()),
                bench.laptop().clock().instant());
    }

    private static List<String> told(Bench bench, PlanId plan) {
        return bench.laptop().ledger().events(plan.run(), 0).stream().map(AuditEvent::type).toList();
    }
}
