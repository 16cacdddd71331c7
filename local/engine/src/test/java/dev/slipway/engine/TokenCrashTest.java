package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.slipway.engine.CrashingJournal.Crash;
import dev.slipway.engine.TokenAnswer.TaskTimedOut;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
