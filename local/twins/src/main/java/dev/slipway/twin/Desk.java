package dev.slipway.twin;

import java.time.Duration;
import java.util.Optional;

/// Lets one call after the other reach the twin, does to each what the dial says, counts it, and saves what it
/// changed.
///
/// Order: delay, refuse; then the twin's own answer, counted and on disk together with what moved by itself; then, if
/// it accepted, lose, hold, garble, drip.
final class Desk {
    private final Twin twin;
    private final Dial dial;
    private final Calls calls;
    private final Held held;
    private final Optional<Snapshot> snapshot;
    private final Timeline timeline;
    private final Runnable keep = this::write;

    Desk(Twin twin, Dial dial, Calls calls, Held held, Optional<Snapshot> snapshot, Timeline timeline) {
        this.timeline = timeline;
        this.twin = twin;
        this.dial = dial;
        this.calls = calls;
        this.held = held;
        this.snapshot = snapshot;
        snapshot.flatMap(Snapshot::load).ifPresent(saved -> {
            calls.restore(saved.path("calls"));
            twin.restore(saved.path("state"));
        });
        snapshot.flatMap(Snapshot::savedAt).ifPresent(timeline::resume);
        timeline.join(twin.movings(), keep);
    }

    /// The answer to send, or none when it is to be lost.
    Optional<Answer> serve(Call call) throws InterruptedException {
        var operation = twin.operation(call);
        var delay = dial.take(Effect.Delay.class, operation);
        if (delay.isPresent()) {
            Thread.sleep(delay.get().millis());
        }
        var refusal = dial.take(Effect.Refuse.class, operation);
        if (refusal.isPresent()) {
            calls.count(operation, false);
            return Optional.of(twin.refuse(call, refusal.get()));
        }
        var answer = perform(call, operation);
        if (dial.take(Effect.LoseAnswer.class, operation).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(answer.accepted() ? onItsWay(answer, operation) : answer);
    }

    void save() {
        timeline.now(() -> {
            timeline.keepAfter(keep);
            return twin;
        });
    }

    private void write() {
        snapshot.ifPresent(file -> {
            var document = Json.object();
            document.set("calls", calls.toJson());
            document.set("state", twin.state());
            file.save(document);
        });
    }

    private Answer perform(Call call, Operation operation) {
        return timeline.now(() -> {
            var answer = twin.answer(call);
            calls.count(operation, answer.accepted());
            if (operation.changes() && answer.accepted()) {
                timeline.keepAfter(keep);
            }
            return answer;
        });
    }

    private Answer onItsWay(Answer answer, Operation operation) throws InterruptedException {
        if (dial.take(Effect.Hold.class, operation).isPresent()) {
            held.await(operation);
        }
        var sent = dial.take(Effect.Garbage.class, operation).isPresent() ? answer.garbled() : answer;
        return dial.take(Effect.Drip.class, operation)
                .map(drip -> sent.dripping(Duration.ofMillis(drip.millis())))
                .orElse(sent);
    }
}
