package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/// How far a visited state has come. Map and Parallel will be a phase that holds the positions of their branches, a
/// task token a phase that waits for it.
sealed interface Phase {
    /// Nothing has been done yet.
    record Entered() implements Phase {}

    /// A function is being called; after a crash it is called again with the same payload.
    record Calling(String function, JsonNode payload, Optional<Instant> deadline) implements Phase {}

    record Waiting(Instant until) implements Phase {}

    /// A task failed and is tried again then.
    record Retrying(Instant at) implements Phase {}
}
