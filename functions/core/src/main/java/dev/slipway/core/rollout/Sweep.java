package dev.slipway.core.rollout;

import dev.slipway.core.approval.SweepApprovals;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.Trouble;
import dev.slipway.core.plan.RunningPlan;
import dev.slipway.core.plan.Workflows;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Listing;
import dev.slipway.core.step.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Starts plans and rollbacks that were kept and never started, closes those whose machine ended without its audit, tells
/// notices that were not told, and then looks after approvals.
public final class Sweep implements Step<Sweep.Request, Sweep.Swept> {
    /// The sweep asks for nothing.
    public record Request() {}

    /// How many runs were looked at, how many closed, and how many of them, of notices and of approvals must wait for the next sweep.
    public record Swept(int running, int closed, int failed) {}

    /// Time enough for whoever kept it to start it.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final Workflows workflows;
    private final AuditDeployment audit;
    private final NoticeBoard board;
    private final SweepApprovals approvals;

    public Sweep(
            Ledger ledger, Workflows workflows, AuditDeployment audit, NoticeBoard board, SweepApprovals approvals) {
        this.ledger = ledger;
        this.workflows = workflows;
        this.audit = audit;
        this.board = board;
        this.approvals = approvals;
    }

    @Override
    public Swept apply(Request request, Instant now) {
        var swept = new Swept(0, 0, 0);
        for (var plan : all(RunningPlan.all())) {
            swept = sweep(plan.plan().run(), plan.acceptedAt(), () -> workflows.start(plan.plan()), swept, now);
        }
        for (var rollback : all(RunningRollback.all())) {
            swept = sweep(
                    rollback.run(), rollback.requestedAt(), () -> workflows.rollback(rollback.run()), swept, now);
        }
        var asked = approvals.apply(new SweepApprovals.Request(), now);
        return new Swept(swept.running(), swept.closed(), swept.failed() + untold(now) + asked.failed());
    }

    /// How many notices could not be told.
    private int untold(Instant now) {
        return (int) all(Notice.untold()).stream()
                .filter(notice -> Duration.between(notice.at(), now).compareTo(PATIENCE) >= 0)
                .filter(notice -> !board.tell(notice.run()))
                .count();
    }

    private <T> List<T> all(Listing<T> first) {
        var all = new ArrayList<T>();
        var listing = Optional.of(first);
        while (listing.isPresent()) {
            var page = ledger.list(listing.get());
            page.values().forEach(row -> all.add(row.value()));
            listing = page.next();
        }
        return all;
    }

    /// One run in trouble, a bug included, never keeps the sweep from the others.
    private Swept sweep(RunId run, Instant since, Supplier<Workflows.Start> start, Swept so, Instant now) {
        if (Duration.between(since, now).compareTo(PATIENCE) < 0) {
            return so;
        }
        try {
            if (start.get() == Workflows.Start.RUNNING) {
                return new Swept(so.running() + 1, so.closed(), so.failed());
            }
            var trouble = new Trouble("MachineEnded", "the machine ended without its audit");
            audit.apply(new AuditDeployment.Request(run, List.of(trouble)), now);
            return new Swept(so.running(), so.closed() + 1, so.failed());
        } catch (RuntimeException failure) {
            return new Swept(so.running(), so.closed(), so.failed() + 1);
        }
    }
}
