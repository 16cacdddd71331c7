package dev.slipway.core.rollout;

import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.plan.RolloutPolicy;
import dev.slipway.core.step.Effects;
import dev.slipway.core.step.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Moves an endpoint back, as far as its own state allows at this moment.
record WayBack(Hosting hosting, Effects effects, UndoLedger ends, AlarmBrake brake) {
    /// After this an update is no longer waited for; SageMaker's own longest is 8 hours.
    private static final Duration PATIENCE = Duration.ofHours(9);

    /// How long a refusal may still be SageMaker's eventual consistency, or another's work on the endpoint.
    private static final Duration SETTLING = Duration.ofMinutes(5);

    /// No fleet is made and taken back sooner, and a refusal that lasts is told before.
    private static final Duration UNSEEN = Duration.ofMinutes(10);

    /// At once and without alarms: the way back must not be taken back.
    private static final RolloutPolicy AT_ONCE = new RolloutPolicy.AllAtOnce(Duration.ZERO, Duration.ofHours(2));

    Undoing go(Versioned<Undo> undo, Instant now) {
        var plan = undo.value().plan();
        return switch (undo.value().state()) {
            case SERVING, BACK -> new Undoing.Started(plan);
            case MISSED -> new Undoing.Nothing(plan);
            case GOING_BACK -> hosting.endpoint(undo.value().endpoint())
                    .map(there -> turn(undo, there, now))
                    .orElseGet(() -> missed(undo, "the endpoint is not there", now));
        };
    }

    private Undoing turn(Versioned<Undo> undo, HostedEndpoint there, Instant now) {
        return switch (there.status()) {
            case CREATING, UPDATING, SYSTEM_UPDATING, ROLLING_BACK -> isBack(undo, there)
                    ? onItsWay(undo.value())
                    : waiting(undo, there, now);
            case IN_SERVICE -> isBack(undo, there) ? onItsWay(undo.value()) : served(undo, there, now);
            case UPDATE_ROLLBACK_FAILED -> moved(undo, now);
            case OUT_OF_SERVICE, FAILED, DELETING -> missed(undo, "the endpoint is " + there.status(), now);
        };
    }

    private static boolean isBack(Versioned<Undo> undo, HostedEndpoint there) {
        return there.isFor(undo.value().to().objects());
    }

    private Undoing served(Versioned<Undo> undo, HostedEndpoint there, Instant now) {
        return there.config().equals(undo.value().from())
                ? moved(undo, now)
                : missed(undo, "it serves %s, which this plan did not make".formatted(there.config()), now);
    }

    /// SageMaker's own doing needs no note; ours is noted to its end.
    private Undoing onItsWay(Undo way) {
        if (effects.since(way.run(), way.effect()).isPresent()) {
            move(way);
        }
        return new Undoing.Started(way.plan());
    }

    private Undoing waiting(Versioned<Undo> undo, HostedEndpoint there, Instant now) {
        var waited = Duration.between(undo.value().since(), now);
        if (waited.compareTo(PATIENCE) < 0) {
            brake.pull(undo, there, now);
            return new Undoing.Waiting(undo.value().plan());
        }
        return missed(undo, "still %s after %d hours".formatted(there.status(), waited.toHours()), now);
    }

    private Undoing moved(Versioned<Undo> undo, Instant now) {
        var way = undo.value();
        var good = way.to().objects();
        // It was on its way and is not there: whoever follows it sees that, and nobody moves it twice.
        if (effects.isDone(way.run(), way.effect()) || isLost(way, now)) {
            return new Undoing.Started(way.plan());
        }
        if (hosting.config(good).isEmpty() || hosting.model(good).isEmpty()) {
            return missed(undo, "the configuration or the model %s is gone".formatted(good), now);
        }
        try {
            move(way);
            return new Undoing.Started(way.plan());
        } catch (Refused | Conflict refusal) {
            var tried = effects.since(way.run(), way.effect()).orElse(now);
            return Duration.between(tried, now).compareTo(SETTLING) < 0
                    ? new Undoing.Waiting(way.plan())
                    : missed(undo, String.valueOf(refusal.getMessage()), now);
        }
    }

    /// Whether it set out so long ago, and unseen, that SageMaker may have taken it back since.
    private boolean isLost(Undo way, Instant now) {
        return effects.since(way.run(), way.effect()).filter(tried -> tried.plus(UNSEEN).isBefore(now)).isPresent();
    }

    private void move(Undo way) {
        var good = way.to().objects();
        effects.ensure(
                way.run(),
                UndoRollout.NAME,
                way.effect(),
                () -> hosting.endpoint(way.endpoint()),
                () -> hosting.call(new HostingCall.UpdateEndpoint(
                        way.endpoint(), good, AT_ONCE, List.of(), way.fleet().instances() == way.to().instances())),
                there -> there.isFor(good));
    }

    private Undoing missed(Versioned<Undo> undo, String why, Instant now) {
        ends.missed(undo, why, ends.change(undo), now);
        return new Undoing.Nothing(undo.value().plan());
    }
}
