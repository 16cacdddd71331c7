package dev.slipway.engine.asl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything wrong with a definition, each with its JSON pointer.
final class Problems {
    private final List<String> found = new ArrayList<>();
    private final Map<String, String> mentions = new LinkedHashMap<>();

    void add(String pointer, String message) {
        found.add((pointer.isEmpty() ? "/" : pointer) + ": " + message);
    }

    /// Notes that a field leads to a state, which may be read only later.
    void mention(String pointer, String state) {
        mentions.put(pointer, state);
    }

    void requireMentioned(Set<String> states) {
        mentions.forEach((pointer, state) -> {
            if (!states.contains(state)) {
                add(pointer, "'%s' is no state of this machine".formatted(state));
            }
        });
    }

    /// @throws IllegalArgumentException when there are any
    void refuse(String machine) {
        if (!found.isEmpty()) {
            throw new IllegalArgumentException(machine + " is refused:\n  " + String.join("\n  ", found));
        }
    }

    boolean none() {
        return found.isEmpty();
    }
}
