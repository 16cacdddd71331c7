package dev.slipway.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A journal that outlasts an engine, though not the process.
class MemoryJournal implements Journal {
    private final Map<String, String> definitions = new LinkedHashMap<>();
    private final Map<ExecutionId, Snapshot> snapshots = new LinkedHashMap<>();
    private final Map<ExecutionId, List<Event>> events = new LinkedHashMap<>();

    @Override
    public synchronized void keep(String digest, String definition) {
        definitions.put(digest, definition);
    }

    @Override
    public synchronized String definition(String digest) {
        return Optional.ofNullable(definitions.get(digest)).orElseThrow();
    }

    @Override
    public synchronized boolean append(Snapshot next, List<Event> more) {
        var stored = find(next.id()).map(Snapshot::sequence).orElse(0L);
        if (stored != next.sequence() - 1) {
            return false;
        }
        snapshots.put(next.id(), next);
        events.computeIfAbsent(next.id(), _ -> new ArrayList<>()).addAll(more);
        return true;
    }

    @Override
    public synchronized Optional<Snapshot> find(ExecutionId id) {
        return Optional.ofNullable(snapshots.get(id));
    }

    @Override
    public synchronized List<Snapshot> unfinished() {
        return snapshots.values().stream().filter(snapshot -> !snapshot.ended()).toList();
    }

    @Override
    public synchronized List<Event> history(ExecutionId id) {
        return List.copyOf(events.getOrDefault(id, List.of()));
    }
}
