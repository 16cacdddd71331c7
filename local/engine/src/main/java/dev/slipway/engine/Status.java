package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/// How an execution stands.
public sealed interface Status {
    /// In `state`, whose name it is.
    record Running(String state) implements Status {}

    /// An end, and when.
    sealed interface Ended extends Status {
        Instant stopped();
    }

    record Succeeded(JsonNode output, Instant stopped) implements Ended {}

    /// Shape: a Fail state may name neither error nor cause.
    record Failed(Optional<String> error, Optional<String> cause, Instant stopped) implements Ended {}

    /// The machine's own `TimeoutSeconds` ran out; AWS calls it `States.Timeout`.
    record TimedOut(Instant stopped) implements Ended {}
}
