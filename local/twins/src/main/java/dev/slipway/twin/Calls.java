package dev.slipway.twin;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/// How often each operation was accepted and refused, by the name of its object.
///
/// A call whose answer was lost, held or garbled is accepted: the twin did what it asked.
public final class Calls {
    private final Map<String, Map<String, Long>> accepted = new TreeMap<>();
    private final Map<String, Map<String, Long>> refused = new TreeMap<>();

    public synchronized long accepted(String operation, String name) {
        return accepted.getOrDefault(operation, Map.of()).getOrDefault(name, 0L);
    }

    /// How often each was accepted, by operation and then by name.
    public synchronized Map<String, Map<String, Long>> accepted() {
        var copy = new TreeMap<String, Map<String, Long>>();
        putAll(copy, accepted);
        return copy;
    }

    public synchronized long refused(String operation, String name) {
        return refused.getOrDefault(operation, Map.of()).getOrDefault(name, 0L);
    }

    synchronized void count(Operation operation, boolean wasAccepted) {
        (wasAccepted ? accepted : refused)
                .computeIfAbsent(operation.name(), name -> new TreeMap<>())
                .merge(operation.subject(), 1L, Long::sum);
    }

    synchronized JsonNode toJson() {
        var shown = Json.object();
        shown.set("accepted", Json.MAPPER.valueToTree(accepted));
        shown.set("refused", Json.MAPPER.valueToTree(refused));
        return shown;
    }

    synchronized void restore(JsonNode saved) {
        var shape = new TypeReference<Map<String, Map<String, Long>>>() {};
        putAll(accepted, Json.MAPPER.convertValue(saved.path("accepted"), shape));
        putAll(refused, Json.MAPPER.convertValue(saved.path("refused"), shape));
    }

    private static void putAll(Map<String, Map<String, Long>> into, Map<String, Map<String, Long>> saved) {
        saved.forEach((operation, names) -> into.put(operation, new TreeMap<>(names)));
    }
}
