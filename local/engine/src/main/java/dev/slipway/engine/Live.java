package dev.slipway.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// An execution in this process. One thread at a time moves it; while it waits it holds none.
final class Live {
    private final Lane lane;
    private final Course course;

    /// @param progress as it was journaled
    Live(Surroundings around, Interpreter interpreter, Progress progress) {
        this.lane = new Lane(around.clock());
        this.course = new Course(around, interpreter, lane, progress);
    }

    /// Goes on from where the journal stands.
    void resume() {
        lane.start(() -> lane.alone(course::goOn));
    }

    /// What the holder of a token says.
    ///
    /// @return empty when nobody runs this here any more
    /// @throws IllegalStateException when the execution can not go on here
    Optional<TokenAnswer> callback(UUID wait, Callback callback) {
        return lane.ask(answer -> course.hear(wait, callback, answer));
    }

    /// The journal failed or another engine wrote: nothing more happens here, and a resume may try again.
    boolean isHalted() {
        return lane.isInTrouble();
    }

    /// No alarm and nobody waits any more; what is being worked out meets a closed gate.
    void stop() {
        lane.alone(course::leave);
    }

    /// @throws IllegalStateException when the execution can not go on here
    void await(Duration atMost) throws InterruptedException {
        lane.await(atMost);
    }
}
