package dev.slipway.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.guard.Verdict;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.TaskToken;
import dev.slipway.core.plan.Workflows.Completion;
import dev.slipway.core.plan.Workflows.Start;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What [Workflows] promises, over two machines of [#machine]. That an answer came too late is left to each
/// implementation's own test, for LocalStack takes any number of answers.
public abstract class WorkflowsContract {
    protected static final PlanId PLAN = new PlanId("01JDB5ZQ9W3V7X8Y2K4M6N0PQR");
    protected static final RunId ROLLBACK = new RunId("rollback-chatbot-x-prod-g3");

    private static final Verdict ALLOWED = new Verdict.Allowed(PLAN, Digest.of(new byte[0]));
    private static final Verdict DENIED = new Verdict.Denied(PLAN, Digest.of(new byte[0]));

    /// A question as it came: with what, and under which token it waits.
    public record Question(String input, TaskToken token) {}

    /// Over two such machines.
    protected abstract Workflows workflows();

    /// The next question of whatever runs; nothing when none comes in this time.
    protected abstract Optional<Question> question(Duration patience);

    /// What the run of this name ended with, in JSON without spaces; waits for it.
    protected abstract String output(RunId run);

    /// A machine that asks twice, and ends with both answers.
    ///
    /// @param task the resource of a task that waits for its token, and its arguments, as JSON fields
    protected static String machine(String task) {
        return """
                {"QueryLanguage": "JSONata", "StartAt": "Ask", "States": {
                  "Ask": {"Type": "Task", %1$s, "TimeoutSeconds": 3600,
                    "Assign": {"first": "{%% $states.result.outcome %%}"},
                    "Output": "{%% $states.input %%}",
                    "Next": "AskAgain"},
                  "AskAgain": {"Type": "Task", %1$s, "TimeoutSeconds": 3600,
                    "Output": {"first": "{%% $first %%}", "second": "{%% $states.result.outcome %%}"},
                    "End": true}}}
                """.formatted(task);
    }

    @Test
    void aPlanIsStartedOnce() {
        assertThat(workflows().start(PLAN)).isEqualTo(Start.RUNNING);
        assertThat(workflows().start(PLAN)).isEqualTo(Start.RUNNING);

        assertThat(question().input()).isEqualTo("{\"plan\":\"%s\"}".formatted(PLAN));
        assertThat(question(Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void aRollbackIsARunOfTheOtherMachine() {
        assertThat(workflows().rollback(ROLLBACK)).isEqualTo(Start.RUNNING);
        assertThat(workflows().rollback(ROLLBACK)).isEqualTo(Start.RUNNING);

        assertThat(question().input()).isEqualTo("{\"run\":\"%s\"}".formatted(ROLLBACK));
    }

    @Test
    void anAnswerIsTheTasksResult() {
        workflows().start(PLAN);

        assertThat(workflows().complete(question().token(), ALLOWED)).isEqualTo(Completion.DELIVERED);
        assertThat(workflows().complete(question().token(), DENIED)).isEqualTo(Completion.DELIVERED);

        assertThat(output(PLAN.run())).isEqualTo("{\"first\":\"Allowed\",\"second\":\"Denied\"}");
    }

    @Test
    void aRunThatHasEndedIsNotStartedAgain() {
        workflows().start(PLAN);
        workflows().complete(question().token(), ALLOWED);
        workflows().complete(question().token(), ALLOWED);
        output(PLAN.run());

        assertThat(workflows().start(PLAN)).isEqualTo(Start.ENDED);
        assertThat(question(Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void aTokenOfNobodyIsUnknownAndEndsNothing() {
        workflows().start(PLAN);
        var token = question().token();
        var changed = new TaskToken("B" + token.value().substring(1));

        assertThat(workflows().complete(changed, DENIED)).isEqualTo(Completion.UNKNOWN);
        assertThat(workflows().complete(new TaskToken("nobody"), DENIED)).isEqualTo(Completion.UNKNOWN);

        assertThat(workflows().complete(token, ALLOWED)).isEqualTo(Completion.DELIVERED);
    }

    private Question question() {
        return question(Duration.ofSeconds(60)).orElseThrow(() -> new AssertionError("no question came"));
    }
}
