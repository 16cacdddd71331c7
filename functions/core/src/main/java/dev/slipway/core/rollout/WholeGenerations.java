package dev.slipway.core.rollout;

import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The generations that an endpoint may go back to and that are whole at SageMaker: model and configuration are there.
record WholeGenerations(Hosting hosting, EndpointRecord endpoint) {
    /// The one of this number, or the newest.
    Optional<Generation> wanted(Optional<Integer> number) {
        return number.isPresent() ? good(number.get()).filter(this::isWhole) : whole().findFirst();
    }

    /// All of them, the newest first, looked for as they are asked for.
    Stream<Generation> whole() {
        return endpoint.good().stream().filter(this::isWhole);
    }

    /// Why there is no way back to the one of this number, or to any, in a sentence.
    String noWayBack(Optional<Integer> number) {
        return number.map(this::noWayBackTo).orElseGet(this::noWayBack);
    }

    private String noWayBackTo(int number) {
        var gone = good(number)
                .map(this::gone)
                .orElseGet(() -> "generation %d was taken back or cannot serve again".formatted(number));
        return whole().findFirst()
                .map(other -> "%s; generation %d is whole: name that one, or leave the goal open (no --to)"
                        .formatted(gone, other.number()))
                .orElseGet(() -> gone + "; no other generation is whole either: deploy anew");
    }

    private String noWayBack() {
        var good = endpoint.good();
        return good.isEmpty()
                ? "there is no earlier generation that it could go back to"
                : "no earlier generation is whole at SageMaker: of %d the newest, %s"
                        .formatted(good.size(), gone(good.getFirst()));
    }

    private Optional<Generation> good(int number) {
        return endpoint.good().stream().filter(one -> one.number() == number).findFirst();
    }

    private boolean isWhole(Generation one) {
        return missing(one).isEmpty();
    }

    private String gone(Generation one) {
        return "generation %d is gone at SageMaker: its %s %s missing"
                .formatted(one.number(), String.join(" and its ", missing(one)), missing(one).size() == 1 ? "is" : "are");
    }

    private List<String> missing(Generation one) {
        var config = hosting.config(one.objects()).isPresent()
                ? Stream.<String>empty()
                : Stream.of("configuration " + one.objects());
        var model = hosting.model(one.objects()).isPresent()
                ? Stream.<String>empty()
                : Stream.of("model " + one.objects());
        return Stream.concat(config, model).toList();
    }
}
