package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.slipway.engine.CrashingJournal.Crash;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CrashTest {
    private static final int APPENDS = 11;

    static Stream<Crash> crashes() {
        return IntStream.rangeClosed(1, APPENDS)
                .boxed()
                .flatMap(n -> Stream.of(new Crash(n, false), new Crash(n, true)));
    }

    @ParameterizedTest
    @MethodSource("crashes")
    void anExecutionThatDiesAtAnyAppendResumesToTheSameEndAndRepeatsNoAnsweredTask(Crash crash) throws Exception {
        var journal = new CrashingJournal(crash);
        var tasks = new Journey(journal);
        var clock = new JumpClock(Given.START);
        var died = catchThrowable(() -> live(journal, tasks, clock));

        var end = live(journal, tasks, clock);

        assertThat(died).isInstanceOf(IllegalStateException.class);
        assertThat(end.status())
                .isInstanceOfSatisfying(
                        Status.Succeeded.class,
                        succeeded -> assertThat(succeeded.output()).isEqualTo(Given.tree(Journey.OUTPUT)));
        assertThat(journal.history(Journey.ID)).extracting(Event::type).isEqualTo(typesWithoutACrash());
        assertThat(journal.history(Journey.ID)).extracting(Event::id).isSorted().doesNotHaveDuplicates();
        assertThat(tasks.wrong()).isEmpty();
    }

    @Test
    void aTransitionIsOneAppend() throws Exception {
        var journal = new CrashingJournal(new Crash(0, false));

        live(journal, new Journey(journal), new JumpClock(Given.START));

        assertThat(journal.appends()).isEqualTo(APPENDS);
    }

    /// What a process does: it starts the execution, again if need be, and goes on with what it finds.
    private static Description live(Journal journal, Tasks tasks, Clock clock) throws InterruptedException {
        try (var engine = new Engine(journal, tasks, clock, Given.KEY)) {
            engine.resume();
            engine.start(Given.machine("journey"), Journey.ID.name(), Given.tree("{'app':'chatbot-x'}"));
            return engine.await(Journey.ID, Given.SOON);
        }
    }

    private static List<String> typesWithoutACrash() throws InterruptedException {
        var journal = new MemoryJournal();
        live(journal, new Journey(journal), new JumpClock(Given.START));
        return journal.history(Journey.ID).stream().map(Event::type).toList();
    }
}
