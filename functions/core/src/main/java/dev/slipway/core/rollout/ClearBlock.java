package dev.slipway.core.rollout;

import dev.slipway.core.approval.Crew;
import dev.slipway.core.approval.People;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.Problem;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.step.Again;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import dev.slipway.core.step.Versioned;
import java.time.Instant;
import java.util.Optional;

/// Clears a block: what was taken back from an endpoint may come again.
public final class ClearBlock implements Step<ClearBlock.Request, ByHand> {
    /// What a verified person asked for; texts are unchecked.
    public record Request(Person caller, String app, String env, String hash, Optional<String> reason) {}

    private static final String NAME = "ClearBlock";

    private final Ledger ledger;
    private final Policies policies;
    private final People people;

    public ClearBlock(Ledger ledger, Policies policies, People people) {
        this.ledger = ledger;
        this.policies = policies;
        this.people = people;
    }

    @Override
    public ByHand apply(Request request, Instant now) {
        var fields = new HandFields(policies);
        var environment = fields.environment(request.env());
        var app = fields.app(request.app());
        var hash = fields.hash(request.hash());
        var reason = fields.reason(request.reason());
        if (!fields.problems().isEmpty()) {
            return new ByHand.Invalid(fields.problems());
        }
        return Again.whenItMoved(() -> {
            var seen = ledger.read(EndpointRecord.key(app.orElseThrow(), environment.orElseThrow()));
            return seen.found().isEmpty()
                    ? new ByHand.NotKnown(HandFields.notKnown(app.get(), environment.get()))
                    : clear(seen, request.caller(), hash.orElseThrow(), reason, now);
        });
    }

    private ByHand clear(
            Versioned<EndpointRecord> seen, Person caller, Digest hash, Optional<String> reason, Instant now) {
        var endpoint = seen.value();
        var name = EndpointRecord.nameOf(endpoint.app(), endpoint.environment());
        var about = Canonical.Fields.NONE.with("endpoint", name).with("plan_hash", hash);
        if (!new Crew(people).includes(caller)) {
            return new ByHand.Barred(HandFields.barred(ledger, HandFields.runOf(name), NAME, caller, about, now));
        }
        var block = endpoint.blocks().stream().filter(one -> one.hash().equals(hash)).findFirst();
        if (block.isEmpty()) {
            return new ByHand.NotKnown(new Problem(
                    "not_known", "plan_hash", hash.value(), "a hash that is blocked on " + name, "slipway endpoints --history lists them"));
        }
        ledger.commit(Change.of(HandFields.runOf(name))
                .write(seen, endpoint.without(block.get()))
                .tell(new Told(now, "PlanUnblocked", caller.value(), HandFields.because(about, reason))));
        return new ByHand.Done();
    }
}
