package dev.slipway.core.rollout;

import dev.slipway.core.approval.Crew;
import dev.slipway.core.approval.People;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.guard.GuardRollback;
import dev.slipway.core.model.Finding;
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
import java.util.List;
import java.util.Optional;

/// Takes what is in service back because a person says so: to the last good generation, or to one that they name.
///
/// It needs no approval: what it goes back to was approved before.
public final class RequestRollback implements Step<RequestRollback.Request, RequestRollback.Answer> {
    /// What a verified person asked for: from the generation that they saw in service, to another; texts are unchecked.
    public record Request(
            Person caller,
            String app,
            String env,
            Optional<BigInteger> from,
            Optional<BigInteger> to,
            Optional<String> reason) {}

    /// What becomes of it.
    public sealed interface Answer {
        /// The run of this name takes the endpoint back, begun by this request or by the same one before. Where they named no
        /// goal, `to` is the last good generation of the record, and an earlier one follows if that one is gone at SageMaker.
        record Started(RunId run, ResourceName endpoint, int from, int to) implements Answer {}

        /// It was done before, by the run of this name; nothing was begun. Another generation serves since then.
        record Already(RunId run, ResourceName endpoint, int from, int to, int serves) implements Answer {}

        /// The policy does not let this generation run any more: what its rules say. `others` are the newest good ones that
        /// may; whether SageMaker still has them is not known here.
        record Refused(int generation, List<Finding> findings, List<Integer> others) implements Answer {
            public Refused {
                findings = List.copyOf(findings);
                others = List.copyOf(others);
            }
        }

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
                request.caller(), fields.generation("to", request.to()), fields.reason(request.reason()));
        var from = fields.generation("from", request.from());
        if (!fields.problems().isEmpty()) {
            return new Answer.Not(new ByHand.Invalid(fields.problems()));
        }
        var name = EndpointRecord.nameOf(app.orElseThrow(), environment.orElseThrow());
        var answer = Again.whenItMoved(() -> {
            var endpoint = ledger.read(EndpointRecord.key(name)).found();
            return endpoint.isEmpty()
                    ? new Answer.Not(new ByHand.NotKnown(HandFields.notKnown(app.get(), environment.get())))
                    : permitted(endpoint.get(), name, cause, from, now);
        });
        if (answer instanceof Answer.Started started) {
            starting.start(started.run());
        }
        return answer;
    }

    private Answer permitted(
            EndpointRecord endpoint,
            ResourceName name,
            Rollback.Cause.ByPerson asked,
            Optional<Integer> from,
            Instant now) {
        if (!new Crew(people).includes(asked.person())) {
            var about = Canonical.Fields.NONE.with("endpoint", name);
            return new Answer.Not(new ByHand.Barred(
                    HandFields.barred(ledger, HandFields.runOf(name), NAME, asked.person(), about, now)));
        }
        var serving = endpoint.current().filter(_ -> endpoint.state() == EndpointRecord.State.LIVE);
        if (serving.isEmpty()) {
            return conflict("not_serving", name + " is " + endpoint.state(), "an endpoint that is live", "slipway endpoints");
        }
        return new TakenBefore(starting)
                .answer(endpoint, serving.get(), asked, from)
                .orElseGet(() -> wanted(endpoint, serving.get(), asked, name, now));
    }

    private Answer wanted(
            EndpointRecord endpoint,
            Generation serving,
            Rollback.Cause.ByPerson asked,
            ResourceName name,
            Instant now) {
        var tries = starting.tries(endpoint, serving);
        var to = new GoodGenerations(endpoint).wanted(asked.to());
        var under = tries.last().filter(last -> last.closedAt().isEmpty());
        if (under.isPresent() && under.get().cause().equals(asked)) {
            return started(under.get().run(), name, serving, under.get().to().or(() -> to).orElse(serving));
        }
        var owner = endpoint.owner().or(() -> under.map(Rollback::run));
        if (owner.isPresent()) {
            return conflict(
                    "in_use", "run %s works on %s".formatted(owner.get(), name), "no other run", "wait for its end, or cancel it");
        }
        return begun(endpoint, serving, tries, asked, name, now);
    }

    private Answer begun(
            EndpointRecord endpoint,
            Generation serving,
            RollbackStart.Tries tries,
            Rollback.Cause.ByPerson cause,
            ResourceName name,
            Instant now) {
        var good = new GoodGenerations(endpoint);
        var to = good.wanted(cause.to());
        if (to.isEmpty()) {
            return new Answer.Not(new ByHand.InConflict(good.noWayBack(cause.to())));
        }
        var judged = new JudgedGoal(to.get(), guard.check(endpoint, to.get(), now));
        if (!judged.allowed()) {
            ledger.commit(Change.of(HandFields.runOf(name)).tell(refused(name, cause, judged, now)));
            var others = guard.allowed(endpoint, endpoint.good().stream(), now);
            return new Answer.Refused(to.get().number(), judged.findings(), others);
        }
        starting.request(endpoint, serving, tries, cause, judged, now);
        return started(tries.run(), name, serving, to.get());
    }

    private static Told refused(ResourceName name, Rollback.Cause.ByPerson cause, JudgedGoal judged, Instant now) {
        var detail = judged.with(Canonical.Fields.NONE.with("endpoint", name));
        return new Told(now, "RollbackRefused", cause.person().value(), HandFields.because(detail, cause.reason()));
    }

    private static Answer started(RunId run, ResourceName name, Generation from, Generation to) {
        return new Answer.Started(run, name, from.number(), to.number());
    }

    private static Answer conflict(String code, String observed, String accepted, String remedy) {
        return new Answer.Not(new ByHand.InConflict(new Problem(code, "app", observed, accepted, remedy)));
    }
}
