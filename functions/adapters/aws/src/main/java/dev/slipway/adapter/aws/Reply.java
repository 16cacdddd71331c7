package dev.slipway.adapter.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.StepFailure;
import java.util.Base64;

/// What a service answered to one operation.
sealed interface Reply {
    /// It did what it was asked to; `body` is missing where the service speaks no JSON.
    record Done(String what, JsonNode body) implements Reply {
        /// A text of the answer.
        ///
        /// @throws Malformed when it is not there
        String text(String field) {
            if (!body.path(field).isTextual()) {
                throw new Malformed("%s: the answer has no text %s".formatted(what, field));
            }
            return body.path(field).textValue();
        }

        /// Bytes of the answer.
        ///
        /// @throws Malformed when they are not there
        byte[] bytes(String field) {
            try {
                return Base64.getDecoder().decode(text(field));
            } catch (IllegalArgumentException e) {
                throw new Malformed("%s: %s of the answer is no base 64".formatted(what, field), e);
            }
        }
    }

    /// It did not: why, by its code, and what that means to us where nobody knows better.
    record Failed(String code, StepFailure failure) implements Reply {}

    /// The answer of an operation of which every error is a failure.
    default Done done() {
        return switch (this) {
            case Done done -> done;
            case Failed failed -> throw failed.failure();
        };
    }
}
