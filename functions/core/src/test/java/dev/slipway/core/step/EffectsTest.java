package dev.slipway.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Moments;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffectsTest {
    private static final RunId RUN = new RunId("run-1");
    private static final String NAME = "thing/a";

    private final MemoryLedger ledger = new MemoryLedger();
    private final Outside outside = new Outside();
    private Instant clock = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void makesOnceAndTellsTheBeginningBeforeAndTheEndAfter() {
        var answer = ensure(ledger, "wanted");

        assertThat(answer).isEqualTo("wanted");
        assertThat(outside.makes).isEqualTo(1);
        assertThat(told()).containsExactly("EffectStarted", "EffectDone");
    }

    @Test
    void tellsTheBeginningBeforeTheOutsideHearsOfIt() {
        outside.beforeMake = () -> assertThat(told()).containsExactly("EffectStarted");

        ensure(ledger, "wanted");

        assertThat(outside.makes).isEqualTo(1);
    }

    @Test
    void changesNothingWhenItIsRepeated() {
        ensure(ledger, "wanted");
        long commits = ledger.commits();

        ensure(ledger, "wanted");

        assertThat(outside.makes).isEqualTo(1);
        assertThat(ledger.commits()).isEqualTo(commits);
    }

    @Test
    void makesNothingWhenItIsThereAlready() {
        outside.there = Optional.of("wanted");

        ensure(ledger, "wanted");

        assertThat(outside.makes).isZero();
        assertThat(told()).containsExactly("EffectStarted", "EffectDone");
    }

    /// Around the first note, around the effect, around the second note.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void endsTheSameWhereverItWasKilled(int moment) {
        var moments = Moments.killingAt(moment);
        outside.beforeMake = moments::pass;
        outside.afterMake = moments::pass;
        assertThatThrownBy(() -> ensure(InterposedLedger.killed(ledger, moments), "wanted")).isInstanceOf(Moments.Killed.class);

        ensure(ledger, "wanted");

        assertThat(outside.makes).isEqualTo(1);
        assertThat(outside.there).hasValue("wanted");
        assertThat(told()).containsExactly("EffectStarted", "EffectDone");
    }

    @Test
    void takesARefusalOfWhatWasMadeBeforeForSuccess() {
        outside.afterMake = () -> {
            throw new Refused("already existing");
        };

        var answer = ensure(ledger, "wanted");

        assertThat(answer).isEqualTo("wanted");
        assertThat(told()).containsExactly("EffectStarted", "EffectDone");
    }

    @Test
    void passesARefusalOnWhenNothingIsThere() {
        outside.beforeMake = () -> {
            throw new Refused("no quota for ml.g6.xlarge");
        };

        assertThatThrownBy(() -> ensure(ledger, "wanted")).isInstanceOf(Refused.class).hasMessage("no quota for ml.g6.xlarge");
        assertThat(told()).containsExactly("EffectStarted");
    }

    @Test
    void saysWhyItWasRefusedWhenSomethingElseStandsThere() {
        outside.there = Optional.of("other");
        outside.beforeMake = () -> {
            throw new Refused("already existing");
        };

        assertThatThrownBy(() -> ensure(ledger, "wanted"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining(NAME)
                .hasMessageContaining("already existing")
                .hasCauseInstanceOf(Refused.class);
    }

    @Test
    void asksForPatienceUntilItIsSeen() {
        outside.visible = false;
        assertThatThrownBy(() -> ensure(ledger, "wanted"))
                .isInstanceOf(Unavailable.class)
                .hasMessage(NAME + " was made and is not to be seen yet: look again");

        outside.visible = true;
        ensure(ledger, "wanted");

        assertThat(outside.makes).isEqualTo(1);
        assertThat(told()).containsExactly("EffectStarted", "EffectDone");
    }

    @Test
    void makesAgainWhatSomebodyTookAway() {
        ensure(ledger, "wanted");
        outside.there = Optional.empty();

        ensure(ledger, "wanted");

        assertThat(outside.makes).isEqualTo(2);
        assertThat(told()).containsExactly("EffectStarted", "EffectDone");
    }

    @Test
    void tellsTheEndOnceWhenAnotherTryCameToItFirst() {
        outside.beforeMake = () -> {
            outside.beforeMake = () -> {};
            ensure(ledger, "wanted");
        };

        ensure(ledger, "wanted");

        assertThat(told()).containsExactly("EffectStarted", "EffectDone");
    }

    @Test
    void asksForPatienceWhenAnotherTryNotesTheSame() {
        var raced = new InterposedLedger(ledger, () -> ensure(ledger, "wanted"));

        assertThatThrownBy(() -> ensure(raced, "wanted")).isInstanceOf(Unavailable.class).hasMessageContaining(NAME);
        assertThat(outside.makes).isEqualTo(1);
    }

    @Test
    void tellsOnceThatItIsDoneWhenAnotherTryWasFaster() {
        outside.visible = false;
        assertThatThrownBy(() -> ensure(ledger, "wanted")).isInstanceOf(Unavailable.class);
        outside.visible = true;

        new Effects(ledger, () -> clock)
                .ensure(RUN, "Test", NAME, () -> Optional.of(ensure(ledger, "wanted")), () -> {}, "wanted"::equals);

        assertThat(told()).containsExactly("EffectStarted", "EffectDone");
    }

    @Test
    void tellsOfARefusalOnceAndOnlyOfWhatWasBegun() {
        var effects = new Effects(ledger, () -> clock);
        assertThat(effects.refused(RUN, "Test", NAME, "no")).isEmpty();
        outside.visible = false;
        assertThatThrownBy(() -> ensure(ledger, "wanted")).isInstanceOf(Unavailable.class);

        effects.refused(RUN, "Test", NAME, "no").ifPresent(ledger::commit);

        assertThat(Effects.stateOf(ledger, RUN, NAME)).hasValue(EffectNote.State.REFUSED);
        assertThat(effects.refused(RUN, "Test", NAME, "no")).isEmpty();
        assertThat(told()).containsExactly("EffectStarted", "EffectRefused");
    }

    @Test
    void whatWasRefusedAndIsMadeAfterAllIsDoneAndKeepsItsBeginning() {
        var begun = clock;
        var effects = new Effects(ledger, () -> clock);
        outside.visible = false;
        assertThatThrownBy(() -> ensure(ledger, "wanted")).isInstanceOf(Unavailable.class);
        effects.refused(RUN, "Test", NAME, "no").ifPresent(ledger::commit);
        clock = clock.plus(Duration.ofMinutes(3));
        outside.visible = true;

        ensure(ledger, "wanted");

        assertThat(told()).containsExactly("EffectStarted", "EffectRefused", "EffectDone");
        assertThat(effects.since(RUN, NAME)).hasValue(begun);
        assertThat(Effects.stateOf(ledger, RUN, NAME)).hasValue(EffectNote.State.DONE);
        assertThat(effects.refused(RUN, "Test", NAME, "no")).isEmpty();
    }

    @Test
    void givesEachNoteItsOwnTime() {
        outside.afterMake = () -> clock = clock.plus(Duration.ofMinutes(3));

        ensure(ledger, "wanted");

        assertThat(ledger.events(RUN, 0).stream().map(AuditEvent::at))
                .containsExactly(clock.minus(Duration.ofMinutes(3)), clock);
    }

    private String ensure(Ledger over, String wanted) {
        return new Effects(over, () -> clock)
                .ensure(RUN, "Test", NAME, outside::look, () -> outside.make(wanted), wanted::equals);
    }

    private List<String> told() {
        return ledger.events(RUN, 0).stream().map(AuditEvent::type).toList();
    }

    /// One place outside that holds one text.
    private static final class Outside {
        private Optional<String> there = Optional.empty();
        private Runnable beforeMake = () -> {};
        private Runnable afterMake = () -> {};
        private boolean visible = true;
        private int makes;

        Optional<String> look() {
            return visible ? there : Optional.empty();
        }

        void make(String wanted) {
            beforeMake.run();
            if (there.isPresent() && makes > 0) {
                throw new Refused("already existing");
            }
            there = Optional.of(wanted);
            makes++;
            afterMake.run();
        }
    }
}
