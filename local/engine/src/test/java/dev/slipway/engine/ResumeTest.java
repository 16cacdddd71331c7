package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ResumeTest {
    private static final ExecutionId ID = new ExecutionId("test", "one");
    private static final Machine WAIT = Given.states("Wait", "'Wait':{'Type':'Wait','Seconds':60,'End':true}");
    private static final Tasks NONE = (_, _) -> new byte[0];

    @Test
    void aRestartedWaitLastsOnlyTheRest() throws Exception {
        var journal = new MemoryJournal();
        try (var engine = new Engine(journal, NONE, new HandClock(Given.START), Given.KEY)) {
            engine.start(WAIT, "one", Given.tree("{}"));
        }
        var later = new HandClock(Given.START.plusSeconds(59));
        try (var engine = new Engine(journal, NONE, later, Given.KEY)) {
            assertThat(engine.resume()).isEqualTo(1);
            later.awaitHolds(0);

            later.advance(Duration.ofSeconds(1));

            assertThat(engine.await(ID, Given.SOON).status())
                    .isEqualTo(new Status.Succeeded(Given.tree("{}"), Given.START.plusSeconds(60)));
        }
    }

    @Test
    void aTaskWhoseTimeRanOutWhileNobodyRanItIsNotCalledAgain() throws Exception {
        var journal = new MemoryJournal();
        var machine = Given.states(
                "Task",
                "'Task':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'f'},'TimeoutSeconds':5,'End':true}");
        var never = new CountDownLatch(1);
        Tasks blocked = (_, _) -> {
            never.await();
            return new byte[0];
        };
        try (var engine = new Engine(journal, blocked, new HandClock(Given.START), Given.KEY)) {
            engine.start(machine, "one", Given.tree("{}"));
        }
        Tasks forbidden = (_, _) -> {
            throw new AssertionError("called");
        };
        try (var engine = new Engine(journal, forbidden, new HandClock(Given.START.plusSeconds(5)), Given.KEY)) {
            engine.resume();

            assertThat(engine.await(ID, Given.SOON).status())
                    .isInstanceOfSatisfying(
                            Status.Failed.class,
                            failed -> assertThat(failed.error()).contains("States.Timeout"));
            never.countDown();
        }
    }

    @Test
    void anExecutionMovedByAnotherEngineGoesNoFurtherHere() throws Exception {
        var journal = new MemoryJournal();
        var slow = new HandClock(Given.START);
        try (var first = new Engine(journal, NONE, slow, Given.KEY);
                var second = new Engine(journal, NONE, new JumpClock(Given.START), Given.KEY)) {
            first.start(WAIT, "one", Given.tree("{}"));
            slow.awaitHolds(0);
            second.resume();
            second.await(ID, Given.SOON);

            slow.advance(Duration.ofSeconds(60));

            assertThatIllegalStateException()
                    .isThrownBy(() -> first.await(ID, Given.SOON))
                    .withStackTraceContaining("was moved by somebody else");
            assertThat(journal.history(ID))
                    .extracting(Event::type)
                    .containsExactly("ExecutionStarted", "WaitStateEntered", "WaitStateExited", "ExecutionSucceeded");
        }
    }

    @Test
    void nothingHappensAfterTheEngineIsClosed() throws Exception {
        var journal = new MemoryJournal();
        var clock = new HandClock(Given.START);
        var engine = new Engine(journal, NONE, clock, Given.KEY);
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
        try (var engine = new Engine(journal, NONE, new HandClock(Given.START), Given.KEY)) {
            engine.start(WAIT, "one", Given.tree("{}"));
        }
        try (var engine = new Engine(journal, NONE, new JumpClock(Given.START), Given.KEY)) {
            engine.start(Given.states("Wait", "'Wait':{'Type':'Fail'}"), "two", Given.tree("{}"));
            engine.resume();

            assertThat(engine.await(ID, Given.SOON).status()).isInstanceOf(Status.Succeeded.class);
        }
    }
}
