package dev.slipway.engine.asl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The states of a machine and where it starts; every state named in it exists. In the order of the text.
public record Definition(String startAt, Map<String, State> states, Optional<Integer> timeoutSeconds) {
    public Definition {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }

    public State state(String name) {
        var state = states.get(name);
        if (state == null) {
            throw new IllegalStateException("no state " + name);
        }
        return state;
    }
}
