package dev.slipway.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.rollout.HostedEndpoint;
import dev.slipway.core.rollout.ModelServer;
import java.util.List;
import java.util.Optional;

/// A sentence becomes an endpoint that answers.
final class DeployScene implements Scene {
    private static final ResourceName ENDPOINT = new ResourceName("chatbot-x-staging");
    private static final String WORD = "ahoy";

    @Override
    public String title() {
        return "From a sentence to an answered chat";
    }

    @Override
    public void play(Stage stage) {
        var intent = Stage.intent("deploy llama-3.1 8B for chatbot-x", "staging");
        intent.withObject("/constraints").put("budget_usd_per_hour", 15);
        var rollout = new Rollout(stage, Optional.of(ENDPOINT));
        var plan = stage.ask(intent, rollout);
        stage.report().plan(plan, true);
        stage.report().note(rollout.drawn().lines());
        planHolds(stage, plan);
        endpointServes(stage, plan);
        chatIsAnswered(stage, plan);
    }

    private static void planHolds(Stage stage, JsonNode plan) {
        stage.expect("the sentence is deployed", plan.path("status").asText().equals("Deployed"), Plans.told(plan));
        var evidence = plan.path("evidence");
        stage.expect(
                "the plan shows its price, its clauses and what it left aside",
                evidence.has("price") && !evidence.path("clauses").isEmpty() && !evidence.path("alternatives").isEmpty(),
                evidence.propertyStream().map(java.util.Map.Entry::getKey).toList());
        var audit = stage.get("/audit/" + plan.path("plan_id").asText());
        stage.expect("its audit chain is whole", audit.path("whole").asBoolean(), audit.path("broken").asText());
    }

    private static void endpointServes(Stage stage, JsonNode plan) {
        var serves = Outside.seen(() -> stage.outside().endpoint(ENDPOINT).map(DeployScene::serving).orElse("nothing"));
        var image = plan.at("/artifact/model/image").asText();
        var wanted = "IN_SERVICE %s %s"
                .formatted(
                        plan.at("/artifact/endpoint_config/name").asText(), image.substring(image.indexOf('@') + 1));
        stage.expect("SageMaker serves the planned configuration and the approved digest", serves.equals(wanted), serves);
    }

    private static String serving(HostedEndpoint endpoint) {
        return "%s %s %s"
                .formatted(
                        endpoint.status(),
                        endpoint.config(),
                        endpoint.image().map(Object::toString).orElse("no digest"));
    }

    private static void chatIsAnswered(Stage stage, JsonNode plan) {
        var prompt = "Reply with exactly: " + WORD;
        var model = new ModelId(plan.at("/artifact/model/model_id").asText("none/none"));
        var answer = Outside.seen(() -> switch (stage.outside().models().chat(ENDPOINT, model, prompt)) {
            case ModelServer.Reply.Text text -> text.text();
            case ModelServer.Reply other -> other.toString();
        });
        stage.report().note(List.of("chat  > " + prompt, "chat  < " + answer));
        stage.expect("the endpoint answers a chat", answer.contains(WORD), answer);
    }
}
