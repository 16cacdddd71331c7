package dev.slipway.engine.query;

import com.dashjoin.jsonata.Jsonata.Frame;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// What an expression can see: `$states`, the variables, AWS's functions, and one moment in time.
///
/// Shape: belongs to one evaluation of one state by one thread.
public final class Scope {
    private static final long LIMIT_MILLIS = 5_000;
    private static final int LIMIT_DEPTH = 250;

    private final ObjectNode variables;
    private final ObjectNode states;
    private final Instant now;
    private final Chance chance;

    private Scope(ObjectNode variables, ObjectNode states, Instant now, Chance chance) {
        this.variables = variables;
        this.states = states;
        this.now = now;
        this.chance = chance;
    }

    public static Scope of(ObjectNode variables, JsonNode input, JsonNode context, Instant now) {
        var states = JsonNodeFactory.instance.objectNode();
        states.set("input", input);
        states.set("context", context);
        return new Scope(variables, states, now, Chance.fresh());
    }

    public Scope withResult(JsonNode result) {
        return with("result", result);
    }

    public Scope withErrorOutput(JsonNode errorOutput) {
        return with("errorOutput", errorOutput);
    }

    /// For evaluating the same once more with another context: chance falls as it fell here.
    public Scope again(JsonNode context) {
        return with("context", context, chance.again());
    }

    private Scope with(String name, JsonNode value) {
        return with(name, value, chance);
    }

    private Scope with(String name, JsonNode value, Chance falling) {
        var more = JsonNodeFactory.instance.objectNode();
        more.setAll(states);
        more.set(name, value);
        return new Scope(variables, more, now, falling);
    }

    /// A fresh frame for each evaluation, since the bounds count from its making.
    Frame frame() {
        var frame = new Frame(null);
        Functions.bind(frame, now, chance);
        variables
                .properties()
                .forEach(variable -> frame.bind(variable.getKey(), Values.toJsonata(variable.getValue())));
        frame.bind("states", Values.toJsonata(states));
        frame.setRuntimeBounds(LIMIT_MILLIS, LIMIT_DEPTH);
        return frame;
    }
}
