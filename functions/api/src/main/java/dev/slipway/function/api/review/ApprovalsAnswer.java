package dev.slipway.function.api.review;

import dev.slipway.core.approval.ListApprovals;
import dev.slipway.core.approval.Tally;
import dev.slipway.core.model.Group;
import dev.slipway.core.plan.Cost;
import dev.slipway.core.plan.DeploymentPlan;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The body of `GET /approvals`: a page of what waits.
///
/// Shape: `missing_groups` are those of `groups` for which nobody approves yet; `may_vote` as long as the caller's word is missing, `requested` where they asked for the plan; `next` is the id to
/// ask after, if there are more. Units: US dollars an hour, exact.
record ApprovalsAnswer(List<Waiting> approvals, Optional<String> next) {
    record Waiting(
            String planId,
            String planHash,
            String kind,
            String app,
            String env,
            Optional<String> model,
            Optional<BigDecimal> usdPerHour,
            String requester,
            Instant askedAt,
            Instant expires,
            int round,
            int rounds,
            int needed,
            List<String> groups,
            List<String> missingGroups,
            List<Said> votes,
            boolean mayVote,
            boolean requested) {
        static Waiting of(ListApprovals.Item item) {
            var need = item.approval().need();
            var intent = item.record().intent();
            return new Waiting(
                    need.plan().value(),
                    need.hash().value(),
                    intent.kind().name().toLowerCase(Locale.ROOT),
                    intent.app().value(),
                    intent.environment().value(),
                    item.record().plan().filter(DeploymentPlan.class::isInstance).map(DeploymentPlan.class::cast).map(plan -> plan.model().value()),
                    item.record().cost().map(Cost::now).map(amount -> new BigDecimal(amount.dollars())),
                    need.requester().value(),
                    item.approval().opened(),
                    item.approval().expires(),
                    item.approval().round(),
                    need.requirement().rounds(),
                    need.requirement().votes(),
                    need.requirement().groups().stream().map(Group::value).toList(),
                    item.tally().without(need.requirement().groups()).stream().map(Group::value).toList(),
                    item.tally().words().stream().map(Said::of).toList(),
                    item.mayVote(),
                    item.requested());
        }
    }

    /// One person's word; its reason stands in the review.
    ///
    /// Shape: `lapsed` says why it counts no more, nothing while it does.
    record Said(String person, Optional<String> onBehalfOf, String decision, Instant at, Optional<String> lapsed) {
        static Said of(Tally.Word word) {
            var vote = word.vote();
            return new Said(
                    vote.person().value(),
                    vote.onBehalfOf().map(seat -> seat.value()),
                    Decisions.word(vote.decision()),
                    vote.at(),
                    VoiceLines.lapse(word));
        }
    }

    static ApprovalsAnswer of(ListApprovals.Waiting page) {
        return new ApprovalsAnswer(page.items().stream().map(Waiting::of).toList(), page.next());
    }
}
