package dev.slipway.core.rollout;

import dev.slipway.core.approval.Crew;
import dev.slipway.core.approval.People;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.guard.GuardRollback;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.plan.Workflows;
import dev.slipway.core.step.Again;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/// Takes what is in service back because a person says so: to the last good generation, or to one that they name.
///
/// It needs no approval: what it goes back to was approved before.
public final class RequestRollback implements Step<RequestRollback.Request, RequestRollback.Answer> {
    /// What a verified person asked for; texts are unchecked.
    public record Request(Person caller, String app, String env, Optional<BigInteger> to, Optional<String> reason) {}

    /// What becomes of it.
    public sealed interface Answer {
        /// The run of this name takes the endpoint back, begun by this request or by the same one before.
        record Started(RunId run, ResourceName endpoint, int from, int to) implements Answer {}

        /// Nothing was begun.
        record Not(ByHand why) implements Answer {}
    }

    private static final String NAME = "RequestRollback";

    private final Ledger ledger;
    private final Policies policies;
    private final People people;
    private final RollbackStart starting;
    private final GuardRollback guard;

    public RequestRollback(Ledger ledger, Policies policies, People people, Workflows workflows) {
        this.ledger = ledger;
        this.policies = policies;
        this.people = people;
        this.starting = new RollbackStart(ledger, workflows);
        this.guard = new GuardRollback(ledger, policies);
    }

    @Override
    public Answer apply(Request request, Instant now) {
        var fields = new HandFields(policies);
        var environment = fields.environment(request.env());
        var app = fields.app(request.app());
        var cause = new Rollback.Cause.ByPerson(
                request.caller(), fields.generation(request.to()), fields.reason(request.reason()));
        if (!fields.problems().isEmpty()) {
            return new Answer.Not(new ByHand.Invalid(fields.problems()));
        }
        var name = EndpointRecord.nameOf(app.orElseThrow(), environment.orElseThrow());
        var answer = Again.whenItMoved(() -> {
            var endpoint = ledger.read(EndpointRecord.key(name)).found();
            return endpoint.isEmpty()
                    ? new Answer.Not(new ByHand.NotKnown(HandFields.notKnown(app.get(), environment.get())))
                    : permitted(endpoint.get(), name, cause, now);
        });
        if (answer instanceof Answer.Started started) {
            starting.start(started.run());
        }
        return answer;
    }

    private Answer permitted(EndpointRecord endpoint, ResourceName name, Rollback.Cause.ByPerson asked, Instant now) {
        if (!new Crew(people).includes(asked.person())) {
            var about = Canonical.Fields.NONE.with("endpoint", name);
            return new Answer.Not(new ByHand.Barred(
                    HandFields.barred(ledger, HandFields.runOf(name), NAME, asked.person(), about, now)));
        }
        var serving = endpoint.current().filter(_ -> endpoint.state() == EndpointRecord.State.LIVE);
        if (serving.isEmpty()) {
            return conflict("not_serving", name + " is " + endpoint.state(), "an endpoint that is live", "slipway endpoints");
        }
        var tries = starting.tries(endpoint, serving.get());
        var cause = target(endpoint, asked).map(to -> aimed(asked, to)).orElse(asked);
        var under = tries.last().filter(last -> last.closedAt().isEmpty());
        if (under.isPresent() && under.get().cause().equals(cause)) {
            return started(under.get().run(), name, serving.get(), target(endpoint, cause).orElse(serving.get()));
        }
        var owner = endpoint.owner().or(() -> under.map(Rollback::run));
        if (owner.isPresent()) {
            return conflict(
                    "in_use", "run %s works on %s".formatted(owner.get(), name), "no other run", "wait for its end, or cancel it");
        }
        return begun(endpoint, serving.get(), tries, cause, name, now);
    }

    private Answer begun(
            EndpointRecord endpoint,
            Generation serving,
            RollbackStart.Tries tries,
            Rollback.Cause.ByPerson cause,
            ResourceName name,
            Instant now) {
        var to = target(endpoint, cause);
        if (to.isEmpty()) {
            var good = String.join(", ", endpoint.good().stream().map(one -> Integer.toString(one.number())).toList());
            return new Answer.Not(new ByHand.InConflict(new Problem(
                    "no_way_back",
                    cause.to().isPresent() ? "to" : "app",
                    cause.to().map(number -> observed(endpoint, number)).orElse("no earlier generation"),
                    good.isEmpty() ? "an earlier generation that was not taken back: there is none" : "generation " + good,
                    "slipway endpoints --history lists generations and blocks")));
        }
        var judged = new JudgedGoal(to.get(), guard.check(endpoint, to.get(), now));
        if (!judged.allowed()) {
            ledger.commit(Change.of(HandFields.runOf(name)).tell(refused(name, cause, judged, now)));
            return new Answer.Not(new ByHand.Refused(judged.findings()));
        }
        starting.request(endpoint, serving, tries, cause, judged, now);
        return started(tries.run(), name, serving, to.get());
    }

    /// What was judged is what is gone back to, and nothing that becomes the last good one meanwhile.
    private static Rollback.Cause.ByPerson aimed(Rollback.Cause.ByPerson asked, Generation to) {
        return new Rollback.Cause.ByPerson(asked.person(), Optional.of(to.number()), asked.reason());
    }

    private static Told refused(ResourceName name, Rollback.Cause.ByPerson cause, JudgedGoal judged, Instant now) {
        var detail = judged.with(Canonical.Fields.NONE.with("endpoint", name));
        return new Told(now, "RollbackRefused", cause.person().value(), HandFields.because(detail, cause.reason()));
    }

    /// What there is to be said of a generation to which nothing can go back.
    private static String observed(EndpointRecord endpoint, int number) {
        if (endpoint.current().filter(serving -> serving.number() == number).isPresent()) {
            return "generation %d, which serves".formatted(number);
        }
        boolean was = endpoint.generations().stream().anyMatch(one -> one.number() == number);
        return "generation %d, which %s".formatted(number, was ? "was taken back or cannot serve again" : "never was");
    }

    private static Optional<Generation> target(EndpointRecord endpoint, Rollback.Cause.ByPerson cause) {
        return endpoint.good().stream()
                .filter(one -> cause.to().isEmpty() || cause.to().get() == one.number())
                .findFirst();
    }

    private static Answer started(RunId run, ResourceName name, Generation from, Generation to) {
        return new Answer.Started(run, name, from.number(), to.number());
    }

    private static Answer conflict(String code, String observed, String accepted, String remedy) {
        return new Answer.Not(new ByHand.InConflict(new Problem(code, "app", observed, accepted, remedy)));
    }
}
