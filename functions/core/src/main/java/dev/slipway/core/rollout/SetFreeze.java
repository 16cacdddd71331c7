package dev.slipway.core.rollout;

import dev.slipway.core.approval.Crew;
import dev.slipway.core.approval.People;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.Shown;
import dev.slipway.core.plan.Freeze;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.step.Again;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Freezes an environment until a time, or lifts the freeze.
///
/// Rollbacks go on: a freeze holds back what is new.
public final class SetFreeze implements Step<SetFreeze.Request, ByHand> {
    /// What a verified person asked for; texts are unchecked. `until` is a time in UTC as [#TIME], or `now` to lift the freeze.
    public record Request(Person caller, String env, String until, Optional<String> reason) {}

    /// One spelling a moment: no other zone, no hour 24, no second 60, no small letters, so that what is typed is what holds.
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?Z");

    private static final String NAME = "SetFreeze";
    private static final String NOW = "now";

    /// What is to hold longer belongs into the policy bundle.
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Ledger ledger;
    private final Policies policies;
    private final People people;

    public SetFreeze(Ledger ledger, Policies policies, People people) {
        this.ledger = ledger;
        this.policies = policies;
        this.people = people;
    }

    @Override
    public ByHand apply(Request request, Instant now) {
        var fields = new HandFields(policies);
        var environment = fields.environment(request.env());
        boolean lifts = request.until().equals(NOW);
        var until = lifts ? Optional.of(now) : time(request.until(), now);
        if (until.isEmpty()) {
            fields.problems().add(new Problem(
                    "bad_time",
                    "until",
                    Shown.ascii(request.until()),
                    "a time to come within a year, such as 2026-11-22T08:00:00Z, or now",
                    "give the time in UTC, with seconds and a Z at its end; now lifts the freeze"));
        }
        var reason = lifts ? fields.reason(request.reason()) : fields.neededReason(request.reason());
        return fields.problems().isEmpty()
                ? permitted(new Freeze(environment.orElseThrow(), request.caller(), now, until, reason), lifts, now)
                : new ByHand.Invalid(fields.problems());
    }

    private static Optional<Instant> time(String text, Instant now) {
        try {
            return !TIME.matcher(text).matches()
                    ? Optional.empty()
                    : Optional.of(Instant.parse(text))
                            .filter(time -> time.isAfter(now) && !time.isAfter(now.plus(LONGEST)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private ByHand permitted(Freeze wanted, boolean lifts, Instant now) {
        var run = runOf(wanted.environment());
        var about = Canonical.Fields.NONE.with("env", wanted.environment());
        if (!new Crew(people).includes(wanted.by())) {
            return new ByHand.Barred(HandFields.barred(ledger, run, NAME, wanted.by(), about, now));
        }
        return Again.whenItMoved(() -> lifts ? lifted(wanted, run, about, now) : frozen(wanted, run, about, now));
    }

    private ByHand frozen(Freeze wanted, RunId run, Canonical.Fields about, Instant now) {
        var seen = ledger.read(Freeze.key(wanted.environment()));
        var before = seen.found().filter(freeze -> freeze.holds(now));
        if (before.filter(wanted::says).isPresent()) {
            return new ByHand.AlreadySo();
        }
        var detail = HandFields.because(about.with("until", wanted.until().orElseThrow().toString()), wanted.reason());
        var told = before.map(old -> detail.with("replaces", replaced(old)).with("ends_earlier", Boolean.toString(wanted.endsBefore(old))))
                .orElse(detail);
        ledger.commit(Change.of(run).write(seen, wanted).tell(new Told(now, "EnvironmentFrozen", wanted.by().value(), told)));
        return before.<ByHand>map(old -> new ByHand.Instead(wanted, old)).orElseGet(ByHand.Done::new);
    }

    /// What is overwritten stands in the chain alone from then on.
    private static Canonical.Fields replaced(Freeze before) {
        var fields = Canonical.Fields.NONE.with("by", before.by()).with("since", before.since().toString());
        var ending = before.until().map(end -> fields.with("until", end.toString())).orElse(fields);
        return HandFields.because(ending, before.reason());
    }

    private ByHand lifted(Freeze wanted, RunId run, Canonical.Fields about, Instant now) {
        var seen = ledger.read(Freeze.key(wanted.environment()));
        if (seen.found().filter(freeze -> freeze.holds(now)).isEmpty()) {
            return new ByHand.AlreadySo();
        }
        var detail = HandFields.because(about, wanted.reason());
        ledger.commit(Change.of(run).remove(seen).tell(new Told(now, "FreezeLifted", wanted.by().value(), detail)));
        return new ByHand.Done();
    }

    private static RunId runOf(Environment environment) {
        return new RunId("freeze-" + environment);
    }
}
