package dev.slipway.core.approval;

import dev.slipway.core.model.Place;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.AlarmPlan;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.RolloutPolicy;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What a plan would run, as names and values that people compare: everything that is hashed, and what it costs.
final class PlanFields {
    private static final String MODEL = "model";
    private static final String IMAGE = "image";
    private static final String TYPE = "instance type";
    private static final String INSTANCES = "instances";
    private static final String COST = "cost";

    private final Map<String, String> fields = new LinkedHashMap<>();

    private PlanFields() {}

    /// Everything of a plan.
    static Map<String, String> of(DeploymentPlan plan, UsdPerHour cost) {
        var of = new PlanFields();
        of.fields.put(MODEL, plan.model().value());
        of.fields.put(IMAGE, plan.image().digest().value());
        of.fields.put(TYPE, plan.instanceType().value());
        of.fields.put(INSTANCES, Integer.toString(plan.instances()));
        plan.environmentVariables().forEach(of::variable);
        of.fields.put("rollout of updates", sentence(plan.rollout(), plan.instances()));
        for (int i = 0; i < plan.alarms().size(); i++) {
            of.fields.put("alarm " + (i + 1), sentence(plan.alarms().get(i)));
        }
        of.fields.put("image name", plan.image().registry() + "/" + plan.image().repository());
        of.fields.put("application", plan.app().value());
        of.place(plan.place());
        of.fields.put(COST, cost.toString());
        return of.fields;
    }

    /// What is known of a generation whose plan is not; of the other names that a plan has, nothing is.
    static Map<String, String> of(Generation generation, Map<String, String> plan) {
        var of = new PlanFields();
        plan.keySet().forEach(name -> of.fields.put(name, "not known"));
        of.fields.put(MODEL, generation.model().value());
        of.fields.put(IMAGE, generation.image().value());
        of.fields.put(TYPE, generation.instanceType().value());
        of.fields.put(INSTANCES, Integer.toString(generation.instances()));
        of.fields.put(COST, generation.cost().toString());
        return of.fields;
    }

    /// A variable is never taken for a field of ours: those begin with small letters.
    private void variable(String name, String value) {
        boolean plain = !name.isEmpty() && !Character.isLowerCase(name.charAt(0));
        fields.put(plain ? name : "variable " + name, value);
    }

    private void place(Place place) {
        fields.put("environment", place.environment().value());
        fields.put("account", place.account());
        fields.put("region", place.region().value());
        fields.put("role", place.role());
        fields.put("registry", place.registry().value());
        fields.put("policy bundle", place.policyBundle());
    }

    /// What really moves; where that is not what was asked for, it says so.
    private static String sentence(RolloutPolicy rollout, int instances) {
        return "%s%s, the old fleet kept for %d s, given up after %d s"
                .formatted(
                        rollout.traffic(instances),
                        rollout.gradual() ? ", watched for %d s".formatted(rollout.bake().toSeconds()) : "",
                        rollout.terminationWait().toSeconds(),
                        rollout.longest().toSeconds());
    }

    private static String sentence(AlarmPlan alarm) {
        var terms = alarm.terms();
        return "%s: %s %s %d in %d of %d x %d s, missing is %s; of %s, %s"
                .formatted(
                        alarm.name(),
                        terms.metric().title(),
                        word(terms.comparison()),
                        terms.threshold(),
                        terms.datapoints(),
                        terms.evaluationPeriods(),
                        terms.period().toSeconds(),
                        word(terms.missing()),
                        alarm.endpoint(),
                        alarm.variant());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
