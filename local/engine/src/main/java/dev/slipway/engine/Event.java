package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/// One line of an execution's history.
///
/// Shape: `id` counts from 1 and `type` is AWS's event type (`TaskStateEntered`); `details` are that type's
/// details, its values as JSON and not as text, to be read and never written. Source: GetExecutionHistory.
public record Event(long id, Instant at, String type, JsonNode details) {}
