package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.engine.TokenAnswer.InvalidToken;
import dev.slipway.engine.TokenAnswer.TaskDoesNotExist;
import dev.slipway.engine.TokenAnswer.TaskTimedOut;
import java.util.Optional;
import java.util.function.Function;

/// The door for those who hold a task token.
///
/// Shape: any number of threads may call at once; a token ends its task once. What is accepted is on disk before
/// the call returns. An output, error or cause that holds the token itself is written with a marker in its place.
/// Errors: an `IllegalArgumentException` for what AWS would not take; an `IllegalStateException` when the engine
/// is closed or its journal fails, and then the same call again tells whether this one counted.
/// Source: SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat of the Step Functions API.
public final class Callbacks {
    private static final int LONGEST_OUTPUT = 262_144;
    private static final int LONGEST_ERROR = 256;
    private static final int LONGEST_CAUSE = 32_768;

    private final Tokens tokens;
    private final Journal journal;
    private final Clock clock;
    private final Function<ExecutionId, Optional<Live>> lives;

    /// @param lives an execution that has not ended, as it runs here
    Callbacks(Tokens tokens, Journal journal, Clock clock, Function<ExecutionId, Optional<Live>> lives) {
        this.tokens = tokens;
        this.journal = journal;
        this.clock = clock;
        this.lives = lives;
    }

    /// Ends the task well.
    ///
    /// @param output JSON, at most 262,144 characters; one that has more bytes fails the task with
    ///     `States.DataLimitExceeded`
    public TokenAnswer sendTaskSuccess(String token, String output) {
        requireLength("output", output, LONGEST_OUTPUT);
        return say(token, new Callback.Ends(new Answer.Returned(json(output))));
    }

    /// Fails the task, for its retriers and catchers to deal with.
    ///
    /// @param error at most 256 characters
    /// @param cause at most 32,768 characters
    public TokenAnswer sendTaskFailure(String token, Optional<String> error, Optional<String> cause) {
        error.ifPresent(text -> requireLength("error", text, LONGEST_ERROR));
        cause.ifPresent(text -> requireLength("cause", text, LONGEST_CAUSE));
        return say(token, new Callback.Ends(new Answer.Failed(new Failure(error, cause))));
    }

    /// Begins the task's `HeartbeatSeconds` anew; its time-out stays where it is.
    public TokenAnswer sendTaskHeartbeat(String token) {
        return say(token, new Callback.Beats());
    }

    private TokenAnswer say(String token, Callback callback) {
        var claim = Tokens.read(token);
        if (claim.isEmpty()) {
            return new InvalidToken();
        }
        if (!tokens.isOurs(claim.get(), token)) {
            return new TaskDoesNotExist();
        }
        try (var _ = clock.hold()) {
            var execution = claim.get().execution();
            return lives.apply(execution)
                    .flatMap(live -> live.callback(claim.get().id(), callback))
                    .orElseGet(() -> ended(execution));
        }
    }

    /// Nobody runs it here.
    private TokenAnswer ended(ExecutionId execution) {
        var left = journal.find(execution);
        if (left.isPresent() && !left.get().ended()) {
            throw new IllegalStateException("the engine is closed");
        }
        return left.isPresent() ? new TaskTimedOut() : new TaskDoesNotExist();
    }

    private static JsonNode json(String output) {
        return Json.document(output).orElseThrow(() -> new IllegalArgumentException("the output is not JSON"));
    }

    private static void requireLength(String name, String text, int most) {
        if (text.length() > most) {
            throw new IllegalArgumentException(
                    "the %s has %d characters: accepted are %d at most".formatted(name, text.length(), most));
        }
    }
}
