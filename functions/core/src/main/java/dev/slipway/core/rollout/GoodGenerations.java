package dev.slipway.core.rollout;

import dev.slipway.core.model.Problem;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import java.util.Optional;
import java.util.stream.Collectors;

/// The generations that an endpoint may go back to, for a person who names one or leaves it open.
record GoodGenerations(EndpointRecord endpoint) {
    /// The one that they name, or the last one.
    Optional<Generation> wanted(Optional<Integer> to) {
        return endpoint.good().stream()
                .filter(one -> to.isEmpty() || to.get() == one.number())
                .findFirst();
    }

    /// Why there is no way back to what they want.
    Problem noWayBack(Optional<Integer> to) {
        var good = endpoint.good().stream().map(one -> Integer.toString(one.number())).collect(Collectors.joining(", "));
        return new Problem(
                "no_way_back",
                to.isPresent() ? "to" : "app",
                to.map(this::observed).orElse("no earlier generation"),
                good.isEmpty() ? "an earlier generation that was not taken back: there is none" : "generation " + good,
                "slipway endpoints --history lists generations and blocks");
    }

    private String observed(int number) {
        if (endpoint.current().filter(serving -> serving.number() == number).isPresent()) {
            return "generation %d, which serves".formatted(number);
        }
        boolean was = endpoint.generation(number).isPresent();
        return "generation %d, which %s".formatted(number, was ? "was taken back or cannot serve again" : "never was");
    }
}
