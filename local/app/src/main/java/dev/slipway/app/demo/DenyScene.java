package dev.slipway.app.demo;

import java.util.List;

/// An intent that breaks several rules at once, and hears of all of them.
final class DenyScene implements Scene {
    private static final List<String> RULES =
            List.of("CostWithinBudget", "BudgetWithinLimit", "CostWithinEnvironment", "InstanceTypeAllowed", "InstanceCountWithinLimit");

    @Override
    public String title() {
        return "A denied intent, with all its reasons";
    }

    @Override
    public void play(Stage stage) {
        var intent = Stage.intent("deploy llama-3.1 8B for atlas", "staging");
        intent.withObject("/constraints")
                .put("budget_usd_per_hour", 45)
                .put("instance_type", "ml.p5.48xlarge")
                .put("instance_count", 4);
        var plan = stage.ask(intent);
        stage.report().plan(plan, true);
        stage.expect("the guard denies it", Plans.ended(plan, "Denied"), Plans.told(plan));
        stage.expect("every broken rule is named", Plans.rules(plan).containsAll(RULES), Plans.rules(plan));
    }
}
