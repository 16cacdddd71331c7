package dev.slipway.twin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Optional;

/// One outside system, as its clients see it. [TwinServer] calls it for one call at a time.
public interface Twin {
    /// Names what the call asks for, for the dial and the count.
    Operation operation(Call call);

    /// Does what the call asks for, or refuses it in the system's own form.
    Answer answer(Call call);

    /// Refuses without doing anything, because the dial says so: 429 as the system throttles, 5xx as it breaks.
    Answer refuse(Call call, Effect.Refuse effect);

    /// All that a restarted twin must have back.
    default JsonNode state() {
        return NullNode.getInstance();
    }

    /// Takes back what [#state] gave.
    default void restore(JsonNode state) {}

    /// What happens on this twin by itself.
    default List<Moving> movings() {
        return List.of();
    }

    /// What this twin says by itself.
    default Optional<Events> events() {
        return Optional.empty();
    }
}
