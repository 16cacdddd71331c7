package dev.slipway.app.demo;

import com.fasterxml.jackson.databind.JsonNode;

/// SageMaker has no instance to give: the endpoint fails, its budget comes back, and it is closed until cleared.
final class CapacityScene implements Scene {
    static final String SENTENCE = "deploy llama-3.1 8B for search-x";
    static final String ENDPOINT = "search-x-staging";
    static final String ENV = "staging";

    @Override
    public String title() {
        return "A capacity refusal, and what comes of it";
    }

    @Override
    public void play(Stage stage) {
        var before = stage.reserved(ENV);
        stage.outside().dial().refuseCapacityOnce(ENDPOINT);
        var plan = stage.ask(Stage.intent(SENTENCE, ENV));
        stage.report().plan(plan, false);
        stage.expect(
                "the plan fails for want of capacity",
                Plans.ended(plan, "Failed") && Plans.told(plan).contains("InsufficientInstanceCapacity"),
                Plans.told(plan));
        stage.expect("its budget is given back", stage.reserved(ENV).equals(before), stage.reserved(ENV));
        var again = stage.ask(Stage.intent(SENTENCE, ENV));
        stage.report().plan(again, false);
        stage.expect(
                "nothing new comes onto a failed endpoint",
                Plans.rules(again).contains("EndpointNotFailed"),
                Plans.told(again));
        stage.expect("the endpoint is shown as failed", state(stage).equals("Failed"), state(stage));
    }

    static String state(Stage stage) {
        return stage.get("/endpoints")
                .path("endpoints")
                .valueStream()
                .filter(each -> each.path("name").asText().equals(ENDPOINT))
                .map(each -> each.path("state"))
                .map(JsonNode::asText)
                .findFirst()
                .orElse("not listed");
    }
}
