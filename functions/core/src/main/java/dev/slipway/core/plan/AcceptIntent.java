package dev.slipway.core.plan;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.CanonicalForm;
import dev.slipway.core.audit.Told;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Problem;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Key;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import dev.slipway.core.step.Versioned;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Takes an intent in: checks all of it, keeps it durably, and starts its machine.
///
/// A start that fails is no failure of the intake: the plan is kept, and the sweep starts it.
public final class AcceptIntent implements Step<AcceptIntent.Request, AcceptIntent.Answer> {
    /// An intent as a verified caller sent it.
    ///
    /// Shape: texts are unchecked; `fresh` is the plan id to be used if it is new, minted by the shell.
    public record Request(
            Person caller,
            Optional<String> userId,
            String intent,
            String env,
            Optional<String> app,
            Optional<BigDecimal> budgetUsdPerHour,
            Optional<String> instanceType,
            Optional<BigInteger> instanceCount,
            boolean dryRun,
            Optional<String> idempotencyKey,
            PlanId fresh) {}

    /// What becomes of an intent at the door.
    public sealed interface Answer {
        /// It is kept and will be planned.
        record Accepted(PlanId plan) implements Answer {}

        /// The same key brought the same intent before; this is its plan.
        record Repeated(PlanId plan) implements Answer {}

        /// The same key brought another intent before.
        record KeyReused(Problem problem) implements Answer {}

        /// Something in it is wrong: everything that is.
        record Invalid(List<Problem> problems) implements Answer {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }

        /// The body names another person than the token.
        record OtherPerson(Problem problem) implements Answer {}

        /// Nothing is known of what is to be removed.
        record NotKnown(Problem problem) implements Answer {}
    }

    /// What a caller's idempotency key stood for first.
    public record Submission(Digest content, PlanId plan) {
        static Key<Submission> key(Person caller, String key) {
            return new Key<>(Submission.class, "submission#" + caller.value(), key);
        }
    }

    private static final String NAME = "AcceptIntent";

    private final Ledger ledger;
    private final Policies policies;
    private final Workflows workflows;

    public AcceptIntent(Ledger ledger, Policies policies, Workflows workflows) {
        this.ledger = ledger;
        this.policies = policies;
        this.workflows = workflows;
    }

    @Override
    public Answer apply(Request request, Instant now) {
        if (request.userId().filter(id -> !id.equals(request.caller().value())).isPresent()) {
            return otherPerson(request, now);
        }
        return switch (IntentReading.of(request, policies, now)) {
            case IntentReading.Wrong wrong -> new Answer.Invalid(wrong.problems());
            case IntentReading.Right right -> accepted(request, right.intent(), now);
        };
    }

    private Answer accepted(Request request, Intent intent, Instant now) {
        var known = ledger.read(EndpointRecord.key(intent.app(), intent.environment())).found().isPresent();
        if (intent.kind() == PlanKind.REMOVAL && !known) {
            return new Answer.NotKnown(new Problem(
                    "not_known",
                    "app",
                    intent.app() + " in " + intent.environment(),
                    "an application that was deployed there",
                    "slipway endpoints lists them"));
        }
        if (!known && request.app().isEmpty() && isGuardedByPeople(intent)) {
            return new Answer.Invalid(List.of(new Problem(
                    "text_required",
                    "app",
                    intent.app() + " in the sentence alone",
                    "an application that runs in %s, or one named in the field".formatted(intent.environment()),
                    "give app as a field of its own")));
        }
        var content = content(request);
        var submission = request.idempotencyKey().map(key -> ledger.read(Submission.key(request.caller(), key)));
        var before = submission.flatMap(Versioned::found);
        return before.isPresent()
                ? repeated(before.get(), content)
                : kept(request, intent, submission.map(s -> Change.of(request.fresh().run())
                        .write(s, new Submission(content, request.fresh()))), now);
    }

    /// A slip of the tongue must not name something new where it is dear.
    private boolean isGuardedByPeople(Intent intent) {
        return policies.of(intent.environment()).map(policy -> policy.approvedWhen().always()).orElse(true);
    }

    private Answer repeated(Submission before, Digest content) {
        if (before.content().equals(content)) {
            start(before.plan());
            return new Answer.Repeated(before.plan());
        }
        return new Answer.KeyReused(new Problem(
                "key_reused",
                "Idempotency-Key",
                "a key that brought another intent",
                "one key for one intent",
                "send the new intent with a key of its own"));
    }

    private Answer kept(Request request, Intent intent, Optional<Change> submission, Instant now) {
        var plan = request.fresh();
        var detail = Canonical.Fields.NONE
                .with("kind", intent.kind().name())
                .with("env", intent.environment())
                .with("app", intent.app())
                .with("intent", CanonicalForm.digest(new Canonical.Text(intent.sentence())))
                .with("dry_run", Boolean.toString(intent.dryRun()));
        var change = submission
                .orElseGet(() -> Change.of(plan.run()))
                .write(ledger.read(PlanRecord.key(plan)), PlanRecord.accepted(plan, intent))
                .write(ledger.read(RunningPlan.key(plan)), new RunningPlan(plan, now))
                .tell(new Told(now, "IntentAccepted", intent.requester().value(), detail));
        try {
            ledger.commit(change);
        } catch (Conflict raced) {
            // Somebody sent the same key in the same moment: whoever was first decides.
            var first = request.idempotencyKey()
                    .flatMap(key -> ledger.read(Submission.key(request.caller(), key)).found())
                    .orElseThrow(() -> raced);
            return repeated(first, content(request));
        }
        start(plan);
        return new Answer.Accepted(plan);
    }

    private void start(PlanId plan) {
        try {
            workflows.start(plan);
        } catch (StepFailure later) {
            // The plan is kept, so the caller's answer stands; the sweep starts it within a minute.
        }
    }

    /// A refusal of a person is audited, in the chain of a run of its own.
    private Answer otherPerson(Request request, Instant now) {
        var problem = new Problem(
                "other_person",
                "user_id",
                "another person than the token's",
                request.caller().value(),
                "leave user_id out, or sign in as that person");
        ledger.commit(Change.of(request.fresh().run())
                .tell(new Told(now, "PersonRefused", request.caller().value(), Canonical.Fields.NONE.with(
                        "step", NAME))));
        return new Answer.OtherPerson(problem);
    }

    private static Digest content(Request request) {
        return CanonicalForm.digest(Canonical.Fields.NONE
                .with("intent", request.intent())
                .with("env", request.env())
                .with("app", request.app().orElse(""))
                .with("budget", request.budgetUsdPerHour().map(b -> b.stripTrailingZeros().toPlainString()).orElse(""))
                .with("instance_type", request.instanceType().orElse(""))
                .with("instance_count", request.instanceCount().map(Object::toString).orElse(""))
                .with("dry_run", Boolean.toString(request.dryRun())));
    }
}
