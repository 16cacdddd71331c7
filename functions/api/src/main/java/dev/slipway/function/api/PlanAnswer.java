package dev.slipway.function.api;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.plan.Cost;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.rollout.CancelPlan;
import dev.slipway.core.rollout.ReadPlan;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The body of `GET /plan/{plan_id}`: a plan's whole story.
///
/// Shape: `status` and `state` are words for people; `evidence` is the document that was considered, what was not
/// chosen included; `verdict` is what the guard or the planner said of it; `calledOff` is what becomes of a plan that
/// somebody called off, a [CancelPlan.How] in lower case. Units: US dollars an hour, exact.
record PlanAnswer(
        String planId,
        String kind,
        String status,
        boolean closed,
        String requester,
        String intent,
        String env,
        String app,
        boolean dryRun,
        boolean requiresApproval,
        Optional<String> reason,
        Optional<Artifact> artifact,
        Optional<String> planHash,
        Optional<Price> cost,
        Optional<Canonical.Fields> evidence,
        Optional<Judgement> verdict,
        Optional<String> state,
        Optional<String> calledOff,
        List<Event> events) {
    record Price(BigDecimal nowUsdPerHour, BigDecimal worstCaseUsdPerHour, LocalDate pricedAsOf, String source) {
        static Price of(Cost cost) {
            return new Price(Money.of(cost.now()), Money.of(cost.worst()), cost.pricedAsOf(), cost.source());
        }
    }

    /// How it was judged, and the list of what was said.
    record Judgement(String outcome, Canonical.Items findings) {}

    record Event(long sequence, Instant at, String type, String actor, Canonical.Fields detail, String hash) {
        static Event of(AuditEvent event) {
            return new Event(
                    event.sequence(),
                    event.at(),
                    event.type(),
                    event.actor(),
                    event.detail(),
                    event.hash().value());
        }
    }

    static PlanAnswer of(ReadPlan.Story story, Kept.Whole kept) {
        var record = story.record();
        var intent = record.intent();
        return new PlanAnswer(
                record.id().value(),
                Words.of(intent.kind()),
                record.status().word(),
                record.closedAt().isPresent(),
                intent.requester().value(),
                intent.sentence(),
                intent.environment().value(),
                intent.app().value(),
                intent.dryRun(),
                record.status() == PlanStatus.AWAITING_APPROVAL,
                record.reason(),
                artifact(record),
                record.plan().map(plan -> plan.hash().value()),
                record.cost().map(Price::of),
                kept.considered(),
                kept.findings().map(findings -> new Judgement(outcome(story), findings)),
                story.endpoint().map(endpoint -> Words.of(endpoint.state())),
                story.calledOff().map(Hands::word),
                story.events().stream().map(Event::of).toList());
    }

    static Optional<Artifact> artifact(PlanRecord record) {
        return record.plan()
                .filter(DeploymentPlan.class::isInstance)
                .map(DeploymentPlan.class::cast)
                .map(Artifact::of);
    }

    /// The guard's own word; where it never spoke, the planner's.
    private static String outcome(ReadPlan.Story story) {
        return story.events().stream()
                .filter(event -> event.type().equals("PlanJudged"))
                .map(event -> event.detail().values().get("verdict"))
                .filter(Canonical.Text.class::isInstance)
                .map(verdict -> ((Canonical.Text) verdict).value())
                .reduce((_, last) -> last)
                .orElseGet(() -> story.record().status().word());
    }
}
