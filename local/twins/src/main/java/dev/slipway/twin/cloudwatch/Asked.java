package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Refusal;
import java.time.Instant;
import java.util.Optional;

/// One checked request: where, when, and what.
record Asked(String account, String region, Instant now, ObjectNode request) {
    String text(String field) {
        return request.path(field).asText("");
    }

    Optional<Instant> time(String field) {
        return Optional.of(request.path(field)).filter(JsonNode::isNumber).map(Times::of);
    }

    Optional<String> unit() {
        return Optional.of(text("Unit")).filter(unit -> !unit.isEmpty());
    }

    String alarmArn(String name) {
        return "arn:aws:cloudwatch:%s:%s:alarm:%s".formatted(region, account, name);
    }

    static Refusal invalid(String message) {
        return new Refusal(400, "InvalidParameterValue", message);
    }

    static Refusal contradicting(String message) {
        return new Refusal(400, "InvalidParameterCombination", message);
    }

    static Refusal lacking(String message) {
        return new Refusal(400, "MissingParameter", message);
    }
}
