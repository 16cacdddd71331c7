package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.TokenAnswer.Accepted;
import dev.slipway.engine.TokenAnswer.TaskTimedOut;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTimeTest {
    @ParameterizedTest
    @ValueSource(strings = {"60", "'{% 2 * 30 %}'"})
    void aClockThatJumpsGoesToTheEndOfAWaitThatNobodyEnds(String seconds) throws Exception {
        var ended = Given.run(Holder.asking("'TimeoutSeconds':" + seconds + ","), new Holder(), Given.tree("{}"));

        assertThat(ended.error()).isEqualTo("States.Timeout");
        assertThat(ended.secondsOf("TaskTimedOut")).containsExactly(60L);
        assertThat(ended.types()).endsWith("TaskSubmitted", "TaskTimedOut", "ExecutionFailed");
    }

    @Test
    void aTimeOutMakesANewTokenAndTheOldOneIsWorthNothing() throws Exception {
        var again = "'TimeoutSeconds':60,'Retry':[{'ErrorEquals':['States.Timeout'],'MaxAttempts':1}],";
        try (var asked = new Asked(Holder.asking(again))) {
            var first = asked.token();
            asked.advance(60);
            asked.advance(1);
            var second = asked.token();

            assertThat(asked.succeed(first)).isEqualTo(new TaskTimedOut());
            assertThat(asked.succeed(second)).isEqualTo(new Accepted());
        }
    }

    @Test
    void aTokenIsTooLateAtItsDeadlineEvenWhenNobodyHasNoticedYet() throws Exception {
        var journal = new MemoryJournal();
        var asked = new Asked(Holder.asking("'TimeoutSeconds':60,"), journal);
        var token = asked.token();
        asked.close();
        try (var engine = new Engine(journal, asked.holder, new HandClock(Given.START.plusSeconds(60)), Given.KEY)) {
            var answer = engine.callbacks().sendTaskSuccess(token, "1");

            assertThat(answer).isEqualTo(new TaskTimedOut());
            assertThat(engine.await(Asked.ID, Given.SOON).status())
                    .isInstanceOfSatisfying(
                            Status.Failed.class,
                            failed -> assertThat(failed.error()).contains("States.Timeout"));
        }
    }

    @Test
    void aMachinesTimeOutEndsTheWait() throws Exception {
        var machine = Machine.load(
                "test", Holder.asking("").text().replaceFirst("\\{", "{\"TimeoutSeconds\":10,"));
        try (var asked = new Asked(machine)) {
            var token = asked.token();
            asked.advance(10);

            assertThat(asked.succeed(token)).isEqualTo(new TaskTimedOut());
            assertThat(asked.end().status()).isEqualTo(new Status.TimedOut(Given.START.plusSeconds(10)));
        }
    }

    @Test
    void heartbeatsKeepATaskAliveButNotBeyondItsTimeOut() throws Exception {
        try (var asked = new Asked(Holder.asking("'TimeoutSeconds':100,'HeartbeatSeconds':30,"))) {
            var token = asked.token();
            for (int i = 0; i < 4; i++) {
                asked.advance(20);
                assertThat(asked.callbacks().sendTaskHeartbeat(token)).isEqualTo(new Accepted());
            }
            asked.advance(19);
            assertThat(asked.types()).endsWith("TaskSubmitted");

            asked.advance(1);

            assertThat(asked.callbacks().sendTaskHeartbeat(token)).isEqualTo(new TaskTimedOut());
            assertThat(asked.end().secondsOf("TaskTimedOut")).containsExactly(100L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'States.HeartbeatTimeout'", "'States.Timeout'", "'States.ALL'"})
    void aMissedHeartbeatIsATimeOut(String errors) throws Exception {
        try (var asked = new Asked(Holder.asking("'HeartbeatSeconds':'{% 30 %}'," + Holder.catching(errors)))) {
            var token = asked.token();
            asked.advance(29);
            asked.callbacks().sendTaskHeartbeat(token);
            asked.advance(29);
            assertThat(asked.types()).endsWith("TaskSubmitted");

            asked.advance(1);

            assertThat(asked.end().output()).isEqualTo(Given.tree("{'Error':'States.Timeout'}"));
            assertThat(asked.types()).containsSubsequence("TaskTimedOut", "TaskStateExited");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'HeartbeatSeconds':30,'Catch':'States.TaskFailed'", "'TimeoutSeconds':30,'Catch':'States.HeartbeatTimeout'"})
    void aTimeOutIsCaughtByNoOtherName(String fields) throws Exception {
        var time = fields.substring(0, fields.indexOf(",") + 1);
        var errors = fields.substring(fields.lastIndexOf(":") + 1);

        var ended = Given.run(Holder.asking(time + Holder.catching(errors)), new Holder(), Given.tree("{}"));

        assertThat(ended.error()).isEqualTo("States.Timeout");
    }

    @Test
    void aTokenThatComesBackBeforeTheFunctionReturnsCounts() throws Exception {
        var door = new CompletableFuture<Callbacks>();
        var answers = new LinkedBlockingQueue<TokenAnswer>();
        Tasks early = (_, payload) -> {
            var token = Json.parse(payload).get("token").textValue();
            answers.add(door.join().sendTaskHeartbeat(token));
            answers.add(door.join().sendTaskSuccess(token, "7"));
            throw new IllegalStateException("too late to matter");
        };
        try (var running = new Engine(new MemoryJournal(), early, new JumpClock(Given.START), Given.KEY)) {
            door.complete(running.callbacks());
            running.start(Holder.asking("'HeartbeatSeconds':5,"), "one", Given.tree("{}"));

            var end = running.await(Asked.ID, Given.SOON);

            assertThat(end.status()).isEqualTo(new Status.Succeeded(Given.tree("7"), Given.START));
            assertThat(List.of(answers.take(), answers.take())).containsOnly(new Accepted());
            assertThat(running.history(Asked.ID))
                    .extracting(Event::type)
                    .containsSubsequence("TaskStarted", "TaskSucceeded")
                    .doesNotContain("TaskSubmitted", "TaskFailed");
        }
    }

    @Test
    void anExceptionBeforeTheCallbackFailsTheTask() throws Exception {
        var holder = new Holder();
        Tasks failing = (function, payload) -> {
            holder.invoke(function, payload);
            throw new IllegalStateException("no mail today");
        };
        var clock = new JumpClock(Given.START);
        try (var engine = new Engine(new MemoryJournal(), failing, clock, Given.KEY)) {
            engine.start(Holder.asking(""), "one", Given.tree("{}"));

            var end = new Given.Ended(engine.await(Asked.ID, Given.SOON).status(), engine.history(Asked.ID));

            assertThat(end.error()).isEqualTo("java.lang.IllegalStateException");
            assertThat(end.types()).endsWith("TaskStarted", "TaskFailed", "ExecutionFailed");
            assertThat(engine.callbacks().sendTaskSuccess(holder.next(), "1")).isEqualTo(new TaskTimedOut());
        }
    }
}
