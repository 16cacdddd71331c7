package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One creation or update of an endpoint, decided when it is accepted and seen as time goes by.
///
/// Shape: traffic moves at `moves`, the change is over at `ends`; with a `failure` it never moves.
record Change(
        Fleet target,
        Instant began,
        Instant moves,
        Instant ends,
        @Nullable String failure,
        @Nullable JsonNode deployment) {
    Change remembering(@Nullable JsonNode given) {
        return new Change(target, began, moves, ends, failure, given);
    }
}
