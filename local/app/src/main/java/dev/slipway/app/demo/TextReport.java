package dev.slipway.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.app.show.EventText;
import dev.slipway.app.show.PlanText;
import dev.slipway.app.show.Terminal;
import java.util.List;

/// The demo for people.
final class TextReport implements Report {
    private final Terminal terminal;
    private int scenes;

    TextReport(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void scene(String title) {
        scenes++;
        say("");
        say(terminal.bold("%d  %s".formatted(scenes, title)));
    }

    @Override
    public void asked(JsonNode intent) {
        var budget = intent.at("/constraints/budget_usd_per_hour");
        say("   «%s» in %s%s%s"
                .formatted(
                        intent.path("intent").asText(),
                        intent.path("env").asText(),
                        budget.isMissingNode() ? "" : ", at most " + budget.asText() + " USD/h",
                        intent.path("dry_run").asBoolean() ? ", as a rehearsal" : ""));
    }

    @Override
    public void event(JsonNode event) {
        EventText.of(event).ifPresent(line -> say(terminal.faint("   " + line)));
    }

    @Override
    public void plan(JsonNode plan, boolean whole) {
        var text = new PlanText(terminal);
        (whole ? text.of(plan) : text.ending(plan)).lines().forEach(line -> say("   " + line));
    }

    @Override
    public void note(List<String> lines) {
        lines.forEach(line -> say("   " + line));
    }

    @Override
    public void expectation(String name, boolean held, String observed) {
        say(held
                ? "   %s %s".formatted(terminal.good("✓"), name)
                : "   %s %s: %s".formatted(terminal.bad("✗"), name, observed));
    }

    @Override
    public void summary(int passed, List<String> failed) {
        say("");
        say(failed.isEmpty()
                ? terminal.good("All %d expectations held.".formatted(passed))
                : terminal.bad("%d expectations held, %d did not.".formatted(passed, failed.size())));
    }

    private void say(String line) {
        terminal.out().println(line);
    }
}
