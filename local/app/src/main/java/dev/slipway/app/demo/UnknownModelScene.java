package dev.slipway.app.demo;

/// A name that no model has.
final class UnknownModelScene implements Scene {
    @Override
    public String title() {
        return "An unknown model, with suggestions";
    }

    @Override
    public void play(Stage stage) {
        var plan = stage.ask(Stage.intent("deploy lama-9 8B for chatbot-y", "staging"));
        stage.report().plan(plan, true);
        stage.expect("no plan is made for an unknown model", Plans.rules(plan).contains("UnknownModel"), Plans.rules(plan));
        var nearest = plan.at("/verdict/findings/0/limit").asText();
        stage.expect("models that look alike are suggested", nearest.contains("/llama"), nearest);
    }
}
