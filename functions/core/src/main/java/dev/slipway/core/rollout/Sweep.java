package dev.slipway.core.rollout;

import dev.slipway.core.approval.SweepApprovals;
import dev.slipway.core.model.Trouble;
import dev.slipway.core.plan.RunningPlan;
import dev.slipway.core.plan.Workflows;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Listing;
import dev.slipway.core.step.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Starts plans that were accepted and never started, closes those whose machine ended without its audit, and then
/// looks after approvals.
public final class Sweep implements Step<Sweep.Request, Sweep.Swept> {
    /// The sweep asks for nothing.
    public record Request() {}

    /// How many plans were looked at, how many closed, and how many of them and of approvals must wait for the next sweep.
    public record Swept(int running, int closed, int failed) {}

    /// Time enough for the intake to start the plan itself.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final Workflows workflows;
    private final AuditDeployment audit;
    private final SweepApprovals approvals;

    public Sweep(Ledger ledger, Workflows workflows, AuditDeployment audit, SweepApprovals approvals) {
        this.ledger = ledger;
        this.workflows = workflows;
        this.audit = audit;
        this.approvals = approvals;
    }

    @Override
    public Swept apply(Request request, Instant now) {
        var swept = new Swept(0, 0, 0);
        Optional<Listing<RunningPlan>> listing = Optional.of(RunningPlan.all());
        while (listing.isPresent()) {
            var page = ledger.list(listing.get());
            for (var row : page.values()) {
                swept = sweep(row.value(), swept, now);
            }
            listing = page.next();
        }
        var asked = approvals.apply(new SweepApprovals.Request(), now);
        return new Swept(swept.running(), swept.closed(), swept.failed() + asked.failed());
    }

    /// One plan in trouble, a bug included, never keeps the sweep from the others.
    private Swept sweep(RunningPlan plan, Swept so, Instant now) {
        if (Duration.between(plan.acceptedAt(), now).compareTo(PATIENCE) < 0) {
            return so;
        }
        try {
            if (workflows.start(plan.plan()) == Workflows.Start.RUNNING) {
                return new Swept(so.running() + 1, so.closed(), so.failed());
            }
            var trouble = new Trouble("MachineEnded", "the machine ended without its audit");
            audit.apply(new AuditDeployment.Request(plan.plan(), List.of(trouble)), now);
            return new Swept(so.running(), so.closed() + 1, so.failed());
        } catch (RuntimeException failure) {
            return new Swept(so.running(), so.closed(), so.failed() + 1);
        }
    }
}
