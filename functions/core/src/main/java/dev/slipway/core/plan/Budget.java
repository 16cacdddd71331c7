package dev.slipway.core.plan;

import dev.slipway.core.model.Environment;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.step.Key;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an environment's plans have reserved or spend.
///
/// Shape: one share per plan that runs or is being rolled out, by plan id. Units: per hour. The sum of
/// the shares never exceeds the environment's cap, nor their fleets a quota, for it is checked and written in one
/// commit.
public record Budget(SortedMap<String, Share> shares) {
    /// What one plan holds for its endpoint.
    public record Share(ResourceName endpoint, Fleet fleet, UsdPerHour amount) {}

    public static final Budget UNTOUCHED = new Budget(new TreeMap<>());

    public Budget {
        shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    }

    public static Key<Budget> key(Environment environment) {
        return new Key<>(Budget.class, "budget#" + environment.value(), "budget");
    }

    /// All shares together.
    public UsdPerHour reserved() {
        return shares.values().stream().map(Share::amount).reduce(UsdPerHour.ZERO, UsdPerHour::plus);
    }

    /// The share of one plan.
    public Optional<UsdPerHour> share(PlanId plan) {
        return Optional.ofNullable(shares.get(plan.value())).map(Share::amount);
    }

    /// How many instances of a type plans other than this one hold.
    public long instancesBeside(PlanId plan, InstanceType type) {
        return shares.entrySet().stream()
                .filter(share -> !share.getKey().equals(plan.value()))
                .map(share -> share.getValue().fleet())
                .filter(fleet -> fleet.type().equals(type))
                .mapToLong(Fleet::instances)
                .sum();
    }

    public Budget reserve(PlanId plan, ResourceName endpoint, Fleet fleet, UsdPerHour amount) {
        var more = new TreeMap<>(shares);
        more.put(plan.value(), new Share(endpoint, fleet, amount));
        return new Budget(more);
    }

    public Budget release(PlanId plan) {
        var less = new TreeMap<>(shares);
        less.remove(plan.value());
        return new Budget(less);
    }

    /// Without any share of this endpoint.
    public Budget release(ResourceName endpoint) {
        var less = new TreeMap<>(shares);
        less.values().removeIf(share -> share.endpoint().equals(endpoint));
        return new Budget(less);
    }

    /// With this plan's share alone of all the endpoint's.
    public Budget keepOnly(PlanId plan, ResourceName endpoint) {
        var less = new TreeMap<>(shares);
        less.entrySet()
                .removeIf(share -> share.getValue().endpoint().equals(endpoint)
                        && !share.getKey().equals(plan.value()));
        return new Budget(less);
    }
}
