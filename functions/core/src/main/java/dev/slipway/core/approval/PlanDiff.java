package dev.slipway.core.approval;

import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.Cost;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.PlanRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a plan changes against what runs.
///
/// Shape: `generation` is the number of what runs, nothing where nothing does; `lines` are only what differs.
public record PlanDiff(Optional<Integer> generation, List<Line> lines) {
    /// One thing that differs; nothing on the side where it is not.
    public record Line(String field, Optional<String> before, Optional<String> after) {}

    public PlanDiff {
        lines = List.copyOf(lines);
    }

    /// @param runs what runs
    /// @param running the plan that it came of, where that is known
    static PlanDiff of(Optional<Generation> runs, Optional<DeploymentPlan> running, PlanRecord planned) {
        var before = new LinkedHashMap<String, String>();
        runs.ifPresent(generation -> before.putAll(fields(generation, running)));
        var after = new LinkedHashMap<String, String>();
        planned.plan()
                .filter(DeploymentPlan.class::isInstance)
                .map(DeploymentPlan.class::cast)
                .ifPresent(plan -> after.putAll(
                        fields(plan, planned.cost().map(Cost::now).orElse(UsdPerHour.ZERO))));
        return new PlanDiff(runs.map(Generation::number), lines(before, after));
    }

    private static List<Line> lines(Map<String, String> before, Map<String, String> after) {
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        var lines = new ArrayList<Line>();
        for (var name : names) {
            var line = new Line(
                    name, Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name)));
            if (!line.before().equals(line.after())) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static Map<String, String> fields(Generation generation, Optional<DeploymentPlan> running) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("model", generation.model().value());
        fields.put("image", generation.image().value());
        fields.put("instance type", generation.instanceType().value());
        fields.put("instances", Integer.toString(generation.instances()));
        running.ifPresent(plan -> plan.environmentVariables().forEach((name, value) -> fields.put(name, value)));
        fields.put("cost", generation.cost().toString());
        return fields;
    }

    private static Map<String, String> fields(DeploymentPlan plan, UsdPerHour cost) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("model", plan.model().value());
        fields.put("image", plan.image().digest().value());
        fields.put("instance type", plan.instanceType().value());
        fields.put("instances", Integer.toString(plan.instances()));
        plan.environmentVariables().forEach((name, value) -> fields.put(name, value));
        fields.put("cost", cost.toString());
        return fields;
    }
}
