package dev.slipway.core.plan;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.step.Key;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// The story of one plan, from its intent to its end.
///
/// Shape: `plan`, `cost` and `considered` (evidence: clauses, price, memory, alternatives) are there
/// from `PLANNED` on; `findings` (evidence) once a rule or the planner spoke; `reason` is one sentence
/// on how it ended; `allowedAt` says when the guard let it go on, and `pricedAsOf` of which day the price was that the
/// guard saw then; `closedAt` is set by the audit, after which nothing changes.
public record PlanRecord(
        PlanId id,
        Intent intent,
        PlanStatus status,
        Instant since,
        Optional<Plan> plan,
        Optional<Cost> cost,
        Optional<Digest> considered,
        Optional<Digest> findings,
        Optional<String> reason,
        Optional<Instant> allowedAt,
        Optional<LocalDate> pricedAsOf,
        Optional<Instant> closedAt) {
    public static Key<PlanRecord> key(PlanId id) {
        return new Key<>(PlanRecord.class, "plan#" + id.value(), "plan");
    }

    /// A plan of which nothing is known but the intent.
    public static PlanRecord accepted(PlanId id, Intent intent) {
        return new PlanRecord(
                id,
                intent,
                PlanStatus.ACCEPTED,
                intent.acceptedAt(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public PlanRecord planned(Plan made, Optional<Cost> price, Digest evidence, Instant now) {
        return new PlanRecord(
                id,
                intent,
                PlanStatus.PLANNED,
                now,
                Optional.of(made),
                price,
                Optional.of(evidence),
                findings,
                reason,
                allowedAt,
                pricedAsOf,
                closedAt);
    }

    public PlanRecord judged(PlanStatus verdict, Digest said, Optional<String> why, Instant now) {
        return new PlanRecord(
                id,
                intent,
                verdict,
                now,
                plan,
                cost,
                considered,
                Optional.of(said),
                why,
                allowedAt,
                pricedAsOf,
                closedAt);
    }

    /// Judged, and nothing stands in the way.
    ///
    /// @param priced the day of the price that the guard saw; nothing for what costs nothing
    public PlanRecord allowed(Digest said, Optional<LocalDate> priced, Instant now) {
        return new PlanRecord(
                id,
                intent,
                PlanStatus.ALLOWED,
                now,
                plan,
                cost,
                considered,
                Optional.of(said),
                Optional.empty(),
                Optional.of(now),
                priced,
                closedAt);
    }

    public PlanRecord considering(Digest evidence) {
        return new PlanRecord(
                id,
                intent,
                status,
                since,
                plan,
                cost,
                Optional.of(evidence),
                findings,
                reason,
                allowedAt,
                pricedAsOf,
                closedAt);
    }

    public PlanRecord becomes(PlanStatus next, Instant now) {
        return with(next, now, reason, closedAt);
    }

    public PlanRecord becomes(PlanStatus next, String why, Instant now) {
        return with(next, now, Optional.of(why), closedAt);
    }

    public PlanRecord closed(Instant now) {
        return with(status, since, reason, Optional.of(now));
    }

    private PlanRecord with(PlanStatus next, Instant at, Optional<String> why, Optional<Instant> end) {
        return new PlanRecord(
                id, intent, next, at, plan, cost, considered, findings, why, allowedAt, pricedAsOf, end);
    }
}
