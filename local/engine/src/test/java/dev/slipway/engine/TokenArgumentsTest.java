package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenArgumentsTest {
    private static final String TOKEN = "$states.context.Task.Token";

    /// A machine whose function gets what the expression gives, under a deadline that ends the wait.
    private static Machine sending(String expression) {
        var states = Json.object();
        var task = states.putObject("Ask").put("Type", "Task");
        task.put("Resource", "arn:aws:states:::lambda:invoke.waitForTaskToken")
                .put("TimeoutSeconds", 60)
                .put("End", true);
        task.putObject("Arguments").put("FunctionName", "ask").put("Payload", "{% " + expression + " %}");
        return Machine.load(
                "test",
                Json.object()
                        .put("QueryLanguage", "JSONata")
                        .put("StartAt", "Ask")
                        .set("States", states)
                        .toString());
    }

    private record Sent(JsonNode payload, JsonNode told) {
        String token() {
            return payload.findValue("token").textValue();
        }

        String marker() {
            return told.findValue("token").textValue();
        }
    }

    private static Sent sent(String expression) throws InterruptedException {
        var got = new ArrayList<JsonNode>();
        Tasks tasks = (_, payload) -> {
            got.add(Json.parse(payload));
            return new byte[0];
        };
        var ended = Given.run(sending(expression), tasks, Given.tree("{'x':'y'}"));
        var scheduled = ended.history().get(2);
        assertThat(scheduled.type()).isEqualTo("TaskScheduled");
        return new Sent(got.getFirst(), scheduled.details().get("parameters").get("Payload"));
    }

    @Test
    void theFunctionGetsTheTokenAndHistoryTellsAMarker() throws Exception {
        var sent = sent("{'token': " + TOKEN + ", 'link': 'https://x.example/?t=' & " + TOKEN + " & '&a=b', " + TOKEN
                + ": [" + TOKEN + "]}");

        assertThat(Tokens.read(sent.token())).isPresent();
        assertThat(sent.payload().get("link").textValue()).isEqualTo("https://x.example/?t=" + sent.token() + "&a=b");
        assertThat(sent.payload().get(sent.token()).get(0).textValue()).isEqualTo(sent.token());
        assertThat(sent.marker()).startsWith("hidden-task-token-");
        assertThat(sent.told()).isEqualTo(Texts.replaced(sent.payload(), sent.token(), sent.marker()));
    }

    @Test
    void aTokenNeedsNoEncodingInALinkAndStaysWithinAwssLength() throws Exception {
        var sent = sent("{'token': " + TOKEN + ", 'encoded': $encodeUrlComponent(" + TOKEN + ")}");
        var longest = new Tokens(Given.KEY)
                .of(new Tokens.Claim(
                        new ExecutionId("é".repeat(80), "計".repeat(80)), new UUID(1, 2)));

        assertThat(sent.payload().get("encoded")).isEqualTo(sent.payload().get("token"));
        assertThat(longest).hasSizeLessThanOrEqualTo(1_024);
        assertThat(Tokens.read(longest)).isPresent();
    }

    @Test
    void theWholeContextCanBePassedOn() throws Exception {
        var sent = sent("{'token': " + TOKEN + ", 'context': $states.context, 'text': $string($states.context.Task)}");

        assertThat(sent.payload().get("text").textValue()).isEqualTo("{\"Token\":\"" + sent.token() + "\"}");
        assertThat(sent.payload().get("context").get("Task").get("Token").textValue())
                .isEqualTo(sent.token());
    }

    @Test
    void chanceBesideATokenFallsAsHistoryTells() throws Exception {
        var sent = sent("{'token': " + TOKEN + ", 'id': $uuid(), 'other': $uuid(), 'n': $random(), 'list': $shuffle([1..50])}");

        assertThat(sent.told()).isEqualTo(Texts.replaced(sent.payload(), sent.token(), sent.marker()));
        assertThat(sent.payload().get("id")).isNotEqualTo(sent.payload().get("other"));
        assertThat(sent.payload().get("id").textValue())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$uppercase($states.context.Task.Token)",
                "$length($states.context.Task.Token)",
                "$substring($states.context.Task.Token, 0, 9)",
                "$base64encode($states.context.Task.Token)",
                "$hash($states.context.Task.Token, 'SHA-256')",
                "$split($states.context.Task.Token, '-')",
                "$contains($states.context.Task.Token, 'hidden') ? 1 : $error($states.context.Task.Token)"
            })
    void whoTakesTheTokenApartIsTold(String expression) throws Exception {
        var ended = Given.run(sending("{'token': " + TOKEN + ", 'part': " + expression + "}"));

        assertThat(ended.error()).isEqualTo("States.Runtime");
        assertThat(ended.cause()).startsWith("The Arguments take the task token apart");
        assertThat(ended.types()).containsExactly("ExecutionStarted", "TaskStateEntered", "ExecutionFailed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Output':'{% $states.context.Task.Token %}',",
                "'Output':'{% $states.context.Task %}',",
                "'Assign':{'t':'{% $states.context.Task.Token %}'},"
            })
    void theTokenIsNotReadableOnTheWayOut(String fields) throws Exception {
        try (var asked = new Asked(Holder.asking(fields))) {
            asked.succeed(asked.token());

            assertThat(asked.end().error()).isEqualTo("States.QueryEvaluationError");
            assertThat(asked.end().cause()).endsWith("returned nothing (undefined).");
        }
    }

    @Test
    void theTokenIsNotReadableInACatcher() throws Exception {
        var machine = Holder.asking(
                "'Catch':[{'ErrorEquals':['States.ALL'],'Output':'{% $states.context.Task.Token %}','Next':'Caught'}],");
        try (var asked = new Asked(machine)) {
            asked.callbacks().sendTaskFailure(asked.token(), Optional.of("Rejected"), Optional.empty());

            assertThat(asked.end().error()).isEqualTo("States.QueryEvaluationError");
        }
    }

    @Test
    void theTokenIsNotReadableInATimeOut() throws Exception {
        var ended = Given.run(Holder.asking("'TimeoutSeconds':'{% $length($states.context.Task.Token) %}',"));

        assertThat(ended.error()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void aTaskThatWaitsForNoTokenHasNone() throws Exception {
        var ended = Given.run(Given.states(
                "Ask",
                "'Ask':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'f','Payload':'{% $states.context.Task.Token %}'},'End':true}"));

        assertThat(ended.error()).isEqualTo("States.QueryEvaluationError");
        assertThat(ended.cause()).endsWith("returned nothing (undefined).");
    }
}
