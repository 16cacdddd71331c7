package dev.slipway.core.history;

import static dev.slipway.core.history.Transitions.each;
import static dev.slipway.core.history.Transitions.follows;
import static dev.slipway.core.history.Transitions.refuseIf;
import static dev.slipway.core.history.Transitions.told;

import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.Block;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.EndpointRecord.State;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.step.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What one commit may change of an endpoint.
final class EndpointGrammar {
    /// A run works on an endpoint that has a plus.
    private static final Map<String, Set<String>> ENDPOINT = Transitions.grammar("""
            none: VACANT+
            VACANT+: none LIVE FAILED
            LIVE: LIVE+
            LIVE+: LIVE FAILED REMOVED
            FAILED: FAILED+
            FAILED+: FAILED REMOVED
            REMOVED: REMOVED+
            REMOVED+: REMOVED LIVE FAILED
            """);

    private EndpointGrammar() {}

    static Optional<String> wrong(Change change) {
        return each(change, EndpointRecord.class, (before, after) ->
                follows(ENDPOINT, before.map(EndpointGrammar::state), after.map(EndpointGrammar::state))
                        .or(() -> owners(before, after, change.run()))
                        .or(() -> generations(before, after))
                        .or(() -> blocks(before, after, change)));
    }

    private static String state(EndpointRecord endpoint) {
        return endpoint.state() + (endpoint.owner().isPresent() ? "+" : "");
    }

    /// Taken and left in the owner's own chain, and by nobody else meanwhile; anybody may clear a block.
    private static Optional<String> owners(Optional<EndpointRecord> before, Optional<EndpointRecord> after, RunId run) {
        var was = before.flatMap(EndpointRecord::owner);
        var is = after.flatMap(EndpointRecord::owner);
        return refuseIf(was.isPresent() && is.isPresent() && !was.equals(is), "%s takes it from %s".formatted(is, was))
                .or(() -> refuseIf(
                        !was.equals(is) && !was.or(() -> is).equals(Optional.of(run)),
                        "%s makes the owner %s of %s".formatted(run, is, was)));
    }

    /// A history only grows at its end, by one generation when a run leaves the endpoint live; what ended never serves again.
    private static Optional<String> generations(Optional<EndpointRecord> before, Optional<EndpointRecord> after) {
        if (after.isEmpty()) {
            return refuseIf(before.filter(it -> !it.generations().isEmpty()).isPresent(), "a history is forgotten");
        }
        var was = before.map(EndpointRecord::generations).orElse(List.of());
        var is = after.get().generations();
        boolean left = before.flatMap(EndpointRecord::owner).isPresent() && after.get().owner().isEmpty();
        boolean lives = left && after.get().state() == State.LIVE;
        boolean first = lives && before.get().state() != State.LIVE;
        int more = is.size() - was.size();
        return refuseIf(more < 0 || more > (lives ? 1 : 0) || (first && more == 0), "%d more generations".formatted(more))
                .or(() -> refuseIf(!isPrefix(was, is), "a generation that ended was changed"))
                .or(() -> refuseIf(
                        !is.isEmpty() && is.getLast().number() != is.size(), "a generation is numbered out of turn"))
                .or(() -> refuseIf(
                        after.get().state() == State.LIVE && is.getLast().end().isPresent(), "what ended is live"))
                .or(() -> refuseIf(
                        is.stream().limit(Math.max(0, is.size() - 1L)).anyMatch(it -> it.end().isEmpty()),
                        "two generations serve"));
    }

    /// The same, but for the last one, which may have ended since.
    private static boolean isPrefix(List<Generation> was, List<Generation> is) {
        for (int i = 0; i < was.size(); i++) {
            boolean same = was.get(i).equals(is.get(i));
            boolean ended = was.get(i).end().isEmpty() && was.get(i).plan().equals(is.get(i).plan());
            if (!same && !ended) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> blocks(
            Optional<EndpointRecord> before, Optional<EndpointRecord> after, Change change) {
        var was = before.map(EndpointRecord::blocks).orElse(List.<Block>of());
        var is = after.map(EndpointRecord::blocks).orElse(List.<Block>of());
        boolean removed = after.filter(it -> it.state() == State.REMOVED).isPresent();
        long come = is.stream().filter(block -> !was.contains(block)).count();
        long gone = was.stream().filter(block -> !is.contains(block)).count();
        return refuseIf(come > told(change, "PlanBlocked"), "a block comes untold")
                .or(() -> refuseIf(!removed && gone != told(change, "PlanUnblocked"), "a block goes untold"));
    }
}
