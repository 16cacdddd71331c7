package dev.slipway.engine;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The world around `tokens.asl.json`, which outlives the process: which function was given which token, and what
/// comes of it. A function may be called only while the newest line of the journal says that it is being called.
final class TokenJourney implements Journal, Tasks {
    static final ExecutionId ID = new ExecutionId("tokens", "one");
    static final String OUTPUT = "{'quick':1,'slow':2}";

    private final Journal journal;
    private final Map<String, Set<String>> given = new LinkedHashMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private volatile CompletableFuture<Callbacks> door = new CompletableFuture<>();

    TokenJourney(Journal journal) {
        this.journal = journal;
    }

    /// What a process does: it starts the execution, again if need be, and goes on with what it finds. Whoever holds
    /// the slow token answers once its function has returned, and again should the process have died meanwhile.
    Description live(Clock clock) throws InterruptedException {
        try (var engine = new Engine(this, this, clock, Given.KEY)) {
            door = CompletableFuture.completedFuture(engine.callbacks());
            engine.resume();
            engine.start(Given.machine("tokens"), ID.name(), Given.tree("{}"));
            if (isSlowSubmitted()) {
                answerSlow();
            }
            return engine.await(ID, Given.SOON);
        }
    }

    /// The tokens that a function was given, each once.
    synchronized Set<String> given(String function) {
        return Set.copyOf(given.getOrDefault(function, Set.of()));
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    @Override
    public byte[] invoke(String function, byte[] payload) throws IOException {
        var newest = journal.history(ID).getLast();
        if (!newest.type().equals("TaskStarted")) {
            wrong.add("%s was called although the journal ends with %s".formatted(function, newest.type()));
        }
        var sent = Json.parse(payload);
        var token = function.equals("slow")
                ? sent.get("link").textValue().replace("https://x.example/?token=", "")
                : sent.get("token").textValue();
        take(function, token);
        if (function.equals("quick")) {
            door.join().sendTaskHeartbeat(token);
            door.join().sendTaskSuccess(token, "1");
        }
        return new byte[0];
    }

    private synchronized void take(String function, String token) {
        given.computeIfAbsent(function, _ -> new LinkedHashSet<>()).add(token);
    }

    private boolean isSlowSubmitted() {
        var events = journal.history(ID).stream().map(Event::type).toList();
        var isSlow = journal.find(ID)
                .map(found -> found.json().contains("\"state\":\"Slow\""))
                .orElse(false);
        return isSlow && events.getLast().equals("TaskSubmitted");
    }

    private void answerSlow() {
        var callbacks = door.join();
        Thread.startVirtualThread(() -> {
            for (var token : given("slow")) {
                callbacks.sendTaskSuccess(token, "2");
            }
        });
    }

    @Override
    public boolean append(Snapshot next, List<Event> events) {
        var written = journal.append(next, events);
        if (written && isSlowSubmitted()) {
            answerSlow();
        }
        return written;
    }

    @Override
    public void keep(String digest, String definition) {
        journal.keep(digest, definition);
    }

    @Override
    public String definition(String digest) {
        return journal.definition(digest);
    }

    @Override
    public Optional<Snapshot> find(ExecutionId id) {
        return journal.find(id);
    }

    @Override
    public List<Snapshot> unfinished() {
        return journal.unfinished();
    }

    @Override
    public List<Event> history(ExecutionId id) {
        return journal.history(id);
    }
}
