package dev.slipway.core.approval;

import dev.slipway.core.model.Finding;
import dev.slipway.core.model.Shown;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.Plan;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.RemovalPlan;
import java.util.Optional;
import java.util.stream.Collectors;

/// The mail that asks one person to look at a plan. What others wrote stands last, marked as theirs.
final class ReviewLetter {
    private static final int LONGEST = 300;
    private static final String NONE = "-";

    private ReviewLetter() {}

    static String name(Approval approval, Member to) {
        return "%s-r%d-%s".formatted(approval.plan(), approval.round(), to.subject());
    }

    static Letter to(Member to, Approval approval, Matter matter, String address, Optional<String> checkpoint) {
        var record = matter.record();
        var subject = "Slipway: approve %s in %s: %s (round %d/%d)"
                .formatted(
                        record.intent().app(),
                        record.intent().environment(),
                        cost(record),
                        approval.round(),
                        approval.need().requirement().rounds());
        return new Letter(
                name(approval, to),
                to.mail(),
                Letter.subject(subject),
                body(to, approval, matter, address, checkpoint));
    }

    private static String body(
            Member to, Approval approval, Matter matter, String address, Optional<String> checkpoint) {
        var record = matter.record();
        var intent = record.intent();
        var place = record.plan().orElseThrow().place();
        return """
                %s asks for this, and %s must agree.

                  what     %s
                  where    %s in %s (account %s, %s)
                  traffic  %s
                  cost     %s
                  plan     %s
                  hash     %s
                  round    %d of %d; open until %s

                Why people are asked:
                %s

                What changes against what runs (%s):
                %s

                What %s wrote, as it came:
                  > %s

                Look at it and decide:
                  %s

                The link is for %s alone: do not forward it. Opening it decides nothing.
                Newest checkpoint of the audit: %s
                """
                .formatted(
                        intent.requester(),
                        approval.need().requirement().sentence(),
                        what(record.plan().orElseThrow()),
                        intent.app(),
                        intent.environment(),
                        place.account(),
                        place.region(),
                        traffic(record.plan().orElseThrow()),
                        costs(record),
                        record.id(),
                        approval.need().hash(),
                        approval.round(),
                        approval.need().requirement().rounds(),
                        Shown.time(approval.expires()),
                        approval.need().findings().stream()
                                .map(ReviewLetter::finding)
                                .collect(Collectors.joining("\n")),
                        matter.diff().generation().map(number -> "generation " + number).orElse("nothing runs"),
                        matter.diff().lines().stream().map(ReviewLetter::line).collect(Collectors.joining("\n")),
                        intent.requester(),
                        Shown.of(intent.sentence(), LONGEST),
                        address,
                        to.subject(),
                        checkpoint.orElse("not written yet; the page of the review names the newest"));
    }

    private static String what(Plan plan) {
        return switch (plan) {
            case DeploymentPlan deployment -> "deploy %s on %d x %s"
                    .formatted(deployment.model(), deployment.instances(), deployment.instanceType());
            case RemovalPlan _ -> "remove what runs, and stop its bill";
        };
    }

    private static String traffic(Plan plan) {
        return switch (plan) {
            case DeploymentPlan deployment -> deployment.traffic();
            case RemovalPlan _ -> "ends when the endpoint is removed";
        };
    }

    private static String cost(PlanRecord record) {
        return record.cost().map(cost -> cost.now().toString()).orElse("removal");
    }

    private static String costs(PlanRecord record) {
        return record.cost()
                .map(cost -> "%s now, %s at worst while traffic moves; price of %s"
                        .formatted(cost.now(), cost.worst(), cost.pricedAsOf()))
                .orElse("nothing from then on");
    }

    private static String finding(Finding finding) {
        return "  %s (%s): %s; accepted is %s"
                .formatted(
                        finding.rule(),
                        finding.clauses().isEmpty() ? NONE : String.join(", ", finding.clauses()),
                        Shown.of(finding.observed(), LONGEST),
                        Shown.of(finding.limit(), LONGEST));
    }

    private static String line(PlanDiff.Line line) {
        return "  %s: %s -> %s"
                .formatted(
                        Shown.of(line.field()),
                        line.before().map(text -> Shown.of(text, LONGEST)).orElse(NONE),
                        line.after().map(text -> Shown.of(text, LONGEST)).orElse(NONE));
    }
}
