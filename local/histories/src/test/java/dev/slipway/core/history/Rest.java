package dev.slipway.core.history;

import dev.slipway.core.approval.Approval;
import dev.slipway.core.approval.ApprovalOutcome;
import dev.slipway.core.approval.OpenApproval;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.plan.RunningPlan;
import dev.slipway.core.rollout.Rollback;
import dev.slipway.core.rollout.RunningRollback;
import dev.slipway.core.rollout.Undo;
import dev.slipway.core.step.Key;
import dev.slipway.core.step.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Waits until a life is at rest, looks whether everything ended as it should, and has the next history begin, or the end.
final class Rest {
    private static final int PATIENCE = 300;
    private static final Duration FRESH = Duration.ofMinutes(15);

    private final Life life;
    private final int histories;
    private final Standing standing;
    private int begun;
    private int looks;
    private int settledPlans;
    private int settledGenerations;
    private final Set<RunId> settledRollbacks = new HashSet<>();

    Rest(Life life, int histories) {
        this.life = life;
        this.histories = histories;
        this.standing = new Standing(life);
    }

    /// Looks from time to time whether something is still to come; the sweep carries on what nobody else does.
    void looks(Shift shift) {
        if (life.isIdle()) {
            Flawed.unless(++looks < PATIENCE, "it does not come to rest");
            if (isQuiet(shift.world.ledger)) {
                rests(shift);
            } else {
                shift.act(life, Optional.empty(), "sweep", shift.meanwhile::sweep);
            }
        }
        if (!life.isOver()) {
            life.in(life.minutes(30, 90), this::looks);
        }
    }

    private void rests(Shift shift) {
        var ledger = shift.world.ledger;
        plans(ledger).forEach(plan -> ended(shift, ledger, plan));
        rollbacks(ledger).stream()
                .filter(rollback -> settledRollbacks.add(rollback.run()))
                .forEach(rollback -> ended(shift, ledger, rollback));
        standing.holds(shift);
        settledPlans = life.plans.size();
        settledGenerations = generations(ledger);
        if (begun < histories) {
            shift.world.tally.count("history");
            looks = 0;
            life.begins(++begun);
            life.story.begins(shift);
        } else {
            ends(shift);
        }
    }

    /// The application is removed, and then whatever is done again does nothing.
    private void ends(Shift shift) {
        life.calmDown();
        if (!standing.isGone(shift)) {
            life.story.undeploys(shift);
            return;
        }
        for (int times = 0; times < 6; times++) {
            life.again(shift);
        }
        standing.nothingIsLeft(shift);
        Flawed.unless(isQuiet(shift.world.ledger), "it came back");
        life.end();
    }

    private boolean isQuiet(Ledger ledger) {
        return life.machines.values().stream().allMatch(Machine::isEnded)
                && plans(ledger).stream().allMatch(plan -> plan.closedAt().isPresent())
                && rollbacks(ledger).stream().allMatch(rollback -> rollback.closedAt().isPresent())
                && fresh().stream().noneMatch(plan -> isThere(ledger, OpenApproval.key(plan)));
    }

    private void ended(Shift shift, Ledger ledger, PlanRecord plan) {
        shift.world.tally.count("plan " + plan.status());
        Flawed.unless(!isThere(ledger, RunningPlan.key(plan.id())), plan.id() + " is closed and in the list of what runs");
        if (plan.status() == PlanStatus.DEPLOYED) {
            var made = ((DeploymentPlan) plan.plan().orElseThrow()).objects();
            Flawed.unless(
                    life.effects.hasMoved(plan.id().run(), life.endpoint, made) || served(ledger, plan.id(), made),
                    plan.id() + " never moved its endpoint");
        }
        ledger.read(Approval.key(plan.id())).found().ifPresent(approval -> {
            shift.world.tally.count("approval " + approval.state());
            var heard = Objects.requireNonNull(life.machines.get(plan.id().run())).question().heard();
            Flawed.unless(
                    !approval.isPending() && heard.stream().allMatch(ApprovalOutcome.of(plan.id(), approval.state())::equals),
                    "the machine of %s heard %s, and the approval is %s".formatted(plan.id(), heard, approval.state()));
        });
    }

    /// Whether the generation before this plan's was the same: a rollback brought it back when the plan was made already.
    private boolean served(Ledger ledger, PlanId plan, ResourceName made) {
        var endpoint = ledger.read(EndpointRecord.key(life.endpoint)).value();
        return endpoint.generations().stream()
                .filter(one -> one.plan().equals(plan))
                .findFirst()
                .flatMap(own -> endpoint.generation(own.number() - 1))
                .filter(before -> before.objects().equals(made))
                .flatMap(Generation::end)
                .filter(end -> end.how() == Generation.How.REPLACED)
                .isPresent();
    }

    private void ended(Shift shift, Ledger ledger, Rollback rollback) {
        shift.world.tally.count("rollback " + rollback.state());
        Flawed.unless(
                !isThere(ledger, RunningRollback.key(rollback.run())), rollback.run() + " is closed and in the list of what runs");
        long undone = rollbacks(ledger).stream()
                .filter(other -> other.generation() == rollback.generation() && isThere(ledger, Undo.key(other.run())))
                .count();
        Flawed.unless(undone < 2, "generation %d is taken back %d times".formatted(rollback.generation(), undone));
        askedInTime(ledger, rollback);
        if (rollback.state() == Rollback.State.BACK) {
            var good = rollback.to().orElseThrow().objects();
            Flawed.unless(life.effects.hasMoved(rollback.run(), life.endpoint, good), rollback.run() + " never went back");
        }
    }

    /// An alarm speaks of what serves, and of now; after a try that found something to do, or nowhere to go by itself, it asks for
    /// no other.
    private void askedInTime(Ledger ledger, Rollback rollback) {
        if (!(rollback.cause() instanceof Rollback.Cause.ByAlarm alarm)) {
            return;
        }
        var generations = ledger.read(EndpointRecord.key(life.endpoint)).value().generations();
        var serving = generations.get(rollback.generation() - 1).since();
        Flawed.unless(
                !alarm.at().isBefore(serving) && !rollback.since().isAfter(alarm.at().plus(FRESH)),
                "%s heeds an old alarm: %s".formatted(rollback.run(), alarm));
        var tries = rollbacks(ledger).stream().filter(other -> other.generation() == rollback.generation()).toList();
        tries.stream().limit(tries.indexOf(rollback)).reduce((_, later) -> later).ifPresent(last -> Flawed.unless(
                leavesRoom(last) && alarm.at().isAfter(last.since()),
                "%s is asked for after %s, which ended as %s".formatted(rollback.run(), last.run(), last.state())));
    }

    private static boolean leavesRoom(Rollback last) {
        boolean byPerson = last.cause() instanceof Rollback.Cause.ByPerson;
        return last.state() == Rollback.State.NOTHING
                || (byPerson && Set.of(Rollback.State.REFUSED, Rollback.State.NOWHERE).contains(last.state()));
    }

    /// The names that were given out since the last rest, whether a plan came of them or not.
    private List<PlanId> fresh() {
        return life.plans.subList(settledPlans, life.plans.size());
    }

    private List<PlanRecord> plans(Ledger ledger) {
        return fresh().stream().flatMap(plan -> ledger.read(PlanRecord.key(plan)).found().stream()).toList();
    }

    /// Every try to take back a generation that served since the last rest.
    private List<Rollback> rollbacks(Ledger ledger) {
        var rollbacks = new ArrayList<Rollback>();
        for (int generation = Math.max(1, settledGenerations); generation <= generations(ledger); generation++) {
            boolean more = true;
            for (int attempt = 1; more; attempt++) {
                var found = ledger.read(Rollback.key(Rollback.runOf(life.endpoint, generation, attempt))).found();
                found.ifPresent(rollbacks::add);
                more = found.isPresent();
            }
        }
        return rollbacks;
    }

    private int generations(Ledger ledger) {
        return ledger.read(EndpointRecord.key(life.endpoint)).found().map(it -> it.generations().size()).orElse(0);
    }

    private static boolean isThere(Ledger ledger, Key<?> key) {
        return ledger.read(key).found().isPresent();
    }
}
