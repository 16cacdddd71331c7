package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;

/// What a called function came to.
sealed interface Answer {
    record Returned(JsonNode value) implements Answer {}

    record Failed(Failure failure) implements Answer {}
}
