package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/// An execution as it was last journaled.
public record Description(ExecutionId id, Instant started, JsonNode input, Status status) {}
