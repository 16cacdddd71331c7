package dev.slipway.core.rollout;

import dev.slipway.core.approval.People;
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

/// A plan's whole story for the person who asked for it, for whoever is shown it to decide about it, and for [Readers].
///
/// To everybody else it is not there, exactly like one that never was.
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
    private final ShownPlans shown;

    public ReadPlan(Ledger ledger, People people) {
        this.ledger = ledger;
        this.shown = new ShownPlans(ledger, people);
    }

    @Override
    public Optional<Story> apply(Request request, Instant now) {
        return ledger.read(PlanRecord.key(request.plan()))
                .found()
                .filter(record -> shown.isShown(record, request.caller()))
                .map(record -> story(record, events(request.plan())));
    }

    /// Whether it was called off its events say already: nobody reads for that who is in a hurry.
    private Story story(PlanRecord record, List<AuditEvent> events) {
        var intent = record.intent();
        boolean off = events.stream().map(AuditEvent::type).anyMatch(CancelPlan.TOLD::equals);
        return new Story(
                record,
                ledger.read(EndpointRecord.key(intent.app(), intent.environment())).found(),
                events,
                off ? new Outlook(ledger).everOf(record) : Optional.empty());
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
