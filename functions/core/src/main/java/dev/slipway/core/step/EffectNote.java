package dev.slipway.core.step;

import dev.slipway.core.model.RunId;
import java.time.Instant;

/// How far an effect of a run has come, and when it was started.
public record EffectNote(String name, State state, Instant started) {
    /// An effect is started before the outside hears of it, and done when it was seen there. One that the outside refuses,
    /// or does not take for long, may still be done by a later try.
    public enum State {
        STARTED,
        REFUSED,
        DONE
    }

    static Key<EffectNote> key(RunId run, String name) {
        return new Key<>(EffectNote.class, "effects#" + run.value(), name);
    }
}
