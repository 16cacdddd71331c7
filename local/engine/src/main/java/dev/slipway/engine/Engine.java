package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;

/// Runs machines. Each transition is journaled before anything comes of it, so that another engine over the same
/// journal can go on at any moment.
///
/// Shape: one engine over a journal at a time; a second one is refused by the journal, execution by execution.
/// Waiting executions hold no thread.
public final class Engine implements AutoCloseable {
    private final Journal journal;
    private final Clock clock;
    private final Gate gate = new Gate();
    private final Surroundings around;
    private final Callbacks callbacks;
    private final Stripes names = new Stripes();
    private final Map<ExecutionId, Live> lives = new ConcurrentHashMap<>();
    private final Map<String, Interpreter> interpreters = new ConcurrentHashMap<>();

    /// @param key makes the task tokens, at least 32 bytes; with another key the tokens that are out are worth nothing
    public Engine(Journal journal, Tasks tasks, Clock clock, SecretKey key) {
        var tokens = new Tokens(key);
        this.journal = journal;
        this.clock = clock;
        this.around = new Surroundings(journal, tasks, clock, gate, tokens, lives::remove);
        this.callbacks = new Callbacks(tokens, journal, clock, this::live);
    }

    /// Where those who hold a task token call.
    public Callbacks callbacks() {
        return callbacks;
    }

    /// Starts an execution, and returns once that is journaled.
    ///
    /// @throws IllegalArgumentException when the name or the input is not one that AWS takes
    /// @throws IllegalStateException when the engine is closed
    public StartAnswer start(Machine machine, String name, JsonNode input) {
        var id = new ExecutionId(machine.name(), name);
        if (Json.isTooLarge(input)) {
            throw new IllegalArgumentException("the input of %s is larger than 262144 bytes".formatted(id));
        }
        try (var _ = clock.hold()) {
            return names.alone(id, () -> begin(machine, id, Json.copy(input)));
        }
    }

    private StartAnswer begin(Machine machine, ExecutionId id, JsonNode input) {
        var interpreter = interpreters.computeIfAbsent(machine.digest(), digest -> kept(machine));
        var first = interpreter.begin(id, machine.digest(), input, clock.instant());
        return switch (around.write(first)) {
            case YES -> {
                run(interpreter, first.next());
                yield new StartAnswer.Started(id, true);
            }
            case REFUSED -> repeated(id, input);
            case CLOSED -> throw new IllegalStateException("the engine is closed");
        };
    }

    private Interpreter kept(Machine machine) {
        journal.keep(machine.digest(), machine.text());
        return new Interpreter(machine.definition());
    }

    private StartAnswer repeated(ExecutionId id, JsonNode input) {
        var known = ProgressText.read(journal.find(id).orElseThrow());
        var same = !known.isOver() && known.origin().input().equals(input);
        return same ? new StartAnswer.Started(id, false) : new StartAnswer.AlreadyExists(id);
    }

    /// Goes on with every execution of the journal that has not ended and is not running here already; also with
    /// those that could not go on because the journal failed.
    ///
    /// @return how many those are
    public long resume() {
        try (var _ = clock.hold()) {
            return journal.unfinished().stream()
                    .map(Snapshot::id)
                    .filter(id -> names.alone(id, () -> adopted(id)))
                    .count();
        }
    }

    /// Reads the snapshot once more: the execution may have ended here since it was listed.
    private boolean adopted(ExecutionId id) {
        var here = Optional.ofNullable(lives.get(id)).filter(live -> !live.isHalted());
        var left =
                here.isPresent() ? Optional.<Snapshot>empty() : journal.find(id).filter(found -> !found.ended());
        left.map(ProgressText::read).ifPresent(progress -> run(interpreter(progress.origin()), progress));
        return left.isPresent();
    }

    /// An execution that has not ended, taken up should nobody run it yet.
    private Optional<Live> live(ExecutionId id) {
        return names.alone(id, () -> {
            if (!gate.isClosed()) {
                adopted(id);
            }
            return Optional.ofNullable(lives.get(id)).filter(live -> !live.isHalted());
        });
    }

    private Interpreter interpreter(Origin origin) {
        return interpreters.computeIfAbsent(
                origin.definition(),
                digest -> new Interpreter(Machine.load(origin.id().machine(), journal.definition(digest))
                        .definition()));
    }

    private void run(Interpreter interpreter, Progress progress) {
        var live = new Live(around, interpreter, progress);
        lives.put(progress.origin().id(), live);
        live.resume();
    }

    /// An execution as it was last journaled.
    public Optional<Description> describe(ExecutionId id) {
        return journal.find(id).map(ProgressText::read).map(Progress::describe);
    }

    public List<Event> history(ExecutionId id) {
        return journal.history(id);
    }

    /// Waits, in real time, until an execution has ended or the time is over.
    ///
    /// @return the execution as it then stands
    /// @throws IllegalStateException when it can not go on here, because the journal failed
    /// @throws NoSuchElementException when there is no such execution
    public Description await(ExecutionId id, Duration atMost) throws InterruptedException {
        var live = names.alone(id, () -> Optional.ofNullable(lives.get(id)));
        if (live.isPresent()) {
            live.get().await(atMost);
        }
        return describe(id).orElseThrow(() -> new NoSuchElementException("no execution " + id));
    }

    /// Waits for the writes in progress, and lets no further transition happen. A function in flight runs on, and
    /// its answer is dropped; the next engine calls it again.
    @Override
    public void close() {
        gate.close();
        lives.values().forEach(Live::stop);
    }
}
