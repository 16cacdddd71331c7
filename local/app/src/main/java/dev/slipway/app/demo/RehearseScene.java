package dev.slipway.app.demo;

import dev.slipway.core.model.ResourceName;

/// The same road without a call that changes anything.
final class RehearseScene implements Scene {
    private static final ResourceName ENDPOINT = new ResourceName("notes-staging");

    @Override
    public String title() {
        return "A rehearsal";
    }

    @Override
    public void play(Stage stage) {
        var plan = stage.ask(Stage.intent("deploy mistral 7b instruct v0.3 for notes", "staging").put("dry_run", true));
        stage.report().plan(plan, false);
        stage.expect("the plan is rehearsed", Plans.ended(plan, "Rehearsed"), Plans.told(plan));
        var there = Outside.seen(() -> stage.outside().endpoint(ENDPOINT).map(Object::toString).orElse("nothing"));
        stage.expect("SageMaker knows nothing of it", there.equals("nothing"), there);
    }
}
