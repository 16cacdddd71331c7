package dev.slipway.core.rollout;

import dev.slipway.core.approval.Approval;
import dev.slipway.core.approval.ApprovalState;
import dev.slipway.core.approval.Crew;
import dev.slipway.core.approval.Letter;
import dev.slipway.core.approval.Member;
import dev.slipway.core.approval.People;
import dev.slipway.core.approval.Post;
import dev.slipway.core.approval.Round;
import dev.slipway.core.approval.Vote;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Shown;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.step.Ledger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells people how a way back ended: whoever asked for what was taken back, whoever approved it, and the operators.
///
/// Where there was nothing to take back nobody is told; where there was no way back, or it was refused, the operators are, and the
/// person who asked for it.
record RollbackMail(Ledger ledger, Post post, People people) {
    private static final int LONGEST = 300;

    void tell(Rollback ended, String actor) {
        switch (ended.state()) {
            case BACK, FAILED -> Stream.concat(concerned(ended).stream(), crew().stream())
                    .distinct()
                    .forEach(to -> send(ended, to, actor));
            case NOWHERE, REFUSED -> Stream.concat(asked(ended), crew().stream()).distinct().forEach(to -> send(ended, to, actor));
            case REQUESTED, FOUND, NOTHING -> {}
        }
    }

    /// Tells how a plan ended; where it was taken back, everybody whom a rollback concerns; where it was called off before people
    /// had decided, everybody who holds a letter about it.
    void tell(PlanRecord ended, String actor) {
        post.tell(ended, ledger.read(Undo.key(ended.id().run())).found().isPresent() ? concerned(ended) : invited(ended.id()), actor);
    }

    private List<Person> invited(PlanId plan) {
        return ledger.read(Approval.key(plan)).found().stream()
                .filter(approval -> approval.state() == ApprovalState.CANCELLED)
                .flatMap(approval -> approval.rounds().stream())
                .flatMap(round -> round.invited().stream())
                .map(Round.Invitation::person)
                .distinct()
                .toList();
    }

    private List<Person> concerned(PlanRecord ended) {
        return Stream.of(
                        Stream.of(ended.intent().requester()),
                        approvers(ended.id()),
                        crew().stream().map(Member::subject))
                .flatMap(persons -> persons)
                .distinct()
                .toList();
    }

    private List<Member> crew() {
        return new Crew(people).operators();
    }

    private List<Member> concerned(Rollback ended) {
        var plans = Stream.concat(Stream.of(ended.plan()), ended.to().map(Generation::plan).stream()).toList();
        var persons = Stream.concat(
                        plans.stream().flatMap(plan -> requester(plan).stream()), approvers(ended.plan()))
                .toList();
        return people.all().stream().filter(one -> persons.contains(one.subject())).toList();
    }

    /// Whoever asked for it by hand.
    private Stream<Member> asked(Rollback ended) {
        return people.all().stream().filter(one -> ended.cause().actor().equals(one.subject().value()));
    }

    private Optional<Person> requester(PlanId plan) {
        return ledger.read(PlanRecord.key(plan)).found().map(record -> record.intent().requester());
    }

    /// Whoever approved, and whoever a delegate approved for.
    private Stream<Person> approvers(PlanId plan) {
        return approvals(plan).flatMap(vote -> Stream.of(vote.person(), vote.seat()));
    }

    private Stream<Vote> approvals(PlanId plan) {
        return ledger.read(Approval.key(plan)).found().stream()
                .flatMap(approval -> approval.votes().stream())
                .filter(vote -> vote.decision() == Vote.Decision.APPROVE);
    }

    private void send(Rollback ended, Member to, String actor) {
        var name = "%s-end-%s".formatted(ended.run(), to.subject());
        post.send(ended.run(), actor, name, () -> letter(name, ended, to));
    }

    private Letter letter(String name, Rollback ended, Member to) {
        var subject = "Slipway: %s in %s: %s".formatted(ended.app(), ended.environment(), headline(ended));
        var body = """
                %s in %s, generation %d: %s.
                  %s
                %s
                %s
                %s  slipway endpoints --history
                %s"""
                .formatted(
                        ended.app(),
                        ended.environment(),
                        ended.generation(),
                        headline(ended),
                        why(ended.cause()),
                        approved(ended),
                        said(ended),
                        post.commands(),
                        clearing(ended));
        return new Letter(name, to.mail(), Letter.subject(subject), body);
    }

    /// Who had approved of what was taken back, so that each of them knows why they are told.
    private String approved(Rollback ended) {
        var voices = approvals(ended.plan()).map(Vote::voice).collect(Collectors.joining(", "));
        return voices.isEmpty() ? "" : "  it was approved by %s\n".formatted(voices);
    }

    /// The command that lets what was taken back come again.
    private String clearing(Rollback ended) {
        return ledger.read(Undo.key(ended.run()))
                .found()
                .filter(_ -> ended.state() == Rollback.State.BACK)
                .map(undo -> "  slipway unblock %s --env %s --hash %s\n".formatted(ended.app(), ended.environment(), undo.hash()))
                .orElse("");
    }

    /// What a person wrote stands below, marked as theirs.
    private static String why(Rollback.Cause cause) {
        var sentence = Shown.of(cause.sentence(), LONGEST);
        return switch (cause) {
            case Rollback.Cause.ByAlarm _ -> sentence;
            case Rollback.Cause.ByPerson by ->
                sentence + by.reason().map(text -> "\n    > " + Shown.of(text, LONGEST)).orElse("");
        };
    }

    private static String headline(Rollback ended) {
        return switch (ended.state()) {
            case BACK -> "rolled back";
            case NOWHERE -> "no way back, somebody must look";
            case REFUSED -> "the rollback was refused, somebody must look";
            case REQUESTED, FOUND, NOTHING, FAILED -> "the rollback failed, somebody must look";
        };
    }

    private static String said(Rollback ended) {
        var reason = Shown.of(ended.reason().orElse(""), LONGEST);
        return ended.state() == Rollback.State.BACK
                ? "What generation %d served serves again. Plan %s is kept away from here until a person clears it."
                        .formatted(ended.to().orElseThrow().number(), ended.plan())
                : reason;
    }
}
