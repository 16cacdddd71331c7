package dev.slipway.core.plan;

import dev.slipway.core.model.Environment;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.step.Key;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an environment's plans have reserved or spend.
///
/// Shape: one share per plan that runs or is being rolled out. Units: per hour. The sum of the shares
/// never exceeds the environment's cap, for it is checked and written in one commit.
public record Budget(SortedMap<String, UsdPerHour> shares) {
    public static final Budget UNTOUCHED = new Budget(new TreeMap<>());

    public Budget {
        shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    }

    public static Key<Budget> key(Environment environment) {
        return new Key<>(Budget.class, "budget#" + environment.value(), "budget");
    }

    /// All shares together.
    public UsdPerHour reserved() {
        return shares.values().stream().reduce(UsdPerHour.ZERO, UsdPerHour::plus);
    }

    /// The share of one plan.
    public Optional<UsdPerHour> share(PlanId plan) {
        return Optional.ofNullable(shares.get(plan.value()));
    }

    public Budget reserve(PlanId plan, UsdPerHour amount) {
        var more = new TreeMap<>(shares);
        more.put(plan.value(), amount);
        return new Budget(more);
    }

    public Budget release(PlanId plan) {
        var less = new TreeMap<>(shares);
        less.remove(plan.value());
        return new Budget(less);
    }
}
