package dev.slipway.function.api;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Chain;
import dev.slipway.core.rollout.ReadPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The body of `GET /audit/{plan_id}`: the run's chain, and whether it is whole.
///
/// Shape: `broken` says in one sentence what breaks the chain first; it is absent from a whole one.
record AuditAnswer(String planId, boolean whole, Optional<String> broken, List<Link> events) {
    record Link(
            long schema,
            long sequence,
            Instant at,
            String type,
            String actor,
            Canonical.Fields detail,
            String previous,
            String hash) {
        static Link of(AuditEvent event) {
            return new Link(
                    event.schema(),
                    event.sequence(),
                    event.at(),
                    event.type(),
                    event.actor(),
                    event.detail(),
                    event.previous().value(),
                    event.hash().value());
        }
    }

    static AuditAnswer of(ReadPlan.Story story) {
        var broken = Chain.breakIn(story.events());
        return new AuditAnswer(
                story.record().id().value(),
                broken.isEmpty(),
                broken,
                story.events().stream().map(Link::of).toList());
    }
}
