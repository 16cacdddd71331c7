package dev.slipway.core.rollout;

import dev.slipway.core.approval.Reason;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.model.Application;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.Shown;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The fields of something done by hand, each checked by itself; what is wrong is gathered.
final class HandFields {
    private static final BigInteger MOST_GENERATIONS = BigInteger.valueOf(999_999);

    static final String CREW = "a person of the groups operators or leads";

    private final Policies policies;
    private final List<Problem> problems = new ArrayList<>();

    HandFields(Policies policies) {
        this.policies = policies;
    }

    List<Problem> problems() {
        return problems;
    }

    Optional<Environment> environment(String text) {
        var known = policies.environments();
        var found = known.stream().filter(each -> each.value().equals(text)).findFirst();
        if (found.isEmpty()) {
            var names = String.join(", ", known.stream().map(Environment::value).toList());
            problems.add(new Problem(
                    "unknown_environment", "env", Shown.ascii(text), names, "use one of these names as it is"));
        }
        return found;
    }

    Optional<Application> app(String text) {
        var problem = Application.SHAPE.check("app", text);
        problem.ifPresent(problems::add);
        return problem.isPresent() ? Optional.empty() : Optional.of(new Application(text));
    }

    Optional<Digest> hash(String text) {
        var problem = Digest.SHAPE.check("plan_hash", text);
        problem.ifPresent(problems::add);
        return problem.isPresent() ? Optional.empty() : Optional.of(new Digest(text));
    }

    /// The number of a generation, where one is given.
    Optional<Integer> generation(String field, Optional<BigInteger> number) {
        if (number.filter(n -> n.signum() <= 0 || n.compareTo(MOST_GENERATIONS) > 0).isPresent()) {
            problems.add(new Problem(
                    "out_of_range",
                    field,
                    Shown.of(number.get().toString()),
                    "the number of a generation, 1 or more",
                    "slipway endpoints --history lists them"));
            return Optional.empty();
        }
        return number.map(BigInteger::intValueExact);
    }

    Optional<String> reason(Optional<String> text) {
        Reason.check(text).ifPresent(problems::add);
        return Reason.stripped(text);
    }

    Optional<String> neededReason(Optional<String> text) {
        Reason.checkNeeded(text).ifPresent(problems::add);
        return Reason.stripped(text);
    }

    /// What is told of something that leaves no record but the chain: with their own reason, where they gave one.
    static Canonical.Fields because(Canonical.Fields about, Optional<String> reason) {
        return reason.map(why -> about.with("reason", why)).orElse(about);
    }

    /// The chain of what people do to an endpoint by hand.
    static RunId runOf(ResourceName endpoint) {
        return new RunId("endpoint-" + endpoint);
    }

    /// Nobody deployed anything there.
    static Problem notKnown(Application app, Environment environment) {
        return new Problem(
                "not_known",
                "app",
                EndpointRecord.nameOf(app, environment).value(),
                "an application that was deployed there",
                "slipway endpoints lists them");
    }

    /// Writes down that this person tried, and says what they may not.
    static Problem barred(Ledger ledger, RunId run, String step, Person person, Canonical.Fields about, Instant now) {
        return barred(ledger, run, step, person, about, CREW, now);
    }

    /// The same of what others than the crew may do too.
    static Problem barred(
            Ledger ledger, RunId run, String step, Person person, Canonical.Fields about, String who, Instant now) {
        var detail = about.with("step", step).with("why", "NoMember");
        ledger.commit(Change.of(run).tell(new Told(now, "PersonRefused", person.value(), detail)));
        return new Problem(
                "not_permitted",
                "",
                person.value(),
                who,
                "ask one of them; people.json of the policy bundle names them");
    }
}
