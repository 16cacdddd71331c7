package dev.slipway.core.rollout;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.Shown;
import dev.slipway.core.model.Trouble;
import dev.slipway.core.plan.Block;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.Metrics;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Effects;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import dev.slipway.core.step.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes an endpoint back to its last good generation after a plan failed on it, or from what served to what a rollback found.
///
/// Shape: once a run. What failed is kept away from the endpoint from then on, until a person clears it. A first
/// deployment has nothing to go back to, and nothing is deleted here.
public final class UndoRollout implements Step<UndoRollout.Request, Undoing> {
    /// The run that takes back, and why its machine broke off: nothing, or one trouble.
    public record Request(RunId run, List<Trouble> failures) {
        public Request {
            failures = List.copyOf(failures);
        }
    }

    static final String NAME = "UndoRollout";

    private static final int REMARK = 200;

    private static final Set<PlanStatus> ACTED =
            Set.of(PlanStatus.EXECUTING, PlanStatus.SERVING, PlanStatus.FAILED, PlanStatus.BROKEN);

    private final Ledger ledger;
    private final WayBack way;

    public UndoRollout(Ledger ledger, Hosting hosting, Metrics metrics, Effects effects) {
        this.ledger = ledger;
        this.way = new WayBack(hosting, effects, new UndoLedger(ledger, NAME), new AlarmBrake(ledger, metrics, effects));
    }

    @Override
    public Undoing apply(Request request, Instant now) {
        var undo = ledger.read(Undo.key(request.run()));
        if (undo.found().isPresent()) {
            return way.go(undo, now);
        }
        var rollback = ledger.read(Rollback.key(request.run())).found();
        boolean begun = rollback.isPresent() ? begin(rollback.get(), undo, now) : begin(request, undo, now);
        return begun
                ? way.go(ledger.read(undo.key()), now)
                : new Undoing.Nothing(rollback.map(Rollback::plan).orElseGet(() -> new PlanId(request.run().value())));
    }

    /// Notes the way back that a rollback found, as long as the endpoint is its own.
    private boolean begin(Rollback rollback, Versioned<Undo> undo, Instant now) {
        var endpoint = ledger.read(EndpointRecord.key(rollback.app(), rollback.environment()));
        var from = endpoint.found().flatMap(EndpointRecord::current);
        if (rollback.state() != Rollback.State.FOUND || !endpoint.value().isOwnedBy(rollback.run())) {
            return false;
        }
        var made = new Undo(
                rollback.run(),
                rollback.plan(),
                rollback.app(),
                rollback.environment(),
                from.orElseThrow().hash(),
                from.orElseThrow().objects(),
                from.orElseThrow().fleet(),
                rollback.to().orElseThrow(),
                Undo.State.GOING_BACK,
                rollback.cause().sentence(),
                now);
        ledger.commit(told(made, now)
                .write(undo, made)
                .write(endpoint, endpoint.value().with(new Block(made.hash(), made.plan(), now, Optional.of(rollback.cause().remark())))));
        return true;
    }

    /// Notes the way back before it is taken, if there is one.
    private boolean begin(Request request, Versioned<Undo> undo, Instant now) {
        var record = ledger.read(PlanRecord.key(new PlanId(request.run().value())));
        var intent = record.value().intent();
        var endpoint = ledger.read(EndpointRecord.key(intent.app(), intent.environment()));
        var to = lastGood(record.value(), endpoint.found());
        if (to.isEmpty() || !(record.value().plan().orElseThrow() instanceof DeploymentPlan plan)) {
            return false;
        }
        var reason = record.value()
                .reason()
                .or(() -> request.failures().stream().map(Trouble::sentence).findFirst())
                .orElse("the machine ended early");
        var made = new Undo(
                request.run(),
                record.value().id(),
                plan.app(),
                plan.place().environment(),
                plan.hash(),
                plan.objects(),
                plan.fleet(),
                to.get(),
                Undo.State.GOING_BACK,
                reason,
                now);
        ledger.commit(told(made, now)
                .write(undo, made)
                .write(record, record.value().becomes(PlanStatus.UNDOING, reason, now))
                .write(endpoint, endpoint.value().with(new Block(made.hash(), made.plan(), now, Optional.of(Shown.of(reason, REMARK))))));
        return true;
    }

    /// What served before the plan was carried out; nothing when it was never begun, or nothing served.
    private static Optional<Generation> lastGood(PlanRecord record, Optional<EndpointRecord> endpoint) {
        return endpoint.filter(_ -> ACTED.contains(record.status()) && record.closedAt().isEmpty())
                .filter(there -> there.isOwnedBy(record.id().run()))
                .filter(there -> there.state() == EndpointRecord.State.LIVE)
                .flatMap(EndpointRecord::current);
    }

    private static Change told(Undo undo, Instant now) {
        var detail = Canonical.Fields.NONE.with("endpoint", undo.endpoint()).with("plan_hash", undo.hash());
        return Change.of(undo.run())
                .tell(new Told(
                        now,
                        "UndoStarted",
                        NAME,
                        detail.with("from", undo.from())
                                .with("to", undo.to().objects())
                                .with("goal_hash", undo.to().hash())))
                .tell(new Told(now, "PlanBlocked", NAME, detail));
    }
}
