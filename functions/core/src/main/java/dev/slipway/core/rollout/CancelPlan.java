package dev.slipway.core.rollout;

import dev.slipway.core.approval.Approval;
import dev.slipway.core.approval.Callbacks;
import dev.slipway.core.approval.Conclusion;
import dev.slipway.core.approval.Crew;
import dev.slipway.core.approval.People;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Problem;
import dev.slipway.core.plan.Cancellation;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.step.Again;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import dev.slipway.core.step.Versioned;
import java.time.Instant;
import java.util.Optional;

/// Calls a plan off: its requester may, and whoever may intervene.
///
/// It is a word that the steps of the machine read. Before anything is changed the plan ends `Cancelled`; an update that
/// is under way is taken back, at once where one of its alarms can stop it; a first deployment that is under way ends `Failed`, until an undeploy clears it.
public final class CancelPlan implements Step<CancelPlan.Request, CancelPlan.Answer> {
    /// What a verified person asked for; texts are unchecked.
    public record Request(Person caller, String plan, Optional<String> reason) {}

    /// What becomes of the plan.
    public sealed interface Answer {
        /// It is called off, by this word or, when `already`, by one before; nothing of `how` when it has ended.
        record CalledOff(boolean already, Optional<How> how) implements Answer {}

        /// It goes on.
        record Not(ByHand why) implements Answer {}
    }

    /// How a plan that is called off ends, as far as that is known.
    public enum How {
        /// Before anything is changed.
        NOTHING_CHANGED,
        /// The update is taken back: at once where one of its alarms can be set, which nobody has done yet, or else when it is through.
        TAKEN_BACK,
        /// The alarm that makes SageMaker take the update back is set.
        TAKEN_BACK_UNDER_WAY,
        /// The update has no alarm by which SageMaker could be stopped, or CloudWatch did not set it: it comes to its
        /// end and is taken back then.
        TAKEN_BACK_AFTER_ITS_END,
        /// A first deployment has nothing to go back to: it ends `Failed` until an undeploy clears it.
        FAILED
    }

    /// The event that tells of it.
    static final String TOLD = "CancelRequested";

    private static final String NAME = "CancelPlan";

    private final Ledger ledger;
    private final Policies policies;
    private final People people;
    private final Callbacks callbacks;
    private final Outlook outlook;

    public CancelPlan(Ledger ledger, Policies policies, People people, Callbacks callbacks) {
        this.ledger = ledger;
        this.policies = policies;
        this.people = people;
        this.callbacks = callbacks;
        this.outlook = new Outlook(ledger);
    }

    @Override
    public Answer apply(Request request, Instant now) {
        var fields = new HandFields(policies);
        PlanId.SHAPE.check("plan_id", request.plan()).ifPresent(fields.problems()::add);
        var reason = fields.reason(request.reason());
        if (!fields.problems().isEmpty()) {
            return new Answer.Not(new ByHand.Invalid(fields.problems()));
        }
        var word = new Cancellation(new PlanId(request.plan()), request.caller(), now, reason);
        var answer = Again.whenItMoved(() -> {
            var seen = ledger.read(PlanRecord.key(word.plan()));
            return seen.found().isEmpty() ? notKnown(word.plan()) : permitted(seen, word);
        });
        if (answer instanceof Answer.CalledOff off && !off.already()) {
            callbacks.tryToDeliver(word.plan());
        }
        return answer;
    }

    private Answer permitted(Versioned<PlanRecord> seen, Cancellation word) {
        boolean own = seen.value().intent().requester().equals(word.by());
        if (!own && !new Crew(people).includes(word.by())) {
            return barred(seen.value(), word);
        }
        if (ledger.read(Cancellation.key(word.plan())).found().isPresent()) {
            return new Answer.CalledOff(true, outlook.of(seen.value()));
        }
        return tooLate(seen.value()).<Answer>map(late -> new Answer.Not(new ByHand.InConflict(late))).orElseGet(() -> {
            ledger.commit(change(seen, word));
            return new Answer.CalledOff(false, outlook.of(seen.value()));
        });
    }

    /// Whoever is not shown the plan learns nothing of it; the audit learns of them all the same.
    private Answer barred(PlanRecord record, Cancellation word) {
        var problem = HandFields.barred(
                ledger,
                word.plan().run(),
                NAME,
                word.by(),
                about(record),
                "whoever asked for the plan, or " + HandFields.CREW,
                word.at());
        return new ShownPlans(ledger, people).isShown(record, word.by())
                ? new Answer.Not(new ByHand.Barred(problem))
                : notKnown(word.plan());
    }

    private static Optional<Problem> tooLate(PlanRecord record) {
        return switch (record.status()) {
            case ACCEPTED, PLANNED, AWAITING_APPROVAL, ALLOWED -> Optional.empty();
            case EXECUTING -> record.plan().filter(DeploymentPlan.class::isInstance).isPresent()
                    ? Optional.empty()
                    : Optional.of(problem("a removal that has begun", "a plan that deploys", "wait for its end"));
            case SERVING, UNDOING -> Optional.of(
                    problem(record.status().word(), "a plan that is not through yet", "wait for its end"));
            default -> Optional.of(problem(
                    record.status().word(), "a plan that has not ended", "slipway rollback takes back what serves"));
        };
    }

    /// The record is written as well, so that no step goes on with what it saw before.
    private Change change(Versioned<PlanRecord> seen, Cancellation word) {
        var record = seen.value();
        var said = Change.of(word.plan().run())
                .write(ledger.read(Cancellation.key(word.plan())), word)
                .tell(new Told(
                        word.at(), TOLD, word.by().value(), HandFields.because(about(record), word.reason())));
        boolean asked = ledger.read(Approval.key(word.plan())).found().filter(Approval::isPending).isPresent();
        return asked
                ? Conclusion.calledOff(said, ledger, word.plan(), word.by().value(), word.at())
                        .write(seen, record.becomes(PlanStatus.CANCELLED, word.sentence(), word.at()))
                : said.write(seen, record);
    }

    private static Canonical.Fields about(PlanRecord record) {
        return record.plan()
                .map(plan -> Canonical.Fields.NONE.with("plan_hash", plan.hash()))
                .orElse(Canonical.Fields.NONE);
    }

    private static Answer notKnown(PlanId plan) {
        return new Answer.Not(new ByHand.NotKnown(new Problem(
                "not_known", "plan_id", plan.value(), "the id of a plan", "copy the plan id from the answer to the intent")));
    }

    private static Problem problem(String observed, String accepted, String remedy) {
        return new Problem("too_late", "plan_id", observed, accepted, remedy);
    }
}
