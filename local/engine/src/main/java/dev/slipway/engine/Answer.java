package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;

/// What a task came to.
sealed interface Answer {
    /// With another text in place of one, wherever that occurs.
    Answer replaced(String text, String by);

    record Returned(JsonNode value) implements Answer {
        @Override
        public Answer replaced(String text, String by) {
            return new Returned(Texts.replaced(value, text, by));
        }
    }

    record Failed(Failure failure) implements Answer {
        @Override
        public Answer replaced(String text, String by) {
            return new Failed(failure.replaced(text, by));
        }
    }
}
