package dev.slipway.core.rollout;

import dev.slipway.core.approval.Approval;
import dev.slipway.core.approval.People;
import dev.slipway.core.approval.Readers;
import dev.slipway.core.model.Person;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.step.Ledger;

/// To whom a plan is shown: to everybody else it is not there, exactly like one that never was.
record ShownPlans(Ledger ledger, People people) {
    boolean isShown(PlanRecord record, Person caller) {
        return record.intent().requester().equals(caller)
                || new Readers(people).mayReadPlans(caller)
                || ledger.read(Approval.key(record.id()))
                        .found()
                        .filter(approval -> approval.isShownTo(caller, people.all()))
                        .isPresent();
    }
}
