package dev.slipway.core.rollout;

import dev.slipway.core.model.AlarmName;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.AlarmMetric;
import dev.slipway.core.plan.AlarmPlan;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Workflows;
import dev.slipway.core.step.Again;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Outcome;
import dev.slipway.core.step.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// Hears that an alarm of an endpoint changed its state, and starts the rollback of what is in service there.
///
/// Events come twice, late, in another order and not at all: each generation has one rollback under its own name, and an
/// old event starts none.
public final class AlarmRaised implements Step<AlarmRaised.Request, AlarmRaised.Heard> {
    /// An alarm's name, whether it fires, since when, and the endpoint that its metric names; texts are unchecked.
    public record Request(String alarm, boolean firing, Instant at, Optional<String> endpoint) {}

    /// What became of the event.
    public sealed interface Heard extends Outcome {
        /// The rollback of this name was requested, by this event or by one before.
        record Started(RunId run) implements Heard {}

        /// Nothing follows from it, and why in a word.
        record Ignored(Why why) implements Heard {}
    }

    /// Why nothing follows from an event.
    public enum Why {
        /// The alarm does not fire.
        QUIET,
        /// It is no alarm of an endpoint of ours.
        NOT_OURS,
        /// Nothing is in service there.
        NOT_SERVING,
        /// It went off too long ago, or before what serves now did so undisturbed.
        OLD,
        /// What it says was looked into before.
        KNOWN
    }

    /// An alarm that went off longer ago says nothing of now.
    static final Duration FRESH = Duration.ofMinutes(15);

    private final Ledger ledger;
    private final RollbackStart starting;

    public AlarmRaised(Ledger ledger, Workflows workflows) {
        this.ledger = ledger;
        this.starting = new RollbackStart(ledger, workflows);
    }

    @Override
    public Heard apply(Request request, Instant now) {
        var heard = Again.whenItMoved(() -> hear(request, now));
        if (heard instanceof Heard.Started(RunId run)) {
            starting.start(run);
        }
        return heard;
    }

    private Heard hear(Request request, Instant now) {
        if (!request.firing()) {
            return new Heard.Ignored(Why.QUIET);
        }
        var name = request.endpoint()
                .filter(text -> ResourceName.SHAPE.check("endpoint", text).isEmpty())
                .map(ResourceName::new);
        var alarm = name.flatMap(there -> alarmOf(request.alarm(), there));
        var endpoint = name.flatMap(there -> ledger.read(EndpointRecord.key(there)).found());
        if (alarm.isEmpty() || endpoint.isEmpty()) {
            return new Heard.Ignored(Why.NOT_OURS);
        }
        return weighed(alarm.get(), request.at(), endpoint.get(), now);
    }

    private Heard weighed(AlarmName alarm, Instant at, EndpointRecord endpoint, Instant now) {
        var serving = endpoint.current().filter(_ -> endpoint.state() == EndpointRecord.State.LIVE);
        if (serving.isEmpty()) {
            return new Heard.Ignored(Why.NOT_SERVING);
        }
        if (isOld(at, endpoint, now)) {
            return new Heard.Ignored(Why.OLD);
        }
        var tries = starting.tries(endpoint, serving.get());
        if (tries.last().isEmpty() || isNews(tries.last().get(), at)) {
            starting.request(endpoint, serving.get(), tries, new Rollback.Cause.ByAlarm(alarm, at), now);
            return new Heard.Started(tries.run());
        }
        var last = tries.last().get();
        return last.closedAt().isEmpty() ? new Heard.Started(last.run()) : new Heard.Ignored(Why.KNOWN);
    }

    static boolean isOld(Instant alarmed, EndpointRecord endpoint, Instant now) {
        return endpoint.undisturbedSince().filter(alarmed::isBefore).isPresent()
                || Duration.between(alarmed, now).compareTo(FRESH) > 0;
    }

    /// A try that found nothing to do does not stand in the way of what went off after it; nor does a person's that was refused
    /// or had nowhere to go, for an alarm may go where they may not, or did not want to.
    private static boolean isNews(Rollback last, Instant alarmed) {
        boolean leavesRoom = switch (last.state()) {
            case NOTHING, REFUSED -> true;
            case NOWHERE -> last.cause() instanceof Rollback.Cause.ByPerson;
            case REQUESTED, FOUND, BACK, FAILED -> false;
        };
        return leavesRoom && alarmed.isAfter(last.since());
    }

    private static Optional<AlarmName> alarmOf(String alarm, ResourceName endpoint) {
        return Arrays.stream(AlarmMetric.values())
                .map(metric -> AlarmPlan.nameOf(endpoint, metric))
                .filter(name -> name.value().equals(alarm))
                .findFirst();
    }
}
