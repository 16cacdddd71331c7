package dev.slipway.engine;

import dev.slipway.engine.Clock.Alarm;
import dev.slipway.engine.Phase.Calling;
import dev.slipway.engine.Position.Visit;
import java.time.Duration;
import java.time.Instant;

/// An execution in this process. One thread at a time moves it; while it waits it holds none.
final class Live {
    private final Surroundings around;
    private final Interpreter interpreter;
    private final Lane lane;
    private Progress progress;
    private Alarm alarm = () -> {};

    /// @param progress as it was journaled
    Live(Surroundings around, Interpreter interpreter, Progress progress) {
        this.around = around;
        this.lane = new Lane(around.clock());
        this.interpreter = interpreter;
        this.progress = progress;
    }

    /// Goes on from where the journal stands.
    void resume() {
        lane.start(() -> lane.alone(() -> {
            if (progress.position() instanceof Visit visit && visit.phase() instanceof Phase.Entered) {
                take(interpreter.proceed(progress, visit, now()));
            } else {
                settle();
            }
        }));
    }

    /// Takes a move, and then each next one that nothing has to be awaited for. The alarm goes first: should the
    /// journal fail, nothing is to wake an execution that can not go on here.
    private void take(Move first) {
        alarm.cancel();
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
        switch (progress.position()) {
            case Position.Over _ -> leave();
            case Visit visit -> {
                setAlarm();
                // A call whose time ran out while nobody was there is not made again.
                if (visit.phase() instanceof Calling calling && !isDue()) {
                    call(calling, progress.sequence());
                }
            }
        }
    }

    private void setAlarm() {
        alarm.cancel();
        interpreter
                .nextAlarm(progress)
                .ifPresent(when -> alarm = around.clock().at(when, () -> lane.start(() -> lane.alone(this::wake))));
    }

    /// An alarm may have been cancelled too late, and a clock may have been set back: then there is nothing due.
    private void wake() {
        if (progress.position() instanceof Visit visit && isDue()) {
            take(interpreter.due(progress, visit, now()));
        } else {
            setAlarm();
        }
    }

    private boolean isDue() {
        return interpreter
                .nextAlarm(progress)
                .filter(when -> !when.isAfter(now()))
                .isPresent();
    }

    private void call(Calling calling, long sequence) {
        lane.start(() -> {
            var answer = Invocation.call(around.tasks(), calling);
            lane.alone(() -> answered(answer, sequence));
        });
    }

    /// An answer counts only while it is awaited; once anything else has happened, a time-out say, it is late.
    private void answered(Answer answer, long sequence) {
        if (progress.sequence() == sequence && progress.position() instanceof Visit visit) {
            take(interpreter.answered(progress, visit, answer, now()));
        }
    }

    /// The journal failed or another engine wrote: nothing more happens here, and a resume may try again.
    boolean isHalted() {
        return lane.isInTrouble();
    }

    /// No alarm and nobody waits any more; what is being worked out meets a closed gate.
    void stop() {
        lane.alone(() -> {
            alarm.cancel();
            leave();
        });
    }

    private void leave() {
        around.left().accept(progress.origin().id());
        lane.end();
    }

    /// @throws IllegalStateException when the execution can not go on here
    void await(Duration atMost) throws InterruptedException {
        lane.await(atMost);
    }

    private Instant now() {
        return around.clock().instant();
    }
}
