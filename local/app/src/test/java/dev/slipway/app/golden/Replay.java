package dev.slipway.app.golden;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.app.store.CommitWatch;
import dev.slipway.app.store.Folders;
import dev.slipway.app.store.SqliteJournal;
import dev.slipway.app.store.SqliteStore;
import dev.slipway.core.contract.StepName;
import dev.slipway.engine.Engine;
import dev.slipway.engine.ExecutionId;
import dev.slipway.engine.JumpClock;
import dev.slipway.engine.Machine;
import dev.slipway.engine.TaskFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// A recording played to the machine as it is drawn now: every call is answered as it was.
final class Replay {
    private static final SecretKey KEY =
            new SecretKeySpec("a key that every test may know..".getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);
    private static final byte[] NOTHING = "null".getBytes(StandardCharsets.UTF_8);

    private final Recording recording;
    private final AtomicReference<Engine> engine = new AtomicReference<>();
    private int answered;

    Replay(Recording recording) {
        this.recording = recording;
    }

    Recording whole() throws IOException, InterruptedException {
        return takenOverAfter(Integer.MAX_VALUE);
    }

    /// A first engine goes as far as so many answers and is gone; a second one over the same journal does the rest.
    Recording takenOverAfter(int answers) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("slipway-replay");
        try (var store = SqliteStore.open(folder.resolve("journal.db"), CommitWatch.NONE)) {
            var journal = SqliteJournal.over(store);
            var clock = new JumpClock(Instant.parse("2026-11-21T00:00:00Z"));
            if (answers < recording.calls().size()) {
                var stands = new CountDownLatch(1);
                var gone = new CountDownLatch(1);
                try (var first = new Engine(journal, (_, payload) -> upTo(answers, payload, stands, gone), clock, KEY)) {
                    start(first);
                    stands.await();
                }
                gone.countDown();
            }
            try (var second = new Engine(journal, (_, payload) -> answer(payload), clock, KEY)) {
                engine.set(second);
                var id = answered == 0 ? start(second) : resumed(second);
                second.await(id, LONG_ENOUGH);
                return Recording.of(recording.name(), recording.machine(), second.history(id));
            }
        } finally {
            Folders.remove(folder);
        }
    }

    private ExecutionId start(Engine there) throws IOException {
        engine.set(there);
        return there.start(machine(), recording.name(), recording.input()).id();
    }

    private ExecutionId resumed(Engine there) {
        there.resume();
        return new ExecutionId(recording.machine(), recording.name());
    }

    private Machine machine() throws IOException {
        var text = Files.readString(Path.of("../../statemachines", recording.machine() + ".asl.json"));
        for (var step : StepName.values()) {
            text = text.replace("${" + step.placeholder() + "}", step.title());
        }
        return Machine.load(recording.machine(), text);
    }

    private byte[] upTo(int answers, byte[] payload, CountDownLatch stands, CountDownLatch gone) throws Exception {
        if (answered < answers) {
            return answer(payload);
        }
        stands.countDown();
        gone.await();
        throw new IllegalStateException("nobody hears this answer");
    }

    private byte[] answer(byte[] payload) throws TaskFailure {
        var call = recording.calls().get(answered++);
        if (call.has("error")) {
            throw new TaskFailure(call.get("error").textValue(), call.get("cause").textValue());
        }
        var token = Recording.token(payload);
        if (token.isEmpty()) {
            return call.get("answer").toString().getBytes(StandardCharsets.UTF_8);
        }
        // The answer comes from whoever holds the token; what the function itself says means nothing.
        Objects.requireNonNull(engine.get()).callbacks().sendTaskSuccess(token.get(), call.get("answer").toString());
        return NOTHING;
    }
}
