package dev.slipway.core.history;

import dev.slipway.core.approval.Approval;
import dev.slipway.core.approval.Vote;
import dev.slipway.core.audit.Told;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.rollout.Rollback;
import dev.slipway.core.rollout.Undo;
import dev.slipway.core.step.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What one commit may change in the store: which state may follow which, and what must be told of it.
///
/// Shape: a line of a grammar is a state and the states that may follow it; each may also stay as it is.
final class Transitions {
    private static final Map<String, Set<String>> PLAN = grammar("""
            none: ACCEPTED
            ACCEPTED: PLANNED NOTHING_TO_DO UNSATISFIABLE FAILED
            PLANNED: ALLOWED AWAITING_APPROVAL DENIED CANCELLED FAILED
            AWAITING_APPROVAL: ALLOWED DENIED CANCELLED FAILED
            ALLOWED: EXECUTING REHEARSED DENIED CANCELLED FAILED
            EXECUTING: SERVING REMOVED UNDOING DENIED FAILED BROKEN
            SERVING: DEPLOYED UNDOING BROKEN
            UNDOING: UNDONE BROKEN
            FAILED: UNDOING
            BROKEN: UNDOING
            """);
    private static final Map<String, Set<String>> APPROVAL = grammar("""
            none: PENDING SUPERSEDED CANCELLED
            PENDING: APPROVED REJECTED EXPIRED SUPERSEDED CANCELLED
            """);
    private static final Map<String, Set<String>> ROLLBACK = grammar("""
            none: REQUESTED
            REQUESTED: FOUND NOTHING NOWHERE REFUSED
            FOUND: BACK FAILED NOTHING
            """);
    private static final Map<String, Set<String>> UNDO = grammar("""
            none: GOING_BACK
            GOING_BACK: SERVING MISSED
            SERVING: BACK MISSED
            """);

    private Transitions() {}

    /// What of a commit should never have been.
    static Optional<String> wrong(Change change) {
        return Stream.of(
                        each(change, PlanRecord.class, Transitions::plan),
                        each(change, Approval.class, (before, after) -> approval(before, after, change)),
                        each(change, Rollback.class, Transitions::rollback),
                        each(change, Undo.class, (before, after) ->
                                follows(UNDO, before.map(Undo::state), after.map(Undo::state))),
                        each(change, Budget.class, (before, after) -> budget(before, after)),
                        EndpointGrammar.wrong(change))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// The grammar of a text.
    static Map<String, Set<String>> grammar(String text) {
        return text.lines()
                .map(line -> line.split(": "))
                .collect(Collectors.toMap(line -> line[0], line -> Set.of(line[1].split(" "))));
    }

    static <T> Optional<String> each(
            Change change, Class<T> type, BiFunction<Optional<T>, Optional<T>, Optional<String>> check) {
        return change.writes().stream()
                .filter(write -> write.seen().key().type() == type)
                .flatMap(write -> check.apply(write.seen().found().map(type::cast), write.next().map(type::cast))
                        .map(sentence -> write.seen().key() + ": " + sentence)
                        .stream())
                .findFirst();
    }

    static Optional<String> follows(Map<String, Set<String>> grammar, Optional<?> before, Optional<?> after) {
        var from = before.map(Object::toString).orElse("none");
        var to = after.map(Object::toString).orElse("none");
        return refuseIf(!from.equals(to) && !grammar.getOrDefault(from, Set.of()).contains(to), from + " becomes " + to);
    }

    static Optional<String> refuseIf(boolean wrong, String sentence) {
        return wrong ? Optional.of(sentence) : Optional.empty();
    }

    private static Optional<String> plan(Optional<PlanRecord> before, Optional<PlanRecord> after) {
        return follows(PLAN, before.map(PlanRecord::status), after.map(PlanRecord::status))
                .or(() -> refuseIf(before.flatMap(PlanRecord::closedAt).isPresent(), "a closed plan is written"))
                .or(() -> refuseIf(
                        before.flatMap(PlanRecord::plan).isPresent()
                                && !before.flatMap(PlanRecord::plan).equals(after.flatMap(PlanRecord::plan)),
                        "another plan under the same name"))
                .or(() -> refuseIf(
                        after.filter(it -> it.closedAt().isPresent() && !it.status().ended()).isPresent(),
                        "closed before it ended"));
    }

    /// A decision is told in its own commit; behind it only the machine's question and its answer change.
    private static Optional<String> approval(Optional<Approval> before, Optional<Approval> after, Change change) {
        boolean decides = before.map(Approval::isPending).orElse(true) && !after.map(Approval::isPending).orElse(true);
        return follows(APPROVAL, before.map(Approval::state), after.map(Approval::state))
                .or(() -> refuseIf(after.isEmpty(), "an approval is removed"))
                .or(() -> refuseIf(told(change, "ApprovalDecided") != (decides ? 1 : 0), "decided and told are two"))
                .or(() -> refuseIf(
                        told(change, "VoteRecorded") != after.orElseThrow().votes().size() - votes(before).size(),
                        "votes and what is told of them differ"))
                .or(() -> refuseIf(
                        !after.orElseThrow().votes().subList(0, votes(before).size()).equals(votes(before)),
                        "a vote was changed"))
                .or(() -> refuseIf(twice(after.orElseThrow(), Vote::person), "a person votes twice"))
                .or(() -> refuseIf(
                        before.filter(it -> !it.isPending()).isPresent()
                                && !settled(before.get()).equals(settled(after.orElseThrow())),
                        "changed after its decision"));
    }

    private static List<Vote> votes(Optional<Approval> approval) {
        return approval.map(Approval::votes).orElse(List.of());
    }

    private static boolean twice(Approval approval, Function<Vote, Object> of) {
        return approval.votes().stream().map(of).distinct().count() != approval.votes().size();
    }

    private static List<Object> settled(Approval it) {
        return List.of(it.need(), it.state(), it.opened(), it.expires(), it.rounds(), it.votes(), it.looks(), it.decidedAt());
    }

    static long told(Change change, String type) {
        return change.events().stream().map(Told::type).filter(type::equals).count();
    }

    private static Optional<String> rollback(Optional<Rollback> before, Optional<Rollback> after) {
        return follows(ROLLBACK, before.map(Rollback::state), after.map(Rollback::state))
                .or(() -> refuseIf(before.flatMap(Rollback::closedAt).isPresent(), "a closed rollback is written"));
    }

    /// A share once reserved stays what it is until it is given back.
    private static Optional<String> budget(Optional<Budget> before, Optional<Budget> after) {
        var shares = before.map(Budget::shares).orElse(Budget.UNTOUCHED.shares());
        return refuseIf(
                after.isEmpty()
                        || shares.entrySet().stream()
                                .anyMatch(share -> after.get().shares().containsKey(share.getKey())
                                        && !share.getValue().equals(after.get().shares().get(share.getKey()))),
                "a share was changed");
    }
}
