package dev.slipway.engine;

import dev.slipway.engine.Clock.Alarm;
import dev.slipway.engine.Phase.Calling;
import dev.slipway.engine.Position.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/// An execution in this process. One thread at a time moves it; while it waits it holds none.
final class Live {
    private final Surroundings around;
    private final Interpreter interpreter;
    private final ReentrantLock lock = new ReentrantLock();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private Progress progress;
    private Alarm alarm = () -> {};

    /// @param progress as it was journaled
    Live(Surroundings around, Interpreter interpreter, Progress progress) {
        this.around = around;
        this.interpreter = interpreter;
        this.progress = progress;
    }

    /// Goes on from where the journal stands.
    void resume() {
        atWork(() -> alone(() -> {
            if (progress.position() instanceof Visit visit && visit.phase() instanceof Phase.Entered) {
                take(interpreter.proceed(progress, visit, now()));
            } else {
                settle();
            }
        }));
    }

    /// Takes a move, and then each next one that nothing has to be awaited for.
    private void take(Move first) {
        var move = first;
        while (isWritten(move)) {
            progress = move.next();
            if (!(progress.position() instanceof Visit visit && visit.phase() instanceof Phase.Entered)) {
                settle();
                return;
            }
            move = interpreter.proceed(progress, visit, now());
        }
    }

    private boolean isWritten(Move move) {
        return switch (around.write(move)) {
            case YES -> true;
            case CLOSED -> false;
            case REFUSED -> throw new IllegalStateException(move.next().origin().id() + " was moved by somebody else");
        };
    }

    /// Acts on what is journaled: an end, a call, a wait.
    private void settle() {
        alarm.cancel();
        switch (progress.position()) {
            case Position.Over _ -> leave();
            case Visit visit -> {
                var next = interpreter.nextAlarm(progress);
                next.ifPresent(when -> alarm = around.clock().at(when, () -> atWork(() -> alone(this::wake))));
                // A call whose time ran out while nobody was there is not made again.
                var isLate = next.filter(this::isPast).isPresent();
                if (visit.phase() instanceof Calling calling && !isLate) {
                    call(calling, progress.sequence());
                }
            }
        }
    }

    private void wake() {
        var due = interpreter.nextAlarm(progress).filter(this::isPast).isPresent();
        if (due && progress.position() instanceof Visit visit) {
            take(interpreter.due(progress, visit, now()));
        }
    }

    private void call(Calling calling, long sequence) {
        atWork(() -> {
            var answer = Invocation.call(around.tasks(), calling);
            alone(() -> answered(answer, sequence));
        });
    }

    /// An answer counts only while it is awaited; once anything else has happened, a time-out say, it is late.
    private void answered(Answer answer, long sequence) {
        if (progress.sequence() == sequence && progress.position() instanceof Visit visit) {
            take(interpreter.answered(progress, visit, answer, now()));
        }
    }

    private void atWork(Runnable work) {
        var hold = around.clock().hold();
        Thread.startVirtualThread(() -> {
            try (hold) {
                work.run();
            }
        });
    }

    private void alone(Runnable work) {
        lock.lock();
        try {
            if (!over.isDone()) {
                work.run();
            }
        } catch (RuntimeException | Error e) {
            halt(e);
        } finally {
            lock.unlock();
        }
    }

    /// The journal failed or another engine writes: nothing more happens here, and a resume may try again.
    private void halt(Throwable why) {
        alarm.cancel();
        over.completeExceptionally(why);
    }

    boolean isHalted() {
        return over.isCompletedExceptionally();
    }

    /// No alarm and nobody waits any more; what is being worked out meets a closed gate.
    void stop() {
        lock.lock();
        try {
            alarm.cancel();
            leave();
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        around.left().accept(progress.origin().id());
        over.complete(null);
    }

    /// @throws IllegalStateException when the execution can not go on here
    void await(Duration atMost) throws InterruptedException {
        try {
            over.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return;
        } catch (ExecutionException e) {
            throw new IllegalStateException("it can not go on here", e.getCause());
        }
    }

    private Instant now() {
        return around.clock().instant();
    }

    private boolean isPast(Instant when) {
        return !when.isAfter(now());
    }
}
