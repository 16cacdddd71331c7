package dev.slipway.core.rollout;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.CanonicalForm;
import dev.slipway.core.audit.Told;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Shown;
import dev.slipway.core.plan.Cancellation;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Metrics;
import dev.slipway.core.plan.Plan;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.plan.Rehearsed;
import dev.slipway.core.plan.RemovalPlan;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Effects;
import dev.slipway.core.step.Evidence;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import dev.slipway.core.step.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Starts at SageMaker what the plan says, or rehearses it.
///
/// What set out to move its endpoint goes on; before that a verdict that is too old, or a freeze, ends the plan.
/// Errors: a configuration that SageMaker does not see yet is `Unavailable` and tried again; a refusal
/// that stays is `Declined`. Longer than a screen, for it begins, rehearses, declines and calls off.
public final class ExecutePlan implements Step<ExecutePlan.Request, Execution> {
    /// The plan to be carried out.
    public record Request(PlanId plan) {}

    static final String NAME = "ExecutePlan";

    /// How long a refusal may still be SageMaker's eventual consistency: from the first try of the endpoint on, and
    /// before that from the beginning. The machine's last retry comes after 30 s.
    private static final Duration SETTLING = Duration.ofSeconds(20);

    private final Ledger ledger;
    private final Overtaken overtaken;
    private final Hosting hosting;
    private final Effects effects;
    private final Metrics metrics;
    private final Evidence evidence;
    private final boolean execute;

    /// Where `execute` is false, every plan is rehearsed.
    public ExecutePlan(
            Ledger ledger,
            Policies policies,
            Hosting hosting,
            Metrics metrics,
            Effects effects,
            Evidence evidence,
            boolean execute) {
        this.ledger = ledger;
        this.overtaken = new Overtaken(ledger, policies);
        this.hosting = hosting;
        this.metrics = metrics;
        this.effects = effects;
        this.evidence = evidence;
        this.execute = execute;
    }

    @Override
    public Execution apply(Request request, Instant now) {
        var record = ledger.read(PlanRecord.key(request.plan()));
        return switch (record.value().status()) {
            case ALLOWED -> {
                var off = ledger.read(Cancellation.key(request.plan())).found();
                yield off.isPresent() ? calledOff(record, off.get(), now) : allowed(record, now);
            }
            case EXECUTING -> carryOut(record, now);
            default -> throw notAllowed(record.value());
            case REHEARSED -> {
                owned(record.value());
                yield rehearse(record, now);
            }
            case FAILED, CANCELLED -> new Execution.Declined(request.plan());
            case DENIED -> denied(record.value());
        };
    }

    private Execution allowed(Versioned<PlanRecord> record, Instant now) {
        var why = overtaken.why(owned(record.value()), now);
        if (why.isPresent()) {
            return declined(record, PlanStatus.DENIED, why.get(), now);
        }
        return record.value().intent().dryRun() || !execute
                ? rehearse(record, now)
                : carryOut(begin(record, now), now);
    }

    private Execution calledOff(Versioned<PlanRecord> record, Cancellation off, Instant now) {
        ledger.commit(Change.of(off.plan().run())
                .write(record, record.value().becomes(PlanStatus.CANCELLED, off.sentence(), now))
                .tell(new Told(
                        now,
                        "PlanCancelled",
                        NAME,
                        Canonical.Fields.NONE.with("plan_hash", planOf(record.value()).hash()))));
        return new Execution.Declined(off.plan());
    }

    /// What was allowed and then denied here still owns its endpoint; what the guard denied never did.
    private Execution denied(PlanRecord record) {
        if (!owns(record)) {
            throw notAllowed(record);
        }
        return new Execution.Declined(record.id());
    }

    private static Malformed notAllowed(PlanRecord record) {
        return new Malformed(
                "plan %s is %s: only an allowed plan is carried out".formatted(record.id(), record.status()));
    }

    /// The plan, when the endpoint is still its own: nothing runs without the commit that took it.
    private PlanRecord owned(PlanRecord record) {
        if (!owns(record)) {
            throw new Malformed("plan %s does not own its endpoint: plan again".formatted(record.id()));
        }
        return record;
    }

    private boolean owns(PlanRecord record) {
        return endpointOf(record).found().filter(endpoint -> endpoint.isOwnedBy(record.id().run())).isPresent();
    }

    private Versioned<EndpointRecord> endpointOf(PlanRecord record) {
        var intent = record.intent();
        return ledger.read(EndpointRecord.key(intent.app(), intent.environment()));
    }

    private Versioned<PlanRecord> begin(Versioned<PlanRecord> record, Instant now) {
        var plan = record.value();
        ledger.commit(Change.of(plan.id().run())
                .write(record, plan.becomes(PlanStatus.EXECUTING, now))
                .tell(new Told(
                        now,
                        "ExecutionStarted",
                        NAME,
                        Canonical.Fields.NONE.with("plan_hash", plan.plan().orElseThrow().hash()))));
        return ledger.read(record.key());
    }

    private Execution carryOut(Versioned<PlanRecord> record, Instant now) {
        var plan = record.value();
        var objects = new Objects(hosting, metrics, effects, plan.id().run(), NAME);
        // A late repeat: what SageMaker took back since must not be moved there again.
        if (objects.hasMoved(planOf(plan))) {
            return new Execution.Started(plan.id());
        }
        var halted = halted(plan, objects, now);
        if (halted.isPresent()) {
            return declined(record, haltedAs(plan, objects), halted.get(), now);
        }
        try {
            start(plan, objects);
            return new Execution.Started(plan.id());
        } catch (Refused refusal) {
            return decline(record, refusal, now);
        } catch (Conflict refusal) {
            var tried = objects.endpointTriedSince(planOf(plan)).orElse(plan.since());
            if (Duration.between(tried, now).compareTo(SETTLING) < 0) {
                throw new Unavailable("SageMaker is not ready: " + refusal.getMessage(), refusal);
            }
            return decline(record, refusal, now);
        }
    }

    private Optional<String> halted(PlanRecord plan, Objects objects, Instant now) {
        var tried = objects.endpointTriedSince(planOf(plan));
        return tried.isEmpty()
                ? overtaken.why(plan, now)
                : tried.filter(_ -> objects.isLost(planOf(plan), now))
                        .map(Shown::time)
                        .map("it set out to move the endpoint at %s, and nobody saw what came of it: plan again"::formatted);
    }

    /// Of a deployment something may have been made; a removal that never set out leaves its endpoint as it was.
    private static PlanStatus haltedAs(PlanRecord plan, Objects objects) {
        boolean untouched = planOf(plan) instanceof RemovalPlan && objects.endpointTriedSince(planOf(plan)).isEmpty();
        return untouched ? PlanStatus.DENIED : PlanStatus.FAILED;
    }

    private void start(PlanRecord record, Objects objects) {
        var endpoint = endpointOf(record).value();
        objects.refuseForeign(planOf(record).endpoint(), endpoint.objects());
        switch (planOf(record)) {
            case DeploymentPlan plan -> objects.deploy(plan, record, endpoint.current());
            case RemovalPlan plan -> objects.deleteEndpoint(plan.endpoint());
        }
    }

    /// Only when SageMaker shows nothing of the plan: else something may run, and nobody may say it does not.
    private Execution decline(Versioned<PlanRecord> record, RuntimeException refusal, Instant now) {
        var plan = planOf(record.value());
        var there = hosting.endpoint(plan.endpoint());
        if (plan instanceof DeploymentPlan deployment
                && there.filter(endpoint -> endpoint.isFor(deployment.objects())).isPresent()) {
            throw refusal;
        }
        var why = refusal.getMessage() == null ? refusal.toString() : refusal.getMessage();
        return declined(record, PlanStatus.FAILED, why, now);
    }

    private Execution declined(Versioned<PlanRecord> record, PlanStatus end, String why, Instant now) {
        ledger.commit(Change.of(record.value().id().run())
                .write(record, record.value().becomes(end, why, now))
                .tell(new Told(now, "ExecutionDeclined", NAME, Canonical.Fields.NONE.with("reason", why))));
        return new Execution.Declined(record.value().id());
    }

    private Execution rehearse(Versioned<PlanRecord> record, Instant now) {
        var plan = record.value();
        var rehearsal = new Rehearsal(hosting, metrics);
        start(plan, new Objects(rehearsal, rehearsal, effects, plan.id().run(), "Rehearsal"));
        var calls = evidence.keep(CanonicalForm.bytes(new Canonical.Items(rehearsal.noted())));
        if (plan.status() != PlanStatus.REHEARSED) {
            var why = "%d calls rehearsed, none made".formatted(rehearsal.noted().size());
            var hash = planOf(plan).hash();
            ledger.commit(Change.of(plan.id().run())
                    .write(record, plan.becomes(PlanStatus.REHEARSED, why, now))
                    .write(ledger.read(Rehearsed.key(hash)), new Rehearsed(hash, plan.id(), now))
                    .tell(new Told(now, "PlanRehearsed", NAME, Canonical.Fields.NONE.with("calls", calls))));
        }
        return new Execution.Rehearsed(plan.id(), calls);
    }

    private static Plan planOf(PlanRecord record) {
        return record.plan().orElseThrow();
    }
}
