package dev.slipway.engine.asl;

import java.util.Map;
import java.util.Optional;

/// The states of a machine and where it starts; every state named in it exists.
public record Definition(String startAt, Map<String, State> states, Optional<Integer> timeoutSeconds) {
    public Definition {
        states = Map.copyOf(states);
    }

    public State state(String name) {
        var state = states.get(name);
        if (state == null) {
            throw new IllegalStateException("no state " + name);
        }
        return state;
    }
}
