package dev.slipway.core.approval;

import dev.slipway.core.model.Shown;
import dev.slipway.core.plan.Cancellation;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import java.util.Optional;
import java.util.stream.Collectors;

/// The mail that tells how a plan ended.
final class EndLetter {
    private static final int LONGEST = 300;

    private EndLetter() {}

    static String name(PlanRecord record, Member to) {
        return "%s-end-%s".formatted(record.id(), to.subject());
    }

    static Letter to(
            Member to, PlanRecord record, Optional<Approval> approval, Optional<Cancellation> calledOff, Address address) {
        var subject = "Slipway: %s in %s: %s"
                .formatted(
                        record.intent().app(),
                        record.intent().environment(),
                        record.status().word());
        var body = """
                Plan %s for %s in %s has ended: %s.
                  %s%s

                %sWhat people said of it:
                %s

                %s  slipway plan %s
                """
                .formatted(
                        record.id(),
                        record.intent().app(),
                        record.intent().environment(),
                        record.status().word(),
                        Shown.of(record.reason().orElse("without another word"), LONGEST),
                        calledOff.flatMap(Cancellation::reason).map(EndLetter::quoted).orElse(""),
                        record.status() == PlanStatus.UNDONE ? keptAway(record, address) : "",
                        approval.map(EndLetter::said).orElse("  nobody was asked"),
                        address.commands(),
                        record.id());
        return new Letter(name(record, to), to.mail(), Letter.subject(subject), body);
    }

    private static String keptAway(PlanRecord record, Address address) {
        return """
                What served before serves again. This plan is kept away from there until a person clears it:
                %s  slipway endpoints --history
                  slipway unblock %s --env %s --hash %s

                """
                .formatted(
                        address.commands(),
                        record.intent().app(),
                        record.intent().environment(),
                        record.plan().orElseThrow().hash());
    }

    private static String said(Approval approval) {
        return approval.votes().isEmpty()
                ? "  nobody answered; the approval is " + approval.state().word()
                : approval.votes().stream().map(EndLetter::said).collect(Collectors.joining("\n"));
    }

    private static String said(Vote vote) {
        return "  %s: %s%s"
                .formatted(
                        vote.voice(),
                        vote.decision().word(),
                        vote.reason().map(EndLetter::quoted).orElse(""));
    }

    private static String quoted(String reason) {
        return "\n    > " + Shown.of(reason, LONGEST);
    }
}
