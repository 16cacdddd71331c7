package dev.slipway.core.history;

import static dev.slipway.core.history.Transitions.each;
import static dev.slipway.core.history.Transitions.refuseIf;
import static dev.slipway.core.history.Transitions.told;

import dev.slipway.core.approval.Approval;
import dev.slipway.core.approval.ApprovalState;
import dev.slipway.core.approval.Desk;
import dev.slipway.core.approval.Requirement;
import dev.slipway.core.approval.Vote;
import dev.slipway.core.model.Group;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.rollout.Rollback;
import dev.slipway.core.rollout.Undo;
import dev.slipway.core.step.Change;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What must come together in one commit: a plan goes on with its endpoint and its share, a way back with its block, an
/// approval with the votes that it needs.
final class WholeCommit {
    private WholeCommit() {}

    static Optional<String> wrong(Change change) {
        return each(change, PlanRecord.class, (before, after) -> becomes(PlanStatus.ALLOWED, before, after)
                        ? allowed(after.orElseThrow(), change)
                        : Optional.empty())
                .or(() -> each(change, Undo.class, (before, after) ->
                        before.isPresent() ? Optional.empty() : begun(after.orElseThrow(), change)))
                .or(() -> each(change, Rollback.class, (before, after) -> found(before, after.orElseThrow(), change)))
                .or(() -> each(change, Approval.class, (before, after) ->
                        before.filter(it -> !it.isPending()).isPresent() ? Optional.empty() : approved(after.orElseThrow())));
    }

    /// Whether the plan takes this step here.
    static boolean becomes(PlanStatus status, Optional<PlanRecord> before, Optional<PlanRecord> after) {
        return after.filter(it -> it.status() == status).isPresent()
                && before.filter(it -> it.status() == status).isEmpty();
    }

    private static Optional<String> allowed(PlanRecord record, Change change) {
        var hash = record.plan().orElseThrow().hash();
        boolean deploys = record.plan().orElseThrow() instanceof DeploymentPlan;
        return refuseIf(next(change, EndpointRecord.class).noneMatch(it -> it.isOwnedBy(record.id().run())), "allowed without its endpoint")
                .or(() -> refuseIf(
                        deploys && seen(change, EndpointRecord.class).anyMatch(it -> it.blocks(hash)), "allowed, and blocked"))
                .or(() -> refuseIf(
                        deploys && next(change, Budget.class).noneMatch(it -> it.share(record.id()).isPresent()),
                        "allowed, and nothing is reserved"));
    }

    private static Optional<String> begun(Undo undo, Change change) {
        return refuseIf(
                next(change, EndpointRecord.class).noneMatch(it -> it.blocks(undo.hash())) || told(change, "PlanBlocked") != 1,
                "taken back, and not blocked");
    }

    private static Optional<String> found(Optional<Rollback> before, Rollback after, Change change) {
        return refuseIf(
                after.state() == Rollback.State.FOUND
                        && before.filter(it -> it.state() == Rollback.State.FOUND).isEmpty()
                        && next(change, EndpointRecord.class).noneMatch(it -> it.isOwnedBy(after.run())),
                "found without its endpoint");
    }

    /// Counted by hand: distinct people in distinct seats, none of them an author, each group among them, in time.
    private static Optional<String> approved(Approval approval) {
        if (approval.state() != ApprovalState.APPROVED) {
            return Optional.empty();
        }
        var needed = approval.need().requirement();
        var yes = approval.votes().stream().filter(vote -> vote.decision() == Vote.Decision.APPROVE).toList();
        long people = yes.stream().map(Vote::person).distinct().count();
        long seats = yes.stream().map(Vote::seat).distinct().count();
        return refuseIf(yes.size() != approval.votes().size(), "approved over a no")
                .or(() -> refuseIf(Math.min(people, seats) < needed.votes(), "approved by too few"))
                .or(() -> refuseIf(yes.stream().anyMatch(vote -> isAuthors(approval, vote)), "approved by its author"))
                .or(() -> refuseIf(!groups(yes, needed).containsAll(needed.groups()), "approved without a group"))
                .or(() -> refuseIf(
                        needed.signIn() && yes.stream().anyMatch(vote -> vote.way() != Vote.Way.SIGNED_IN),
                        "approved by a link alone"))
                .or(() -> refuseIf(
                        !approval.decidedAt().orElseThrow().isBefore(approval.expires()), "approved after its time"));
    }

    private static boolean isAuthors(Approval approval, Vote vote) {
        return approval.need().authors().contains(vote.person()) || approval.need().authors().contains(vote.seat());
    }

    private static List<Group> groups(List<Vote> votes, Requirement needed) {
        return votes.stream()
                .flatMap(vote -> Desk.PEOPLE.stream()
                        .filter(member -> member.subject().equals(vote.seat()))
                        .flatMap(member -> member.groups().stream())
                        .map(group -> group.equals(needed.escalation()) && vote.round() == needed.rounds()
                                ? needed.approvers()
                                : group))
                .toList();
    }

    private static <T> Stream<T> next(Change change, Class<T> type) {
        return change.writes().stream()
                .filter(write -> write.seen().key().type() == type)
                .flatMap(write -> write.next().stream())
                .map(type::cast);
    }

    private static <T> Stream<T> seen(Change change, Class<T> type) {
        return change.writes().stream()
                .filter(write -> write.seen().key().type() == type)
                .flatMap(write -> write.seen().found().stream())
                .map(type::cast);
    }
}
