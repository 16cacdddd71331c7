package dev.slipway.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;

/// The demo for programs: one JSON object a line, the summary last.
final class JsonReport implements Report {
    private static final List<String> TOLD =
            List.of("plan_id", "kind", "status", "env", "app", "reason", "plan_hash", "artifact");

    private final PrintStream out;
    private String scene = "";

    JsonReport(PrintStream out) {
        this.out = out;
    }

    @Override
    public void scene(String title) {
        scene = title;
    }

    @Override
    public void asked(JsonNode intent) {
        print(line().set("asked", intent));
    }

    @Override
    public void event(JsonNode event) {
        // The plan's own document has them all.
    }

    @Override
    public void plan(JsonNode plan, boolean whole) {
        var line = line();
        TOLD.stream().filter(plan::has).forEach(name -> line.set(name, plan.get(name)));
        print(line);
    }

    @Override
    public void note(List<String> lines) {
        var line = line();
        lines.forEach(line.putArray("note")::add);
        print(line);
    }

    @Override
    public void expectation(String name, boolean held, String observed) {
        print(line().put("expectation", name).put("held", held).put("observed", observed));
    }

    @Override
    public void summary(int passed, List<String> failed) {
        print(JsonNodeFactory.instance
                .objectNode()
                .put("summary", true)
                .put("passed", passed)
                .put("failed", failed.size()));
    }

    private ObjectNode line() {
        return JsonNodeFactory.instance.objectNode().put("scene", scene);
    }

    private void print(JsonNode line) {
        out.println(line);
    }
}
