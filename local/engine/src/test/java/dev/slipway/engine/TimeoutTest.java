package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TimeoutTest {
    private static final String INVOKE =
            "'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'%s'}";
    private static final String SLOW_THEN_NEXT = "'Slow':{" + INVOKE.formatted("slow")
            + ",'TimeoutSeconds':5,'Catch':[{'ErrorEquals':['States.Timeout'],'Next':'Next'}],'End':true},"
            + "'Next':{" + INVOKE.formatted("next") + ",'Output':'{% $states.result.Payload %}','End':true}";

    @Test
    void theLateAnswerOfATimedOutTaskIsDropped() throws Exception {
        var clock = new HandClock(Given.START);
        var slow = new CountDownLatch(1);
        var next = new CountDownLatch(1);
        var slowCalled = new CountDownLatch(1);
        var nextCalled = new CountDownLatch(1);
        Tasks tasks = (function, _) -> {
            (function.equals("slow") ? slowCalled : nextCalled).countDown();
            (function.equals("slow") ? slow : next).await();
            return Given.bytes("'" + function + "'");
        };
        try (var engine = new Engine(new MemoryJournal(), tasks, clock, Given.KEY)) {
            var id = engine.start(Given.states("Slow", SLOW_THEN_NEXT), "late", Given.tree("{}"))
                    .id();
            slowCalled.await();
            clock.awaitHolds(1);
            clock.advance(Duration.ofSeconds(5));
            nextCalled.await();
            clock.awaitHolds(2);

            slow.countDown();
            clock.awaitHolds(1);

            assertThat(engine.history(id))
                    .extracting(Event::type)
                    .endsWith("TaskTimedOut", "TaskStateExited", "TaskStateEntered", "TaskScheduled", "TaskStarted");
            next.countDown();
            assertThat(engine.await(id, Given.SOON).status())
                    .isEqualTo(new Status.Succeeded(Given.tree("'next'"), clock.instant()));
        }
    }

    @Test
    void aTimedOutTaskFailsWithStatesTimeoutWhichTaskFailedDoesNotCatch() throws Exception {
        var clock = new HandClock(Given.START);
        var called = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        var machine = Given.states(
                "Slow",
                "'Slow':{" + INVOKE.formatted("slow")
                        + ",'TimeoutSeconds':'{% 2 + 3 %}','Catch':[{'ErrorEquals':['States.TaskFailed'],'Next':'Done'}],'Next':'Done'},'Done':{'Type':'Succeed'}");
        try (var engine = new Engine(new MemoryJournal(), blockedBy(called, never), clock, Given.KEY)) {
            var id = engine.start(machine, "slow", Given.tree("{}")).id();
            called.await();

            clock.advance(Duration.ofSeconds(5));

            assertThat(engine.await(id, Given.SOON).status())
                    .isInstanceOfSatisfying(
                            Status.Failed.class,
                            failed -> assertThat(failed.error()).contains("States.Timeout"));
            assertThat(engine.history(id)).extracting(Event::type).endsWith("TaskTimedOut", "ExecutionFailed");
            never.countDown();
        }
    }

    @Test
    void aMachinesTimeOutEndsAWait() throws Exception {
        var machine = Machine.load(
                "test",
                Given.json(
                        "{'QueryLanguage':'JSONata','TimeoutSeconds':10,'StartAt':'Wait','States':{'Wait':{'Type':'Wait','Seconds':100,'End':true}}}"));

        var ended = Given.run(machine);

        assertThat(ended.status()).isEqualTo(new Status.TimedOut(Given.START.plusSeconds(10)));
        assertThat(ended.types()).containsExactly("ExecutionStarted", "WaitStateEntered", "ExecutionTimedOut");
    }

    @Test
    void aMachinesTimeOutEndsATaskInFlightAndNoCatcherHearsOfIt() throws Exception {
        var clock = new HandClock(Given.START);
        var called = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        var machine = Machine.load(
                "test",
                Given.json("{'QueryLanguage':'JSONata','TimeoutSeconds':10,'StartAt':'Slow','States':{'Slow':{"
                        + INVOKE.formatted("slow")
                        + ",'TimeoutSeconds':60,'Catch':[{'ErrorEquals':['States.ALL'],'Next':'Slow'}],'End':true}}}"));
        try (var engine = new Engine(new MemoryJournal(), blockedBy(called, never), clock, Given.KEY)) {
            var id = engine.start(machine, "slow", Given.tree("{}")).id();
            called.await();

            clock.advance(Duration.ofSeconds(10));

            assertThat(engine.await(id, Given.SOON).status())
                    .isEqualTo(new Status.TimedOut(Given.START.plusSeconds(10)));
            never.countDown();
        }
    }

    private static Tasks blockedBy(CountDownLatch called, CountDownLatch never) {
        return (_, _) -> {
            called.countDown();
            never.await();
            return new byte[0];
        };
    }
}
