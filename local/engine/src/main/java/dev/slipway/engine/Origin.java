package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/// What stays the same through an execution.
///
/// @param definition the digest of the definition it started with
/// @param deadline when the machine's own time-out ends it
record Origin(ExecutionId id, String definition, Instant started, JsonNode input, Optional<Instant> deadline) {}
