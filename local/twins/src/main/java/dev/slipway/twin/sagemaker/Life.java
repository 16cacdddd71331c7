package dev.slipway.twin.sagemaker;

import dev.slipway.twin.Dial;
import dev.slipway.twin.Effect;
import dev.slipway.twin.Events;
import dev.slipway.twin.Moving;
import dev.slipway.twin.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What becomes of endpoints by itself: an alarm or the time limit takes an update back, and every new status is
/// told.
final class Life implements Moving {
    private final State state;
    private final Dial dial;
    private final Alarms alarms;
    private final Events events;

    Life(State state, Dial dial, Alarms alarms, Events events) {
        this.state = state;
        this.dial = dial;
        this.alarms = alarms;
        this.events = events;
    }

    @Override
    public Turn turn() {
        return Turn.ACT;
    }

    @Override
    public Optional<Instant> next(Instant after) {
        return state.endpoints().values().stream()
                .filter(each -> each.gone() == null && !each.change().over(after))
                .flatMap(each -> each.change().turns().stream())
                .filter(turn -> turn.isAfter(after))
                .min(Instant::compareTo);
    }

    @Override
    public boolean move(Instant at) {
        return List.copyOf(state.endpoints().values()).stream()
                .map(each -> moved(each, at))
                .reduce(false, Boolean::logicalOr);
    }

    private boolean moved(Endpoint endpoint, Instant at) {
        var reason = reason(endpoint, at);
        var after = reason.map(why -> endpoint.with(endpoint.change().takenBack(rollback(endpoint, why, at))))
                .orElse(endpoint);
        var status = after.status(at);
        var told = status.equals(after.told()) || after.isGone(at);
        if (!told) {
            tell(after, at);
        }
        state.endpoints().put(after.arn(), told ? after : after.having(status));
        return reason.isPresent() || !told;
    }

    /// Why this update must be taken back now. While it bakes its alarms decide.
    private Optional<String> reason(Endpoint endpoint, Instant at) {
        var change = endpoint.change();
        if (!endpoint.status(at).equals("Updating")) {
            return Optional.empty();
        }
        if (change.limit() != null && !at.isBefore(change.limit())) {
            return Optional.of("The deployment did not finish within MaximumExecutionTimeoutInSeconds.");
        }
        return change.stage(at).watched()
                ? change.alarms().stream()
                        .flatMap(name -> wrong(endpoint.region(), name))
                        .findFirst()
                : Optional.empty();
    }

    private Stream<String> wrong(String region, String alarm) {
        var found = alarms.state(region, alarm);
        if (found.isEmpty()) {
            return Stream.of("The auto-rollback alarm %s does not exist.".formatted(alarm));
        }
        return found.filter("ALARM"::equals).stream()
                .map(any -> "The auto-rollback alarm %s went into ALARM state during the deployment.".formatted(alarm));
    }

    private Rollback rollback(Endpoint endpoint, String reason, Instant at) {
        var change = endpoint.change();
        var length = dial.lasting(Phases.ROLLING_BACK);
        var old = Optional.ofNullable(endpoint.before()).orElseThrow().configuration();
        if (change.rollbackBatch() == 0) {
            return Rollback.atOnce(told(reason, "Rolled back to", old), change.stage(at), at, length);
        }
        var update = new Operation("UpdateEndpoint", endpoint.name(), true);
        var stuck = dial.take(Effect.RollbackFails.class, update).isPresent();
        var said = told(reason, stuck ? "It could not be rolled back to" : "Rolled back to", old);
        return Rollback.inBatches(said, change.stage(at), at, length, change.rollbackBatch(), stuck);
    }

    private static String told(String reason, String end, String configuration) {
        return "%s %s endpoint configuration %s.".formatted(reason, end, configuration);
    }

    private void tell(Endpoint endpoint, Instant at) {
        if (!endpoint.change().target().excluded()) {
            var tags = state.tags().getOrDefault(endpoint.arn(), Map.of());
            var about = new Operation("EndpointEvent", endpoint.name(), false);
            events.send(about, at, EndpointEvent.of(endpoint, tags, at));
        }
    }
}
