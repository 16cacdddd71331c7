package dev.slipway.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// What is kept of a task token that is out: enough to make it again with the engine's key, and not the token.
///
/// @param id random, another one for each try of a task
/// @param deadline when the task's time is over
record TokenWait(UUID id, Optional<Instant> deadline, Optional<Heartbeat> heartbeat) {
    /// Somebody has to be heard of until then, and from then on every so many seconds.
    record Heartbeat(int seconds, Instant until) {
        static Heartbeat from(Instant now, int seconds) {
            return new Heartbeat(seconds, now.plusSeconds(seconds));
        }
    }

    /// What is written wherever the token stands. Nobody can know it beforehand and smuggle it in.
    static String marker(UUID id) {
        return "hidden-task-token-" + id;
    }

    String marker() {
        return marker(id);
    }

    /// When it ends by itself, if ever.
    Optional<Instant> end() {
        return Stream.concat(deadline.stream(), heartbeat.map(Heartbeat::until).stream())
                .min(Instant::compareTo);
    }

    /// Why it has ended by itself.
    Failure failure(Instant now) {
        var isTimeOver = deadline.filter(when -> !when.isAfter(now)).isPresent();
        return isTimeOver ? Failure.TIMEOUT : Failure.MISSED_HEARTBEAT;
    }

    TokenWait heard(Instant now) {
        return new TokenWait(id, deadline, heartbeat.map(beat -> Heartbeat.from(now, beat.seconds())));
    }
}
