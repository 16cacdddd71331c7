package dev.slipway.app.kill;

import dev.slipway.app.laptop.Laptop;
import dev.slipway.app.store.CommitWatch;
import dev.slipway.core.approval.Approval;
import dev.slipway.core.approval.ApprovalState;
import dev.slipway.core.approval.DecideApproval;
import dev.slipway.core.approval.Vote;
import dev.slipway.core.audit.Chain;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.model.Application;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.AcceptIntent;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.rollout.Sweep;
import dev.slipway.engine.Clock;
import dev.slipway.engine.ExecutionId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Deploys an application, with the approval of a person or removing it again if told to, over a data folder and twins that
/// outlive this process.
///
/// Arguments: folder, address of SageMaker's twin, of the registry's, application, `deploy`, `approve` or `undeploy`, `before`,
/// `after` or `never`, the number of the commit at which the process halts, counted from the intent that is
/// meant, the file of the [SharedClock], and the address of CloudWatch's twin. Started again on the same folder it finishes what is left. The last line it prints tells how it ended.
public final class KillProgram {
    static final PlanId DEPLOYMENT = new PlanId("01JD0000000000000000000001");
    static final PlanId REMOVAL = new PlanId("01JD0000000000000000000002");

    private static final Person ALICE = new Person("alice");
    private static final Environment STAGING = new Environment("staging");

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final Laptop laptop;
    private final Application app;

    private KillProgram(Laptop laptop, Application app) {
        this.laptop = laptop;
        this.app = app;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var watch = new Halt(args[5], Long.parseLong(args[6]));
        var settings = Settings.read(Map.of(
                "AWS_ENDPOINT_URL_SAGEMAKER", args[1],
                "AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME", args[1],
                "AWS_ENDPOINT_URL_CLOUDWATCH", args[8],
                "SLIPWAY_REGISTRY_URL", args[2]));
        var clock = SharedClock.over(Path.of(args[7]));
        // While a person is to decide no time passes: a clock that jumps would be at the end of the round at once.
        var hold = args[4].equals("approve") ? Optional.of(clock.hold()) : Optional.<Clock.Hold>empty();
        try (var laptop = Laptop.open(settings, Path.of(args[0]), clock, watch)) {
            new KillProgram(laptop, new Application(args[3])).run(args[4].equals("undeploy"), hold, watch);
        }
    }

    private void run(boolean undeploy, Optional<Clock.Hold> hold, Halt watch) throws InterruptedException {
        if (!undeploy) {
            watch.arm();
        }
        if (hold.isPresent()) {
            begin(DEPLOYMENT, "deploy llama-3.1 8B for %s on ml.g6.xlarge with 2 instances".formatted(app));
            approve();
            hold.get().close();
        }
        finish(DEPLOYMENT, "deploy llama-3.1 8B for " + app);
        if (undeploy) {
            watch.arm();
            finish(REMOVAL, "undeploy " + app);
        }
        tell(undeploy ? REMOVAL : DEPLOYMENT, watch);
    }

    /// As an approver does who was not answered: says it again, until it is so.
    private void approve() {
        var request = new DecideApproval.Request(
                DEPLOYMENT,
                new Person("bob"),
                Vote.Decision.APPROVE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        while (!isApproved()) {
            laptop.asking().decide().apply(request, laptop.clock().instant());
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private boolean isApproved() {
        return laptop.ledger()
                .read(Approval.key(DEPLOYMENT))
                .found()
                .filter(approval -> approval.state() == ApprovalState.APPROVED)
                .isPresent();
    }

    private void finish(PlanId plan, String sentence) throws InterruptedException {
        begin(plan, sentence);
        while (laptop.ledger().read(PlanRecord.key(plan)).value().closedAt().isEmpty()) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        // The machine's own end comes after the plan's.
        laptop.engine().await(new ExecutionId("deployment", plan.value()), A_MINUTE);
    }

    /// As a user does who was not answered: asks again. What was accepted the sweep starts, and it tells the machine what it
    /// did not hear.
    private void begin(PlanId plan, String sentence) {
        if (laptop.ledger().read(PlanRecord.key(plan)).found().isEmpty()) {
            var intake = new AcceptIntent(laptop.ledger(), laptop.around().policies(), laptop.workflows());
            var answer = intake.apply(request(plan, sentence), laptop.clock().instant());
            if (!(answer instanceof AcceptIntent.Answer.Accepted)) {
                throw new IllegalStateException("the intent is not accepted: " + answer);
            }
        }
        laptop.sweep().apply(new Sweep.Request(), laptop.clock().instant().plus(A_MINUTE));
    }

    private static AcceptIntent.Request request(PlanId plan, String sentence) {
        return new AcceptIntent.Request(
                ALICE,
                Optional.empty(),
                sentence,
                STAGING.value(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of("key-" + plan),
                plan);
    }

    private void tell(PlanId plan, Halt watch) {
        var record = laptop.ledger().read(PlanRecord.key(plan)).value();
        var endpoint = laptop.ledger().read(EndpointRecord.key(app, STAGING)).value();
        var budget = laptop.ledger().read(Budget.key(STAGING)).value();
        var events = laptop.ledger().events(plan.run(), 0);
        var whole = Chain.breakIn(events).isEmpty();
        long decided = events.stream()
                .filter(event -> event.type().equals("ApprovalDecided"))
                .count();
        System.out.printf(
                "%s %s owner=%s generations=%d reserved=%s decided=%d chain=%s commits=%d%n",
                record.status().word(),
                endpoint.state(),
                endpoint.owner().map(RunId::value).orElse("none"),
                endpoint.generations().size(),
                budget.reserved().dollars(),
                decided,
                whole ? "whole" : "broken",
                watch.commits());
    }

    /// Halts the process before or after the n-th commit behind the point where it was armed.
    private static final class Halt implements CommitWatch {
        private final String when;
        private final long n;
        private final AtomicLong seen = new AtomicLong();
        private volatile boolean armed;

        Halt(String when, long n) {
            this.when = when;
            this.n = n;
        }

        void arm() {
            armed = true;
        }

        long commits() {
            return seen.get();
        }

        @Override
        public void before(long commit) {
            if (armed && seen.incrementAndGet() == n && when.equals("before")) {
                Runtime.getRuntime().halt(137);
            }
        }

        @Override
        public void after(long commit) {
            if (armed && seen.get() == n && when.equals("after")) {
                Runtime.getRuntime().halt(137);
            }
        }
    }
}
