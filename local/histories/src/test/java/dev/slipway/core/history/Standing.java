package dev.slipway.core.history;

import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.EndpointRecord.State;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.rollout.HostedEndpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What must hold of an endpoint that nobody works on: what is live serves and pays for itself alone, and what is gone left
/// nothing and costs nothing.
final class Standing {
    private final Life life;

    Standing(Life life) {
        this.life = life;
    }

    void holds(Shift shift) {
        var endpoint = endpoint(shift);
        endpoint.ifPresent(it -> {
            shift.world.tally.count("endpoint " + it.state());
            Flawed.unless(it.owner().isEmpty() && it.state() != State.VACANT, "it rests as " + it);
        });
        var shares = shares(shift);
        if (endpoint.filter(it -> it.state() == State.LIVE).isPresent()) {
            var current = endpoint.get().current().orElseThrow();
            Flawed.unless(shares.equals(List.of(current.plan().value())), "%s pay for %s".formatted(shares, current));
            var there = shift.scene.hosting.there(life.endpoint);
            Flawed.unless(there.filter(it -> isThat(it, current)).isPresent(), "%s instead of %s".formatted(there, current));
        }
        Flawed.unless(!isGone(shift) || shares.isEmpty(), shares + " pay for what is gone");
    }

    /// Nothing of it is there, or ever was.
    boolean isGone(Shift shift) {
        return endpoint(shift).map(it -> it.state() == State.REMOVED && it.owner().isEmpty()).orElse(true);
    }

    void nothingIsLeft(Shift shift) {
        var left = Stream.concat(shift.scene.hosting.names().stream(), shift.scene.metrics.names().stream())
                .filter(name -> name.endsWith("/" + life.endpoint) || name.contains(life.endpoint + "-"))
                .toList();
        Flawed.unless(left.isEmpty(), "left behind: " + left);
        Flawed.unless(shares(shift).isEmpty(), "never given back: " + shares(shift));
        Flawed.unless(isGone(shift), "it came back");
    }

    private static boolean isThat(HostedEndpoint there, Generation current) {
        return there.status() == HostedEndpoint.Status.IN_SERVICE
                && there.config().equals(current.objects())
                && there.image().equals(Optional.of(current.image()));
    }

    private Optional<EndpointRecord> endpoint(Shift shift) {
        return shift.world.ledger.read(EndpointRecord.key(life.endpoint)).found();
    }

    private List<String> shares(Shift shift) {
        var budget = shift.world.ledger.read(Budget.key(life.environment)).found().orElse(Budget.UNTOUCHED);
        return budget.shares().entrySet().stream()
                .filter(share -> share.getValue().endpoint().equals(life.endpoint))
                .map(Map.Entry::getKey)
                .toList();
    }
}
