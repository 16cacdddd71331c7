package dev.slipway.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.RunId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeTest {
    private static final RunId RUN = new RunId("run-1");
    private static final Key<String> KEY = new Key<>(String.class, "p", "s");
    private static final Versioned<String> NOTHING = new Versioned<>(KEY, Optional.empty(), 0);

    @Test
    void gathersWritesRemovalsAndEventsInOrder() {
        var there = new Versioned<>(new Key<>(String.class, "p", "t"), Optional.of("old"), 3);
        var told = new Told(Instant.EPOCH, "Happened", "Test", Canonical.Fields.NONE);

        var change = Change.of(RUN).write(NOTHING, "new").remove(there).tell(told);

        assertThat(change.run()).isEqualTo(RUN);
        assertThat(change.events()).containsExactly(told);
        assertThat(change.writes())
                .containsExactly(
                        new Change.Write<>(NOTHING, Optional.of("new")), new Change.Write<>(there, Optional.empty()));
    }

    @Test
    void leavesTheChangeItGrewFromAlone() {
        var empty = Change.of(RUN);

        var grown = empty.write(NOTHING, "new");

        assertThat(grown.writes()).hasSize(1);
        assertThat(empty.writes()).isEmpty();
    }

    @Test
    void writesEachKeyOnce() {
        var change = Change.of(RUN).write(NOTHING, "one");

        assertThatThrownBy(() -> change.write(new Versioned<>(KEY, Optional.of("x"), 4), "other"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a change writes each key once");
    }

    @Test
    void removesNothingWhereNothingWas() {
        assertThat(Change.of(RUN).remove(NOTHING).writes()).isEmpty();
    }

    @Test
    void saysWhereNothingIsStored() {
        assertThatThrownBy(NOTHING::value)
                .isInstanceOf(Malformed.class)
                .hasMessage("nothing is stored at p/s: start again from the intent");
        assertThatThrownBy(() -> new Versioned<>(KEY, Optional.empty(), -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
