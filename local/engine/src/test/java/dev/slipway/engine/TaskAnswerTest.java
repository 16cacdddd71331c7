package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskAnswerTest {
    /// A machine of one task whose errors of that name are caught and put out.
    private static Machine caught(String error) {
        return Given.states(
                "Task",
                "'Task':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'f'},"
                        + "'Catch':[{'ErrorEquals':['" + error + "'],'Next':'Caught'}],'End':true},"
                        + "'Caught':{'Type':'Pass','End':true}");
    }

    @Test
    void anErrorIsNamedAfterTheClassOfWhatWasThrownAndToldAsLambdaTellsIt() throws Exception {
        Tasks tasks = (_, _) -> {
            throw new StackOverflowError("deep");
        };

        var ended = Given.run(caught("java.lang.StackOverflowError"), tasks, Given.tree("{}"));

        var cause = Json.parse(ended.output().get("Cause").textValue());
        assertThat(cause.get("errorType").textValue()).isEqualTo("java.lang.StackOverflowError");
        assertThat(cause.get("errorMessage").textValue()).isEqualTo("deep");
        assertThat(cause.get("stackTrace")).isNotEmpty();
    }

    @Test
    void aResultTooLargeIsCaughtByItsNameAndNotByStatesAll() throws Exception {
        Tasks tasks = (_, _) -> Json.bytes(Json.object().put("x", "é".repeat(131_072)));

        var named = Given.run(caught("States.DataLimitExceeded"), tasks, Given.tree("{}"));
        var all = Given.run(caught("States.ALL"), tasks, Given.tree("{}"));

        assertThat(named.status()).isInstanceOf(Status.Succeeded.class);
        assertThat(all.error()).isEqualTo("States.DataLimitExceeded");
        assertThat(all.types()).endsWith("TaskFailed", "ExecutionFailed");
    }

    @Test
    void anAnswerThatIsNotJsonFailsTheTask() throws Exception {
        var ended = Given.run(caught("States.Runtime"), (_, _) -> Given.bytes("{oops"), Given.tree("{}"));

        assertThat(ended.output().get("Cause").textValue()).isEqualTo("The function's answer is not JSON.");
    }

    @Test
    void anEmptyAnswerIsNull() throws Exception {
        var ended = Given.run(caught("States.ALL"), (_, _) -> new byte[0], Given.tree("{}"));

        assertThat(ended.output())
                .isEqualTo(Given.tree("{'ExecutedVersion':'$LATEST','StatusCode':200,'Payload':null}"));
    }
}
