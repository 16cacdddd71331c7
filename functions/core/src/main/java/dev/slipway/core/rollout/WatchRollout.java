package dev.slipway.core.rollout;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.catalogue.Catalogue;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.Cancellation;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.Metrics;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.plan.RemovalPlan;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Effects;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import dev.slipway.core.step.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Asks SageMaker how far it has come, and says when it came to an end; of a rollout and of a way back alike.
///
/// In service alone is no success: the planned configuration must serve, with the approved digest. While traffic
/// moves it asks the endpoint itself, so that alarms have something to judge. Longer than a screen, for it knows
/// every status.
public final class WatchRollout implements Step<WatchRollout.Request, RolloutState> {
    /// The run to be followed: a plan's, or one that takes back.
    public record Request(RunId run) {}

    private static final String NAME = "WatchRollout";

    /// After this a rollout counts as stuck; SageMaker's own limits are 60 minutes each for model
    /// download and container start.
    private static final Duration DEADLINE = Duration.ofHours(2);

    /// SageMaker ends an update by itself after its maximum, and then goes back.
    private static final Duration GOING_BACK = Duration.ofMinutes(30);

    /// How long a fresh endpoint may be invisible.
    private static final Duration SETTLING = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final Hosting hosting;
    private final Metrics metrics;
    private final Effects effects;
    private final Probes probes;

    public WatchRollout(
            Ledger ledger,
            Hosting hosting,
            Metrics metrics,
            Effects effects,
            ModelServer server,
            Catalogue catalogue) {
        this.ledger = ledger;
        this.hosting = hosting;
        this.metrics = metrics;
        this.effects = effects;
        this.probes = new Probes(server, new Kinds(catalogue), metrics);
    }

    @Override
    public RolloutState apply(Request request, Instant now) {
        var undo = ledger.read(Undo.key(request.run()));
        return undo.found().isPresent()
                ? new WatchUndo(hosting, effects, new UndoLedger(ledger, NAME)).follow(undo, now)
                : planned(new PlanId(request.run().value()), now);
    }

    private RolloutState planned(PlanId id, Instant now) {
        var record = ledger.read(PlanRecord.key(id));
        return switch (record.value().status()) {
            case EXECUTING -> switch (record.value().plan().orElseThrow()) {
                case DeploymentPlan plan -> deployed(record, plan, now);
                case RemovalPlan plan -> removed(record, plan, now);
            };
            case SERVING, DEPLOYED -> new RolloutState.InService(id);
            case REMOVED -> new RolloutState.Gone(id);
            case FAILED, BROKEN -> new RolloutState.Missed(id);
            default -> throw new Malformed("plan %s is %s: nothing of it is rolled out"
                    .formatted(id, record.value().status()));
        };
    }

    private RolloutState deployed(Versioned<PlanRecord> record, DeploymentPlan plan, Instant now) {
        var off = ledger.read(Cancellation.key(record.value().id())).found();
        if (off.isPresent()) {
            // Something of it runs until it is taken back, whoever comes to do that.
            return missed(record, PlanStatus.BROKEN, off.get().sentence(), now);
        }
        var waited = Duration.between(record.value().since(), now);
        var found = hosting.endpoint(plan.endpoint());
        if (found.isEmpty()) {
            return waited.compareTo(SETTLING) < 0
                    ? new RolloutState.InProgress(record.value().id())
                    : down(record, plan, "the endpoint is not there", now);
        }
        var endpoint = found.get();
        return switch (endpoint.status()) {
            case UPDATING, ROLLING_BACK -> {
                moving(record.value(), plan, endpoint, now);
                yield pending(record, endpoint, longest(plan), now);
            }
            case CREATING, SYSTEM_UPDATING -> pending(record, endpoint, longest(plan), now);
            case IN_SERVICE -> serving(record, plan, endpoint, now);
            case FAILED -> down(record, plan, endpoint.said(), now);
            case OUT_OF_SERVICE, UPDATE_ROLLBACK_FAILED, DELETING ->
                missed(record, PlanStatus.BROKEN, endpoint.status() + ": " + endpoint.said(), now);
        };
    }

    private static Duration longest(DeploymentPlan plan) {
        var update = plan.rollout().longest().plus(GOING_BACK);
        return update.compareTo(DEADLINE) < 0 ? DEADLINE : update;
    }

    /// Notes a stage once, and sends probes where alarms watch for them.
    private void moving(PlanRecord record, DeploymentPlan plan, HostedEndpoint endpoint, Instant now) {
        endpoint.move().flatMap(HostedEndpoint.Move::sentence).ifPresent(stage -> note(record.id(), endpoint, stage, now));
        if (!plan.alarms().isEmpty()) {
            serving(plan).ifPresent(before -> probes.send(plan, before.model(), now));
        }
    }

    private void note(PlanId id, HostedEndpoint endpoint, String stage, Instant now) {
        var notes = ledger.read(RolloutNotes.key(id));
        var told = notes.found().orElse(RolloutNotes.NONE);
        if (!told.told().contains(stage)) {
            ledger.commit(Change.of(id.run())
                    .write(notes, told.with(stage))
                    .tell(new Told(now, "RolloutStage", NAME, endpoint.move().orElseThrow().canonical())));
        }
    }

    private Optional<Generation> serving(DeploymentPlan plan) {
        return ledger.read(EndpointRecord.key(plan.app(), plan.place().environment()))
                .found()
                .flatMap(EndpointRecord::current);
    }

    private RolloutState pending(
            Versioned<PlanRecord> record, HostedEndpoint endpoint, Duration longest, Instant now) {
        var waited = Duration.between(record.value().since(), now);
        return waited.compareTo(longest) < 0
                ? new RolloutState.InProgress(record.value().id())
                : missed(
                        record,
                        PlanStatus.BROKEN,
                        "still %s after %d minutes".formatted(endpoint.status(), waited.toMinutes()),
                        now);
    }

    private RolloutState serving(
            Versioned<PlanRecord> record, DeploymentPlan plan, HostedEndpoint endpoint, Instant now) {
        if (!endpoint.config().equals(plan.objects())) {
            var why = "it went back to %s: %s".formatted(endpoint.config(), endpoint.said());
            return missed(record, PlanStatus.FAILED, why, now);
        }
        var approved = plan.image().digest();
        if (!endpoint.image().equals(Optional.of(approved))) {
            var serves = endpoint.image().map(Object::toString).orElse("no digest");
            return missed(record, PlanStatus.BROKEN, "it serves %s instead of %s".formatted(serves, approved), now);
        }
        ledger.commit(Change.of(record.value().id().run())
                .write(record, record.value().becomes(PlanStatus.SERVING, now))
                .tell(new Told(
                        now,
                        "RolloutFinished",
                        NAME,
                        Canonical.Fields.NONE
                                .with("endpoint", plan.endpoint())
                                .with("config", plan.objects())
                                .with("image", approved))));
        return new RolloutState.InService(record.value().id());
    }

    private RolloutState removed(Versioned<PlanRecord> record, RemovalPlan plan, Instant now) {
        var id = record.value().id();
        var found = hosting.endpoint(plan.endpoint());
        if (found.isPresent()) {
            return pending(record, found.get(), DEADLINE, now);
        }
        var objects = new Objects(hosting, metrics, effects, id.run(), NAME);
        var left = ledger.read(EndpointRecord.key(plan.app(), plan.place().environment())).value().objects();
        left.forEach(objects::deleteConfig);
        left.forEach(objects::deleteModel);
        objects.deleteAlarms(plan.endpoint());
        ledger.commit(Change.of(id.run())
                .write(record, record.value().becomes(PlanStatus.REMOVED, now))
                .tell(new Told(
                        now, "EndpointRemoved", NAME, Canonical.Fields.NONE.with("endpoint", plan.endpoint()))));
        return new RolloutState.Gone(id);
    }

    /// Nothing serves: nothing is left of a first deployment, but an update took down what was live.
    private RolloutState down(Versioned<PlanRecord> record, DeploymentPlan plan, String why, Instant now) {
        var endpoint = ledger.read(EndpointRecord.key(plan.app(), plan.place().environment())).value();
        var served = endpoint.state() == EndpointRecord.State.LIVE;
        return missed(record, served ? PlanStatus.BROKEN : PlanStatus.FAILED, why, now);
    }

    private RolloutState missed(Versioned<PlanRecord> record, PlanStatus status, String why, Instant now) {
        ledger.commit(Change.of(record.value().id().run())
                .write(record, record.value().becomes(status, why, now))
                .tell(new Told(now, "RolloutMissed", NAME, Canonical.Fields.NONE.with("reason", why))));
        return new RolloutState.Missed(record.value().id());
    }
}
