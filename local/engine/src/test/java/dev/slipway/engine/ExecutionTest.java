package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.slipway.engine.StartAnswer.AlreadyExists;
import dev.slipway.engine.StartAnswer.Started;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionTest {
    private static final ExecutionId ID = new ExecutionId("test", "one");
    private static final Machine WAIT = Given.states("Wait", "'Wait':{'Type':'Wait','Seconds':60,'End':true}");
    private static final Tasks NONE = (_, _) -> new byte[0];

    @Test
    void theSameStartWhileTheFirstRunsIsTheSameExecution() {
        try (var engine = new Engine(new MemoryJournal(), NONE, new HandClock(Given.START))) {
            var first = engine.start(WAIT, "one", Given.tree("{'a':1,'b':2}"));

            var second = engine.start(WAIT, "one", Given.tree("{'b':2,'a':1}"));
            var other = engine.start(WAIT, "one", Given.tree("{'a':2}"));

            assertThat(first).isEqualTo(new Started(ID, true));
            assertThat(second).isEqualTo(new Started(ID, false));
            assertThat(other).isEqualTo(new AlreadyExists(ID));
        }
    }

    @Test
    void theNameOfAnEndedExecutionIsTaken() throws Exception {
        try (var engine = new Engine(new MemoryJournal(), NONE, new JumpClock(Given.START))) {
            engine.start(WAIT, "one", Given.tree("{}"));
            engine.await(ID, Given.SOON);

            assertThat(engine.start(WAIT, "one", Given.tree("{}"))).isEqualTo(new AlreadyExists(ID));
        }
    }

    @Test
    void startsAtTheSameMomentStartOneExecution() throws Exception {
        try (var engine = new Engine(new MemoryJournal(), NONE, new HandClock(Given.START))) {
            var fresh = new AtomicInteger();
            var starters = IntStream.range(0, 50).mapToObj(_ -> Thread.startVirtualThread(() -> {
                if (engine.start(WAIT, "one", Given.tree("{}")) instanceof Started(_, var isFresh) && isFresh) {
                    fresh.incrementAndGet();
                }
            })).toList();
            for (var starter : starters) {
                starter.join();
            }

            assertThat(fresh).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "a*", "a\"", "a\n", "{a}", "a:b"})
    void aNameThatAwsDoesNotAllowIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ExecutionId("test", name));
    }

    @Test
    void namesHaveUpTo80Characters() {
        assertThat(new ExecutionId("test", "plan-01.é_".repeat(8)).name()).hasSize(80);
        assertThatIllegalArgumentException().isThrownBy(() -> new ExecutionId("test", "a".repeat(81)));
    }

    @Test
    void anInputTooLargeIsRefused() {
        try (var engine = new Engine(new MemoryJournal(), NONE, new HandClock(Given.START))) {
            var input = TextNode.valueOf("a".repeat(262_143));

            assertThatIllegalArgumentException().isThrownBy(() -> engine.start(WAIT, "one", input));
        }
    }

    @Test
    void aRestartedWaitLastsOnlyTheRest() throws Exception {
        var journal = new MemoryJournal();
        try (var engine = new Engine(journal, NONE, new HandClock(Given.START))) {
            engine.start(WAIT, "one", Given.tree("{}"));
        }
        var later = new HandClock(Given.START.plusSeconds(59));
        try (var engine = new Engine(journal, NONE, later)) {
            assertThat(engine.resume()).isEqualTo(1);
            later.awaitHolds(0);

            later.advance(Duration.ofSeconds(1));

            assertThat(engine.await(ID, Given.SOON).status()).isEqualTo(new Status.Succeeded(Given.tree("{}"), Given.START.plusSeconds(60)));
        }
    }

    @Test
    void aTaskWhoseTimeRanOutWhileNobodyRanItIsNotCalledAgain() throws Exception {
        var journal = new MemoryJournal();
        var machine = Given.states("Task", "'Task':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'f'},'TimeoutSeconds':5,'End':true}");
        var never = new CountDownLatch(1);
        Tasks blocked = (_, _) -> {
            never.await();
            return new byte[0];
        };
        try (var engine = new Engine(journal, blocked, new HandClock(Given.START))) {
            engine.start(machine, "one", Given.tree("{}"));
        }
        Tasks forbidden = (_, _) -> {
            throw new AssertionError("called");
        };
        try (var engine = new Engine(journal, forbidden, new HandClock(Given.START.plusSeconds(5)))) {
            engine.resume();

            assertThat(engine.await(ID, Given.SOON).status()).isInstanceOfSatisfying(Status.Failed.class, failed -> assertThat(failed.error()).contains("States.Timeout"));
            never.countDown();
        }
    }

    @Test
    void anExecutionMovedByAnotherEngineGoesNoFurtherHere() throws Exception {
        var journal = new MemoryJournal();
        var slow = new HandClock(Given.START);
        try (var first = new Engine(journal, NONE, slow);
                var second = new Engine(journal, NONE, new JumpClock(Given.START))) {
            first.start(WAIT, "one", Given.tree("{}"));
            slow.awaitHolds(0);
            second.resume();
            second.await(ID, Given.SOON);

            slow.advance(Duration.ofSeconds(60));

            assertThatIllegalStateException().isThrownBy(() -> first.await(ID, Given.SOON)).withStackTraceContaining("was moved by somebody else");
            assertThat(journal.history(ID)).extracting(Event::type).containsExactly("ExecutionStarted", "WaitStateEntered", "WaitStateExited", "ExecutionSucceeded");
        }
    }

    @Test
    void nothingHappensAfterTheEngineIsClosed() throws Exception {
        var journal = new MemoryJournal();
        var clock = new HandClock(Given.START);
        var engine = new Engine(journal, NONE, clock);
        engine.start(WAIT, "one", Given.tree("{}"));
        clock.awaitHolds(0);

        engine.close();
        clock.advance(Duration.ofSeconds(60));
        clock.awaitHolds(0);

        assertThat(journal.history(ID)).hasSize(2);
        assertThat(engine.await(ID, Given.SOON).status()).isEqualTo(new Status.Running("Wait"));
        assertThatIllegalStateException().isThrownBy(() -> engine.start(WAIT, "two", Given.tree("{}")));
    }

    @Test
    void anExecutionGoesOnWithTheDefinitionItStartedWith() throws Exception {
        var journal = new MemoryJournal();
        try (var engine = new Engine(journal, NONE, new HandClock(Given.START))) {
            engine.start(WAIT, "one", Given.tree("{}"));
        }
        try (var engine = new Engine(journal, NONE, new JumpClock(Given.START))) {
            engine.start(Given.states("Wait", "'Wait':{'Type':'Fail'}"), "two", Given.tree("{}"));
            engine.resume();

            assertThat(engine.await(ID, Given.SOON).status()).isInstanceOf(Status.Succeeded.class);
        }
    }

    @Test
    void aThousandExecutionsAtOnceEndRight() throws Exception {
        Tasks echo = (_, payload) -> payload;
        var machine = Given.states(
                "Ask",
                "'Ask':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'f','Payload':'{% $states.input %}'},'Assign':{'n':'{% $states.result.Payload.n %}'},'Next':'Wait'},"
                        + "'Wait':{'Type':'Wait','Seconds':'{% $n %}','Next':'Done'},'Done':{'Type':'Pass','Output':'{% $n %}','End':true}");
        try (var engine = new Engine(new MemoryJournal(), echo, new JumpClock(Given.START))) {
            var ids = IntStream.range(0, 1_000).mapToObj(n -> engine.start(machine, "n" + n, Given.tree("{'n':" + n + "}")).id()).toList();

            for (int n = 0; n < ids.size(); n++) {
                assertThat(engine.await(ids.get(n), Given.SOON).status()).isInstanceOfSatisfying(Status.Succeeded.class, hasOutput(n));
            }
        }
    }

    private static Consumer<Status.Succeeded> hasOutput(int n) {
        return succeeded -> assertThat(succeeded.output().intValue()).isEqualTo(n);
    }
}
