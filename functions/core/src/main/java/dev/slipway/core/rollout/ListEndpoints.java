package dev.slipway.core.rollout;

import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Freeze;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Listing;
import dev.slipway.core.step.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What runs, what of each environment's budget is taken, and where nothing is changed.
public final class ListEndpoints implements Step<ListEndpoints.Request, ListEndpoints.Endpoints> {
    /// One page: after this endpoint, at most so many (1 to 100).
    public record Request(Optional<String> after, int limit) {}

    /// A page of endpoints in order of their names; `next` is the name to ask after, if there are more. `freezes` are
    /// those that a person set and that hold now.
    public record Endpoints(
            List<EndpointRecord> endpoints, List<Spending> spending, List<Freeze> freezes, Optional<String> next) {
        public Endpoints {
            endpoints = List.copyOf(endpoints);
            spending = List.copyOf(spending);
            freezes = List.copyOf(freezes);
        }
    }

    /// An environment's cap and what of it is reserved.
    public record Spending(Environment env, UsdPerHour reserved, UsdPerHour cap) {}

    private final Ledger ledger;
    private final Policies policies;

    public ListEndpoints(Ledger ledger, Policies policies) {
        this.ledger = ledger;
        this.policies = policies;
    }

    @Override
    public Endpoints apply(Request request, Instant now) {
        var all = EndpointRecord.all();
        var page = ledger.list(new Listing<>(
                all.type(), all.partition(), request.after(), request.limit(), false));
        return new Endpoints(
                page.values().stream().map(there -> there.value()).toList(),
                spending(),
                freezes(now),
                page.next().flatMap(Listing::after));
    }

    private List<Freeze> freezes(Instant now) {
        return policies.environments().stream()
                .flatMap(environment -> ledger.read(Freeze.key(environment)).found().stream())
                .filter(freeze -> freeze.holds(now))
                .toList();
    }

    private List<Spending> spending() {
        var spending = new ArrayList<Spending>();
        for (var environment : policies.environments()) {
            var budget = ledger.read(Budget.key(environment)).found().orElse(Budget.UNTOUCHED);
            policies.of(environment)
                    .ifPresent(policy ->
                            spending.add(new Spending(environment, budget.reserved(), policy.environmentBudget())));
        }
        return spending;
    }
}
