package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryTest {
    private static final Tasks UNREADABLE = (_, _) -> {
        throw new IOException("unreadable");
    };

    private static Machine task(String fields) {
        return Given.states(
                "Task",
                "'Task':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'f','Payload':'{% $states.context.State.RetryCount %}'},"
                        + fields + ",'End':true},'Caught':{'Type':'Pass','End':true}");
    }

    /// A machine whose task is caught, so that no state is without a road to it.
    private static Machine caught(String fields, String errors) {
        return task(fields + "'Catch':[{'ErrorEquals':[" + errors + "],'Next':'Caught'}]");
    }

    @Test
    void pausesGrowByTheBackoffRateUpToTheLongestDelay() throws Exception {
        var machine = caught(
                "'Retry':[{'ErrorEquals':['java.io.IOException'],'IntervalSeconds':2,'BackoffRate':3,'MaxAttempts':4,'MaxDelaySeconds':10}],",
                "'States.ALL'");

        var ended = Given.run(machine, UNREADABLE, Given.tree("{}"));

        assertThat(ended.secondsOf("TaskStarted")).containsExactly(0L, 2L, 8L, 18L, 28L);
        assertThat(ended.status()).isInstanceOf(Status.Succeeded.class);
    }

    @Test
    void threeRetriesAfterOneTwoAndFourSecondsAreTheDefault() throws Exception {
        var ended = Given.run(
                caught("'Retry':[{'ErrorEquals':['States.ALL']}],", "'States.ALL'"), UNREADABLE, Given.tree("{}"));

        assertThat(ended.secondsOf("TaskFailed")).containsExactly(0L, 1L, 3L, 7L);
    }

    @Test
    void fullJitterTakesAnyPartOfThePause() throws Exception {
        var machine = caught(
                "'Retry':[{'ErrorEquals':['States.ALL'],'IntervalSeconds':1000,'MaxAttempts':1,'JitterStrategy':'FULL'}],",
                "'States.ALL'");

        var ended = Given.run(machine, UNREADABLE, Given.tree("{}"));

        assertThat(ended.secondsOf("TaskStarted").getLast()).isBetween(0L, 1000L);
    }

    @Test
    void eachRetrierCountsItsOwnTriesAndTheContextCountsAll() throws Exception {
        var retry =
                "'Retry':[{'ErrorEquals':['java.io.IOException'],'MaxAttempts':1},{'ErrorEquals':['java.io.UncheckedIOException'],'MaxAttempts':1}],";
        Tasks tasks = (_, payload) -> {
            switch (Json.parse(payload).intValue()) {
                case 0 -> throw new IOException("first");
                case 1 -> throw new UncheckedIOException(new IOException("second"));
                default -> throw new IOException("third");
            }
        };

        var ended = Given.run(caught(retry, "'java.io.IOException'"), tasks, Given.tree("{}"));

        assertThat(ended.secondsOf("TaskStarted")).containsExactly(0L, 1L, 2L);
        assertThat(ended.output().get("Error").textValue()).isEqualTo("java.io.IOException");
        assertThat(Json.parse(ended.output().get("Cause").textValue())
                        .get("errorMessage")
                        .textValue())
                .isEqualTo("third");
    }

    @Test
    void aFailedEvaluationOfATaskIsRetriedAndCaught() throws Exception {
        var calls = new AtomicInteger();
        Tasks tasks = (_, _) -> {
            calls.incrementAndGet();
            return Given.bytes("{}");
        };
        var machine = caught(
                "'Output':'{% $states.result.Payload.none %}','Retry':[{'ErrorEquals':['States.QueryEvaluationError'],'MaxAttempts':1}],",
                "'States.ALL'");

        var ended = Given.run(machine, tasks, Given.tree("{}"));

        assertThat(calls).hasValue(2);
        assertThat(ended.types())
                .containsSubsequence(
                        "TaskSucceeded",
                        "EvaluationFailed",
                        "TaskScheduled",
                        "TaskSucceeded",
                        "EvaluationFailed",
                        "TaskStateExited");
        assertThat(ended.output().get("Error").textValue()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void statesWhoseCatchersLeadToEachOtherEndWithTheLongestHistory() throws Exception {
        var bad =
                "{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'{% $none %}'},'Catch':[{'ErrorEquals':['States.ALL'],'Next':'NEXT'}],'End':true}";
        var machine = Given.states("A", "'A':" + bad.replace("NEXT", "B") + ",'B':" + bad.replace("NEXT", "A"));

        var ended = Given.run(machine);

        assertThat(ended.error()).isEqualTo("States.Runtime");
        assertThat(ended.history()).hasSizeBetween(24_990, 25_000);
    }
}
