package dev.slipway.engine;

import dev.slipway.engine.Clock.Alarm;
import dev.slipway.engine.Phase.Calling;
import dev.slipway.engine.Phase.Handing;
import dev.slipway.engine.Phase.Tokened;
import dev.slipway.engine.Position.Visit;
import dev.slipway.engine.TokenAnswer.Accepted;
import dev.slipway.engine.TokenAnswer.TaskTimedOut;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// Where an execution is and where it goes. Whoever calls is alone in the lane.
///
/// Longer than most, since all that moves an execution shares one progress and one alarm.
final class Course {
    private final Surroundings around;
    private final Interpreter interpreter;
    private final Lane lane;
    private final Courier courier;
    private Progress progress;
    private Alarm alarm = () -> {};

    /// @param progress as it was journaled
    Course(Surroundings around, Interpreter interpreter, Lane lane, Progress progress) {
        this.around = around;
        this.interpreter = interpreter;
        this.lane = lane;
        this.progress = progress;
        this.courier = new Courier(around.tokens(), around.tasks(), id());
    }

    /// Takes each next move that nothing has to be awaited for, from where the journal stands.
    void goOn() {
        while (progress.position() instanceof Visit visit && visit.phase() instanceof Phase.Entered) {
            if (!moved(interpreter.proceed(progress, visit, now()))) {
                return;
            }
        }
        settle();
    }

    private void take(Move move) {
        if (moved(move)) {
            goOn();
        }
    }

    /// The alarm goes first: should the journal fail, nothing is to wake an execution that can not go on here.
    private boolean moved(Move move) {
        alarm.cancel();
        return switch (around.write(move)) {
            case YES -> {
                progress = move.next();
                yield true;
            }
            case CLOSED -> false;
            case REFUSED -> throw new IllegalStateException(id() + " was moved by somebody else");
        };
    }

    /// Acts on what is journaled: an end, a call, a wait.
    private void settle() {
        switch (progress.position()) {
            case Position.Over _ -> leave();
            case Visit visit -> {
                setAlarm();
                // A call whose time ran out while nobody was there is not made again.
                if (!isDue()) {
                    call(visit.phase());
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

    private void call(Phase phase) {
        switch (phase) {
            case Calling calling -> call(calling, progress.sequence());
            case Handing handing -> hand(handing);
            case Phase.Entered(), Phase.Pending _, Phase.Waiting _, Phase.Retrying _ -> {}
        }
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

    private void hand(Handing handing) {
        lane.start(() -> {
            var failed = courier.hand(handing);
            lane.alone(() -> handed(handing.token().id(), failed));
        });
    }

    /// The token may have come back before the function returned, and then this is late.
    private void handed(UUID wait, Optional<Answer> failed) {
        if (progress.position() instanceof Visit visit
                && visit.phase() instanceof Handing handing
                && handing.token().id().equals(wait)) {
            take(failed.map(answer -> interpreter.answered(progress, visit, answer, now()))
                    .orElseGet(() -> interpreter.submitted(progress, visit, handing.token(), now())));
        }
    }

    /// Hears the holder of a token, and answers as soon as that is on disk.
    void hear(UUID wait, Callback callback, Consumer<TokenAnswer> answer) {
        // Time that has run out comes first, even when its alarm does not.
        if (isDue()) {
            wake();
        }
        if (progress.position() instanceof Visit visit
                && visit.phase() instanceof Tokened phase
                && phase.token().id().equals(wait)) {
            hear(visit, phase, callback, () -> answer.accept(new Accepted()));
        } else {
            answer.accept(new TaskTimedOut());
        }
    }

    private void hear(Visit visit, Tokened phase, Callback callback, Runnable accepted) {
        switch (callback) {
            case Callback.Ends(var said) -> {
                var answer = courier.hiding(phase.token(), said);
                if (moved(interpreter.answered(progress, visit, answer, now()))) {
                    accepted.run();
                    goOn();
                }
            }
            case Callback.Beats() -> {
                if (moved(interpreter.heard(progress, visit, phase, now()))) {
                    accepted.run();
                    setAlarm();
                }
            }
        }
    }

    /// Nothing more happens here.
    void leave() {
        alarm.cancel();
        around.left().accept(id());
        lane.end();
    }

    private ExecutionId id() {
        return progress.origin().id();
    }

    private Instant now() {
        return around.clock().instant();
    }
}
