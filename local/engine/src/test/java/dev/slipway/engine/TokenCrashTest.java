package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.slipway.engine.CrashingJournal.Crash;
import dev.slipway.engine.TokenAnswer.Accepted;
import dev.slipway.engine.TokenAnswer.TaskTimedOut;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCrashTest {
    private static final int APPENDS = 11;

    static Stream<Crash> crashes() {
        return IntStream.rangeClosed(1, APPENDS)
                .boxed()
                .flatMap(n -> Stream.of(new Crash(n, false), new Crash(n, true)));
    }

    @ParameterizedTest
    @MethodSource("crashes")
    void anExecutionThatDiesAtAnyAppendGoesOnWithTheSameTokensToTheSameEnd(Crash crash) throws Exception {
        var world = new TokenJourney(new CrashingJournal(crash));
        var clock = new JumpClock(Given.START);
        var died = catchThrowable(() -> world.live(clock));

        var end = world.live(clock);

        assertThat(died).isInstanceOf(IllegalStateException.class);
        assertThat(end.status())
                .isInstanceOfSatisfying(
                        Status.Succeeded.class,
                        succeeded -> assertThat(succeeded.output()).isEqualTo(Given.tree(TokenJourney.OUTPUT)));
        assertThat(types(world)).isEqualTo(typesWithoutACrash());
        assertThat(world.wrong()).isEmpty();
        assertThat(world.given("silent")).hasSize(2);
        assertThat(world.given("quick")).hasSize(1);
        assertThat(world.given("slow")).hasSize(1);
    }

    @Test
    void whatBecameOfATokenOutlivesTheProcess() throws Exception {
        var world = new TokenJourney(new CrashingJournal(new Crash(0, false)));
        world.live(new JumpClock(Given.START));

        try (var later = new Engine(world, world, new JumpClock(Given.START), Given.KEY)) {
            for (var function : List.of("silent", "quick", "slow")) {
                for (var token : world.given(function)) {
                    assertThat(later.callbacks().sendTaskSuccess(token, "3")).isEqualTo(new TaskTimedOut());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatTheJournalFailsToWriteIsNotAcknowledged(boolean isWritten) throws Exception {
        var journal = new CrashingJournal(new Crash(3, isWritten));
        try (var asked = new Asked(Holder.asking(""), journal)) {
            var token = asked.token();

            assertThatIllegalStateException().isThrownBy(() -> asked.succeed(token));

            assertThat(asked.succeed(token)).isEqualTo(isWritten ? new TaskTimedOut() : new Accepted());
            assertThat(journal.history(Asked.ID)).extracting(Event::type).contains("TaskSucceeded");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aHeartbeatThatIsAcknowledgedOutlivesTheProcess(boolean isHeard) throws Exception {
        var journal = new CrashingJournal(new Crash(isHeard ? 0 : 3, false));
        var asked = new Asked(Holder.asking("'HeartbeatSeconds':30,"), journal);
        var token = asked.token();
        asked.advance(20);
        var failed = catchThrowable(() -> asked.callbacks().sendTaskHeartbeat(token));
        asked.close();
        try (var later = new Engine(journal, asked.holder, new HandClock(Given.START.plusSeconds(40)), Given.KEY)) {
            var answer = later.callbacks().sendTaskSuccess(token, "1");

            assertThat(failed == null).isEqualTo(isHeard);
            assertThat(answer).isEqualTo(isHeard ? new Accepted() : new TaskTimedOut());
        }
    }

    @Test
    void aTransitionIsOneAppend() throws Exception {
        var journal = new CrashingJournal(new Crash(0, false));

        new TokenJourney(journal).live(new JumpClock(Given.START));

        assertThat(journal.appends()).isEqualTo(APPENDS);
    }

    private static List<String> typesWithoutACrash() throws InterruptedException {
        var world = new TokenJourney(new MemoryJournal());
        world.live(new JumpClock(Given.START));
        return types(world);
    }

    private static List<String> types(Journal journal) {
        return journal.history(TokenJourney.ID).stream().map(Event::type).toList();
    }
}
