package dev.slipway.core.approval;

import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.Cost;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.PlanRecord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a plan changes against what runs.
///
/// Shape: `generation` is the number of what runs, nothing where nothing does; `lines` are only what differs, of everything
/// that is hashed, and of the cost: two plans with different hashes differ in a line.
public record PlanDiff(Optional<Integer> generation, List<Line> lines) {
    /// One thing that differs; nothing on the side where it is not.
    public record Line(String field, Optional<String> before, Optional<String> after) {}

    public PlanDiff {
        lines = List.copyOf(lines);
    }

    /// @param runs what runs
    /// @param running the plan that it came of, where that is known
    static PlanDiff of(Optional<Generation> runs, Optional<DeploymentPlan> running, PlanRecord planned) {
        var after = planned.plan()
                .filter(DeploymentPlan.class::isInstance)
                .map(DeploymentPlan.class::cast)
                .map(plan -> PlanFields.of(plan, planned.cost().map(Cost::now).orElse(UsdPerHour.ZERO)))
                .orElse(Map.of());
        var before = runs.map(generation -> running
                        .map(plan -> PlanFields.of(plan, generation.cost()))
                        .orElseGet(() -> PlanFields.of(generation, after)))
                .orElse(Map.of());
        return new PlanDiff(runs.map(Generation::number), lines(before, after));
    }

    static List<Line> lines(Map<String, String> before, Map<String, String> after) {
        var names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        return names.stream()
                .map(name -> new Line(name, Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name))))
                .filter(line -> !line.before().equals(line.after()))
                .toList();
    }
}
