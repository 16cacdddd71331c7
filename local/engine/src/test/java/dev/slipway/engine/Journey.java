package dev.slipway.engine;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The functions of `journey.asl.json`, which watch the engine: a function may be called only while the newest line
/// of the journal says that it is being called.
final class Journey implements Tasks {
    static final ExecutionId ID = new ExecutionId("journey", "one");
    static final String OUTPUT = "{'plan':'p-1','watched':3,'failure':'java.lang.IllegalStateException'}";

    private final Journal journal;
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    Journey(Journal journal) {
        this.journal = journal;
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
        return switch (function) {
            case "plan" -> Given.bytes("{'plan':'p-1'}");
            case "watch" -> watch();
            default -> throw new IllegalStateException("can not " + function);
        };
    }

    /// Fails twice. An attempt is known by the failures the journal already tells of.
    private byte[] watch() throws IOException {
        var failures = journal.history(ID).stream()
                .filter(event -> event.type().equals("TaskFailed"))
                .count();
        if (failures < 2) {
            throw new IOException("not yet");
        }
        return Given.bytes("{'calls':" + (failures + 1) + "}");
    }
}
