package dev.slipway.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.model.ResourceName;

/// Clears the failed endpoint, deploys now that there is capacity, and takes it away again.
final class UndeployScene implements Scene {
    @Override
    public String title() {
        return "Undeploy: clear the failed endpoint, deploy again, stop the bill";
    }

    @Override
    public void play(Stage stage) {
        var before = stage.reserved(CapacityScene.ENV);
        removed(stage, "undeploy clears the failed endpoint");
        var plan = stage.ask(Stage.intent(CapacityScene.SENTENCE, CapacityScene.ENV));
        stage.report().plan(plan, false);
        stage.expect("with capacity the same sentence is deployed", Plans.ended(plan, "Deployed"), Plans.told(plan));
        removed(stage, "undeploy removes the endpoint that serves");
        stage.expect(
                "the bill is what it was", stage.reserved(CapacityScene.ENV).equals(before), stage.reserved(CapacityScene.ENV));
    }

    private static void removed(Stage stage, String expectation) {
        JsonNode plan = stage.ask(Stage.intent("undeploy search-x", CapacityScene.ENV).put("app", "search-x"));
        stage.report().plan(plan, false);
        var there = Outside.seen(() -> stage.outside().endpoint(new ResourceName(CapacityScene.ENDPOINT))
                .map(Object::toString)
                .orElse("nothing"));
        stage.expect(
                expectation,
                Plans.ended(plan, "Removed") && there.equals("nothing"),
                Plans.told(plan) + "; at SageMaker " + there);
    }
}
