package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Operation;
import java.math.BigDecimal;
import java.time.Instant;

/// One checked request of the control plane: where, when, and what.
record Asked(Place place, Instant now, Operation operation, ObjectNode request) {
    String text(String field) {
        return request.path(field).asText("");
    }

    /// A time as AWS JSON writes it: epoch seconds with a fraction.
    static DecimalNode time(Instant at) {
        return DecimalNode.valueOf(BigDecimal.valueOf(at.toEpochMilli(), 3));
    }
}
