package dev.slipway.function.api.review;

import dev.slipway.core.approval.ListApprovals;
import dev.slipway.core.model.Person;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.function.api.page.ApprovalsView;
import dev.slipway.function.api.page.Frame;
import dev.slipway.function.api.page.Seen;
import dev.slipway.function.api.page.Tone;
import dev.slipway.function.api.page.When;
import java.time.Instant;

/// What waits, as a person reads it.
final class ApprovalsViews {
    private ApprovalsViews() {}

    static ApprovalsView of(ListApprovals.Waiting page, Person caller, Instant now) {
        return new ApprovalsView(
                new Frame("Approvals", "Approvals", Seen.of(caller)),
                page.items().stream().map(item -> waiting(item, now)).toList(),
                page.next().orElse(""));
    }

    private static ApprovalsView.Waiting waiting(ListApprovals.Item item, Instant now) {
        var intent = item.record().intent();
        return new ApprovalsView.Waiting(
                Seen.of(intent.app()),
                Seen.of(intent.environment()),
                Headline.verb(item.record()),
                Seen.of(item.record().plan().orElseThrow() instanceof DeploymentPlan plan ? plan.model().value() : "what serves"),
                item.record().cost().map(cost -> cost.now().dollars() + " USD an hour").orElse("nothing serves and nothing is billed from then on"),
                Seen.of(intent.requester()),
                new When(intent.acceptedAt(), now),
                new When(item.approval().expires(), now),
                VoiceLines.count(item.approval(), item.tally()),
                item.mayVote() ? Tone.WAITING : Tone.PLAIN,
                item.mayVote() ? "Your word is asked for" : item.requested() ? "You asked for it" : "Others decide",
                Seen.of(item.approval().plan()));
    }
}
