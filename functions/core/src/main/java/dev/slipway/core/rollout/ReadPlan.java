package dev.slipway.core.rollout;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A plan's whole story for the person who asked for it.
///
/// Another person's plan is not there, exactly like one that never was.
public final class ReadPlan implements Step<ReadPlan.Request, Optional<ReadPlan.Story>> {
    /// Who asks, and for which plan.
    public record Request(Person caller, PlanId plan) {}

    /// The plan, the state of its endpoint, what was told of it, and, where somebody called it off, what becomes of it.
    public record Story(
            PlanRecord record,
            Optional<EndpointRecord> endpoint,
            List<AuditEvent> events,
            Optional<CancelPlan.How> calledOff) {
        public Story {
            events = List.copyOf(events);
        }
    }

    private final Ledger ledger;

    public ReadPlan(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<Story> apply(Request request, Instant now) {
        return ledger.read(PlanRecord.key(request.plan()))
                .found()
                .filter(record -> record.intent().requester().equals(request.caller()))
                .map(record -> new Story(
                        record,
                        ledger.read(EndpointRecord.key(
                                        record.intent().app(), record.intent().environment()))
                                .found(),
                        events(request.plan()),
                        new Outlook(ledger).everOf(record)));
    }

    private List<AuditEvent> events(PlanId plan) {
        var events = new ArrayList<AuditEvent>();
        var page = ledger.events(plan.run(), 0);
        while (!page.isEmpty()) {
            events.addAll(page);
            page = ledger.events(plan.run(), page.getLast().sequence());
        }
        return events;
    }
}
