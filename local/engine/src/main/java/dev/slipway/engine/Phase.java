package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/// How far a visited state has come. Map and Parallel will be a phase that holds the positions of their branches.
sealed interface Phase {
    /// Nothing has been done yet.
    record Entered() implements Phase {}

    /// A function is being called; after a crash it is called again with the same payload.
    record Calling(String function, JsonNode payload, Optional<Instant> deadline) implements Phase {}

    /// A task that its token ends.
    sealed interface Tokened extends Phase {
        TokenWait token();

        Tokened with(TokenWait other);
    }

    /// The function that gets the token is being called; after a crash it is called again with the same token.
    ///
    /// @param payload with the marker where the token stands
    record Handing(String function, JsonNode payload, TokenWait token) implements Tokened {
        @Override
        public Tokened with(TokenWait other) {
            return new Handing(function, payload, other);
        }
    }

    /// The function has returned, and the token is still out.
    record Pending(TokenWait token) implements Tokened {
        @Override
        public Tokened with(TokenWait other) {
            return new Pending(other);
        }
    }

    record Waiting(Instant until) implements Phase {}

    /// A task failed and is tried again then.
    record Retrying(Instant at) implements Phase {}
}
