package dev.slipway.engine;

import dev.slipway.engine.Phase.Handing;
import dev.slipway.engine.Tokens.Claim;
import java.util.Optional;

/// Carries the tokens of one execution out, and keeps them out of all that comes back.
record Courier(Tokens tokens, Tasks tasks, ExecutionId execution) {
    /// Calls the function that gets the token.
    ///
    /// @return why that failed; what the function answers means nothing
    Optional<Answer> hand(Handing handing) {
        var token = handing.token();
        var payload = Texts.replaced(handing.payload(), token.marker(), text(token));
        return Invocation.hand(tasks, handing.function(), payload).map(answer -> hiding(token, answer));
    }

    /// What comes back may hold the token, as an error's message may.
    Answer hiding(TokenWait token, Answer answer) {
        return answer.replaced(text(token), token.marker());
    }

    private String text(TokenWait token) {
        return tokens.of(new Claim(execution, token.id()));
    }
}
