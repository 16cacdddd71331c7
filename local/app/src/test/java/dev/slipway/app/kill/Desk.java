package dev.slipway.app.kill;

import dev.slipway.app.laptop.Laptop;
import dev.slipway.app.server.AlarmRule;
import dev.slipway.app.store.CommitWatch;
import dev.slipway.core.approval.DecideApproval;
import dev.slipway.core.approval.Vote;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.model.Application;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.AcceptIntent;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.rollout.RequestRollback;
import dev.slipway.core.rollout.Rollback;
import dev.slipway.core.rollout.Sweep;
import dev.slipway.engine.Clock;
import dev.slipway.engine.ExecutionId;
import dev.slipway.engine.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// People at a laptop. Whoever was not answered says it again; who was, hears the same once more.
///
/// No time passes until they wait for an end: a clock that jumps would be at the end of a round of letters at once.
final class Desk implements AutoCloseable {
    static final Application APP = new Application("kill-x");
    static final PlanId FIRST = new PlanId("01JD0000000000000000000001");
    static final PlanId SECOND = new PlanId("01JD0000000000000000000002");

    private static final Person ALICE = new Person("alice");
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);
    private static final Duration BETWEEN = Duration.ofMillis(5);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final Laptop laptop;
    private final Clock.Hold still;

    private Desk(Laptop laptop, Clock.Hold still) {
        this.laptop = laptop;
        this.still = still;
    }

    /// Opens the laptop of this folder, which goes on with all that was begun: what its engine never heard of the sweep
    /// starts, and what it was not answered the sweep tells it.
    static Desk open(Path folder, Map<String, String> settings, CommitWatch watch) throws IOException {
        var clock = SharedClock.in(folder);
        var still = clock.hold();
        var laptop = Laptop.open(Settings.read(settings), folder.resolve("home"), clock, watch);
        laptop.sweep().apply(new Sweep.Request(), clock.instant().plus(A_MINUTE));
        return new Desk(laptop, still);
    }

    Laptop laptop() {
        return laptop;
    }

    /// Alice asks for it.
    void ask(PlanId plan, String sentence, Environment environment) {
        if (laptop.ledger().read(PlanRecord.key(plan)).found().isEmpty()) {
            var intake = new AcceptIntent(laptop.ledger(), laptop.around().policies(), laptop.workflows());
            var answer = intake.apply(
                    request(plan, sentence, environment), laptop.clock().instant());
            if (!(answer instanceof AcceptIntent.Answer.Accepted)) {
                throw new IllegalStateException("the intent is not accepted: " + answer);
            }
        }
    }

    private static AcceptIntent.Request request(PlanId plan, String sentence, Environment environment) {
        return new AcceptIntent.Request(
                ALICE,
                Optional.empty(),
                sentence,
                environment.value(),
                Optional.of(APP.value()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of("key-" + plan),
                plan);
    }

    /// These people sign in and approve, once everybody has their letter.
    void approve(PlanId plan, Person... people) {
        var run = new ExecutionId("deployment", plan.value());
        until(
                "people are asked about " + plan,
                () -> laptop.engine().history(run).stream()
                        .anyMatch(event -> event.type().equals("TaskSubmitted")));
        for (var person : people) {
            until(person + " is heard", () -> isHeard(plan, person));
        }
    }

    private boolean isHeard(PlanId plan, Person person) {
        var word = new DecideApproval.Request(
                plan, person, Vote.Decision.APPROVE, Optional.empty(), Optional.empty(), Optional.empty());
        var answer = laptop.asking().decide().apply(word, laptop.clock().instant());
        return answer instanceof DecideApproval.Answer.Recorded || answer instanceof DecideApproval.Answer.AlreadySo;
    }

    /// Somebody of the crew takes back what serves, until that is done; `run` is what it is to be called.
    void takeBack(RunId run, Person person, Environment environment) {
        if (isClosed(run)) {
            return;
        }
        var word = new RequestRollback.Request(
                person, APP.value(), environment.value(), Optional.empty(), Optional.empty(), Optional.of("it answers nonsense"));
        var answer = laptop.apiSteps().hands().rollback().apply(word, laptop.clock().instant());
        boolean begun = answer instanceof RequestRollback.Answer.Started started && started.run().equals(run);
        // What a process before this one began may end while they speak.
        if (!begun && !isClosed(run)) {
            throw new IllegalStateException("the rollback is not begun: " + answer);
        }
    }

    private boolean isClosed(RunId rollback) {
        return laptop.ledger().read(Rollback.key(rollback)).found().flatMap(Rollback::closedAt).isPresent();
    }

    /// Hears of every alarm that ever changed its state, as it may after a restart.
    void hearAlarms() {
        var twin = laptop.around().events().orElseThrow();
        try (var rule = new AlarmRule(twin, laptop.alarmRaised(), laptop.clock())) {
            rule.look();
        }
    }

    /// Waits for the end of a plan's run.
    void end(PlanId plan) throws InterruptedException {
        end(new ExecutionId("deployment", plan.value()));
    }

    /// Waits for the end of a rollback.
    void end(RunId rollback) throws InterruptedException {
        end(new ExecutionId("rollback", rollback.value()));
    }

    private void end(ExecutionId execution) throws InterruptedException {
        still.close();
        var found = laptop.engine().await(execution, LONG_ENOUGH);
        if (!(found.status() instanceof Status.Ended)) {
            throw new IllegalStateException("not within %s: the end of %s".formatted(LONG_ENOUGH, execution));
        }
    }

    /// What the plan's model and configuration are called.
    ResourceName objects(PlanId plan) {
        var planned = laptop.ledger().read(PlanRecord.key(plan)).value().plan().orElseThrow();
        return ((DeploymentPlan) planned).objects();
    }

    private static void until(String what, BooleanSupplier holds) {
        long begin = System.nanoTime();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - begin > LONG_ENOUGH.toNanos()) {
                throw new IllegalStateException("not within %s: %s".formatted(LONG_ENOUGH, what));
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    @Override
    public void close() {
        laptop.close();
    }
}
