package dev.slipway.core.rollout;

import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.ResourceName;
import java.util.List;

/// A model that answers well, unless a test says otherwise.
public final class MemoryModelServer implements ModelServer {
    public Reply mark = new Reply.Text("here it is: ");
    public Reply sum = new Reply.Text("42");
    public Reply bread = new Reply.Text("safe");
    public Reply vector = new Reply.Vector(4096, true);
    public Reply ranking = new Reply.Ranking(List.of(1, 0));
    public Runnable before = () -> {};
    public int asked;

    @Override
    public Reply chat(ResourceName endpoint, ModelId model, String prompt) {
        ask();
        if (prompt.startsWith("Reply with exactly: ")) {
            var wanted = prompt.substring("Reply with exactly: ".length());
            return mark instanceof Reply.Text text ? new Reply.Text(text.text() + wanted) : mark;
        }
        return prompt.startsWith("What is") ? sum : bread;
    }

    @Override
    public Reply embed(ResourceName endpoint, ModelId model, String text) {
        ask();
        return vector;
    }

    @Override
    public Reply rank(ResourceName endpoint, ModelId model, String question, List<String> passages) {
        ask();
        return ranking;
    }

    private void ask() {
        asked++;
        before.run();
    }
}
