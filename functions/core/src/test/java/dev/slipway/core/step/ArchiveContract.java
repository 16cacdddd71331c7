package dev.slipway.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What an [Archive] promises.
public abstract class ArchiveContract {
    protected static final ArchiveName NAME = new ArchiveName("log/0000000000000000007.checkpoint");
    protected static final byte[] BYTES = "what was".getBytes(StandardCharsets.UTF_8);
    protected static final Instant UNTIL = Instant.parse("2036-11-21T12:00:00Z");

    private static final byte[] OTHER = "what was not".getBytes(StandardCharsets.UTF_8);

    /// The archive, with nothing in it at first; asked again, one that is opened afresh over the same pieces.
    protected abstract Archive archive();

    /// Changes the bytes of a piece behind the archive's back.
    protected abstract void damage(ArchiveName name);

    /// Until when pieces are kept here: a moment, where the archive goes by a clock of its own.
    protected Instant until() {
        return UNTIL;
    }

    /// Waits for that time, where the archive goes by a clock of its own.
    protected void pass(Instant time) {}

    @Test
    void hasNothingUnderANameNeverUsed() {
        assertThat(archive().fetch(NAME)).isEmpty();
    }

    @Test
    void givesBackWhatWasPut() {
        archive().put(NAME, BYTES, until());
        archive().put(new ArchiveName("log/empty"), new byte[0], until());

        assertThat(archive().fetch(NAME)).hasValue(BYTES);
        assertThat(archive().fetch(new ArchiveName("log/empty"))).hasValue(new byte[0]);
    }

    @Test
    void takesTheSameBytesAgainAndKeepsTheFirstTime() {
        archive().put(NAME, BYTES, until());
        archive().put(NAME, BYTES, Instant.EPOCH);

        assertThat(archive().fetch(NAME)).hasValue(BYTES);
        assertThatThrownBy(() -> archive().remove(NAME, until().minusNanos(1))).isInstanceOf(Refused.class);
    }

    @Test
    void refusesOtherBytesUnderTheSameName() {
        archive().put(NAME, BYTES, until());

        assertThatThrownBy(() -> archive().put(NAME, OTHER, until()))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining(NAME.value());
        assertThat(archive().fetch(NAME)).hasValue(BYTES);
    }

    @Test
    void letsOneOfManyWritersDecide() {
        var archive = archive();
        Set<String> kept = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 16).parallel().forEach(i -> {
            var mine = "by " + i;
            try {
                archive.put(NAME, mine.getBytes(StandardCharsets.UTF_8), until());
                kept.add(mine);
            } catch (Conflict other) {
                // Somebody else was first.
            }
        });

        assertThat(kept).hasSize(1);
        assertThat(archive().fetch(NAME).map(bytes -> new String(bytes, StandardCharsets.UTF_8)))
                .hasValue(kept.iterator().next());
    }

    @Test
    void refusesRemovalBeforeItsTimeAndAllowsItAfter() {
        archive().put(NAME, BYTES, until());

        assertThatThrownBy(() -> archive().remove(NAME, until().minusSeconds(1)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(until().toString());
        assertThat(archive().fetch(NAME)).hasValue(BYTES);
        pass(until());
        archive().remove(NAME, until());

        assertThat(archive().fetch(NAME)).isEmpty();
    }

    @Test
    void removesNothingWhereNothingIs() {
        assertThatCode(() -> archive().remove(NAME, until())).doesNotThrowAnyException();
    }

    @Test
    void saysSoWhenWhatIsThereIsNotWhatWasPut() {
        archive().put(NAME, BYTES, until());
        damage(NAME);

        assertThatThrownBy(() -> archive().fetch(NAME))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining(NAME.value());
        assertThatThrownBy(() -> archive().put(NAME, BYTES, until())).isInstanceOf(Malformed.class);
    }
}
