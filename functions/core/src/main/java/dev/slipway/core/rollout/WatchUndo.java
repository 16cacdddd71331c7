package dev.slipway.core.rollout;

import dev.slipway.core.step.Effects;
import dev.slipway.core.step.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Follows a way back: the last good configuration must serve, with the digest that was approved for it.
record WatchUndo(Hosting hosting, Effects effects, UndoLedger ends) {
    /// A fleet that was there before is made again; what takes longer is stuck.
    private static final Duration DEADLINE = Duration.ofHours(2);

    RolloutState follow(Versioned<Undo> undo, Instant now) {
        var plan = undo.value().plan();
        return switch (undo.value().state()) {
            case SERVING, BACK -> new RolloutState.InService(plan);
            case MISSED -> new RolloutState.Missed(plan);
            case GOING_BACK -> hosting.endpoint(undo.value().endpoint())
                    .map(there -> look(undo, there, now))
                    .orElseGet(() -> missed(undo, "the endpoint is not there", now));
        };
    }

    private RolloutState look(Versioned<Undo> undo, HostedEndpoint there, Instant now) {
        return switch (there.status()) {
            case CREATING, UPDATING, SYSTEM_UPDATING, ROLLING_BACK -> pending(undo, there, now);
            case IN_SERVICE -> serving(undo, there, now);
            case OUT_OF_SERVICE, UPDATE_ROLLBACK_FAILED, FAILED, DELETING ->
                missed(undo, "the endpoint is %s: %s".formatted(there.status(), there.said()), now);
        };
    }

    private RolloutState pending(Versioned<Undo> undo, HostedEndpoint there, Instant now) {
        var way = undo.value();
        var waited = Duration.between(effects.since(way.run(), way.effect()).orElse(way.since()), now);
        return waited.compareTo(DEADLINE) < 0
                ? new RolloutState.InProgress(way.plan())
                : missed(undo, "still %s after %d minutes".formatted(there.status(), waited.toMinutes()), now);
    }

    private RolloutState serving(Versioned<Undo> undo, HostedEndpoint there, Instant now) {
        var good = undo.value().to();
        if (!there.config().equals(good.objects())) {
            return missed(undo, "it serves %s: %s".formatted(there.config(), there.said()), now);
        }
        if (!there.image().equals(Optional.of(good.image()))) {
            var serves = there.image().map(Object::toString).orElse("no digest");
            return missed(undo, "it serves %s instead of %s".formatted(serves, good.image()), now);
        }
        ends.serving(undo);
        return new RolloutState.InService(undo.value().plan());
    }

    private RolloutState missed(Versioned<Undo> undo, String why, Instant now) {
        ends.missed(undo, why, ends.change(undo), now);
        return new RolloutState.Missed(undo.value().plan());
    }
}
