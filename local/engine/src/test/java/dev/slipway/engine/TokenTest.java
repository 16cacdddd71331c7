package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.slipway.engine.TokenAnswer.Accepted;
import dev.slipway.engine.TokenAnswer.InvalidToken;
import dev.slipway.engine.TokenAnswer.TaskDoesNotExist;
import dev.slipway.engine.TokenAnswer.TaskTimedOut;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
    private static final Machine ASKING = Holder.asking("");

    @Test
    void theTokenEndsTheTaskAndTheFunctionsOwnAnswerMeansNothing() throws Exception {
        try (var asked = new Asked(ASKING)) {
            var answer = asked.succeed(asked.token());

            var end = asked.end();
            assertThat(answer).isEqualTo(new Accepted());
            assertThat(end.output()).isEqualTo(Given.tree("{'approved':true}"));
            assertThat(end.types())
                    .containsExactly(
                            "ExecutionStarted",
                            "TaskStateEntered",
                            "TaskScheduled",
                            "TaskStarted",
                            "TaskSubmitted",
                            "TaskSucceeded",
                            "TaskStateExited",
                            "ExecutionSucceeded");
            assertThat(end.history().subList(2, 6)).allSatisfy(event -> {
                assertThat(event.details().get("resource").textValue()).isEqualTo("invoke.waitForTaskToken");
                assertThat(event.details().get("resourceType").textValue()).isEqualTo("lambda");
            });
            assertThat(end.history().toString()).doesNotContain("of the function");
        }
    }

    @Test
    void aTokenIsUsedOnce() throws Exception {
        try (var asked = new Asked(ASKING)) {
            var token = asked.token();
            asked.succeed(token);

            assertThat(asked.succeed(token)).isEqualTo(new TaskTimedOut());
            assertThat(asked.callbacks().sendTaskFailure(token, Optional.empty(), Optional.empty()))
                    .isEqualTo(new TaskTimedOut());
            assertThat(asked.callbacks().sendTaskHeartbeat(token)).isEqualTo(new TaskTimedOut());
        }
    }

    @Test
    void aFailureIsCaughtByItsNameAndTellsItsCause() throws Exception {
        try (var asked = new Asked(Holder.asking(Holder.catching("'Rejected'")))) {
            asked.callbacks().sendTaskFailure(asked.token(), Optional.of("Rejected"), Optional.of("too dear"));

            var end = asked.end();
            assertThat(end.output()).isEqualTo(Given.tree("{'Error':'Rejected','Cause':'too dear'}"));
            assertThat(end.types()).containsSubsequence("TaskSubmitted", "TaskFailed", "TaskStateExited");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'States.ALL'", "'States.TaskFailed'"})
    void aFailureWithoutANameIsCaughtByAWildcard(String errors) throws Exception {
        try (var asked = new Asked(Holder.asking(Holder.catching(errors)))) {
            asked.callbacks().sendTaskFailure(asked.token(), Optional.empty(), Optional.empty());

            assertThat(asked.end().output()).isEqualTo(Given.tree("{}"));
        }
    }

    @Test
    void aFailureThatNobodyCatchesFailsTheExecution() throws Exception {
        try (var asked = new Asked(Holder.asking(Holder.catching("'States.Runtime'")))) {
            asked.callbacks().sendTaskFailure(asked.token(), Optional.empty(), Optional.of("no"));

            assertThat(asked.end().status())
                    .isEqualTo(new Status.Failed(Optional.empty(), Optional.of("no"), Given.START));
        }
    }

    @Test
    void aRetryMakesANewTokenAndTheOldOneIsWorthNothing() throws Exception {
        var retry = "'Retry':[{'ErrorEquals':['Again'],'MaxAttempts':1}],";
        try (var asked = new Asked(Holder.asking(retry))) {
            var first = asked.token();
            asked.callbacks().sendTaskFailure(first, Optional.of("Again"), Optional.empty());
            asked.clock.awaitHolds(0);
            var between = asked.succeed(first);
            asked.advance(1);
            var second = asked.token();

            assertThat(second).isNotEqualTo(first);
            assertThat(between).isEqualTo(new TaskTimedOut());
            assertThat(asked.succeed(first)).isEqualTo(new TaskTimedOut());
            assertThat(asked.succeed(second)).isEqualTo(new Accepted());
        }
    }

    @Test
    void whatIsNotTheShapeOfATokenIsInvalid() throws Exception {
        try (var asked = new Asked(ASKING)) {
            var token = asked.token();
            var marker = asked.engine.history(Asked.ID).get(2).details().findValue("token").textValue();
            var shapeless = Stream.of("", "token", "ä", token + "A", token.substring(1), "A".repeat(2_000), marker);

            assertThat(shapeless)
                    .allSatisfy(text -> assertThat(asked.succeed(text)).isEqualTo(new InvalidToken()));
            assertThat(asked.succeed(token)).isEqualTo(new Accepted());
        }
    }

    @Test
    void noOtherSpellingOfATokenIsAccepted() throws Exception {
        try (var asked = new Asked(ASKING)) {
            var token = asked.token();

            for (int i = 0; i < token.length(); i++) {
                var other = token.substring(0, i) + (token.charAt(i) == 'A' ? 'B' : 'A') + token.substring(i + 1);
                assertThat(asked.succeed(other)).as("at %d", i).isInstanceOfAny(TaskDoesNotExist.class, InvalidToken.class);
            }
            assertThat(asked.succeed(token + "=")).isNotEqualTo(new Accepted());
            assertThat(asked.succeed(token + "==")).isNotEqualTo(new Accepted());
            assertThat(asked.succeed(token)).isEqualTo(new Accepted());
        }
    }

    @Test
    void aTokenOfAnotherKeyOrOfAnotherJournalDoesNotExist() throws Exception {
        try (var asked = new Asked(ASKING);
                var elsewhere = new Engine(new MemoryJournal(), asked.holder, asked.clock, Given.KEY)) {
            var claim = Tokens.read(asked.token()).orElseThrow();
            var forged = new Tokens(new SecretKeySpec(new byte[32], "HmacSHA256")).of(claim);
            var real = new Tokens(Given.KEY).of(claim);

            assertThat(asked.succeed(forged)).isEqualTo(new TaskDoesNotExist());
            assertThat(elsewhere.callbacks().sendTaskHeartbeat(real)).isEqualTo(new TaskDoesNotExist());
            assertThat(asked.succeed(real)).isEqualTo(new Accepted());
        }
    }

    @Test
    void aShortKeyIsRefused() {
        var key = new SecretKeySpec(new byte[31], "HmacSHA256");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Engine(new MemoryJournal(), new Holder(), new JumpClock(Given.START), key));
    }

    @Test
    void anOutputThatIsNotJsonOrTooLongIsRefusedAndTheTokenLives() throws Exception {
        try (var asked = new Asked(ASKING)) {
            var token = asked.token();

            for (var output : new String[] {"", " ", "{oops", "{} {}", "\"" + "a".repeat(262_143) + "\""}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> asked.callbacks().sendTaskSuccess(token, output))
                        .withMessageStartingWith("the output ");
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> asked.callbacks().sendTaskFailure(token, Optional.of("e".repeat(257)), Optional.empty()));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> asked.callbacks().sendTaskFailure(token, Optional.empty(), Optional.of("c".repeat(32_769))));
            assertThat(asked.callbacks().sendTaskSuccess(token, "null")).isEqualTo(new Accepted());
            assertThat(asked.end().output().isNull()).isTrue();
        }
    }

    @Test
    void anOutputOfTooManyBytesFailsTheTask() throws Exception {
        try (var asked = new Asked(Holder.asking(Holder.catching("'States.ALL'")))) {
            asked.callbacks().sendTaskSuccess(asked.token(), "\"" + "é".repeat(131_072) + "\"");

            assertThat(asked.end().error()).isEqualTo("States.DataLimitExceeded");
            assertThat(asked.types()).endsWith("TaskSubmitted", "TaskFailed", "ExecutionFailed");
        }
    }

    @Test
    void aClosedEngineAcceptsNothing() throws Exception {
        var asked = new Asked(ASKING);
        var token = asked.token();
        asked.close();

        assertThatIllegalStateException().isThrownBy(() -> asked.succeed(token));
    }
}
