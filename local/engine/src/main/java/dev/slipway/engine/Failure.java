package dev.slipway.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// Why a task, a state or an execution failed. Only a Fail state may leave both out.
record Failure(Optional<String> error, Optional<String> cause) {
    static Failure of(String error, String cause) {
        return new Failure(Optional.of(error), Optional.of(cause));
    }

    static Failure of(String error) {
        return new Failure(Optional.of(error), Optional.empty());
    }

    /// As history tells it.
    ObjectNode addTo(ObjectNode details) {
        error.ifPresent(name -> details.put("error", name));
        cause.ifPresent(text -> details.put("cause", text));
        return details;
    }

    /// As a catcher sees it.
    ObjectNode errorOutput() {
        var output = Json.object();
        error.ifPresent(name -> output.put("Error", name));
        cause.ifPresent(text -> output.put("Cause", text));
        return output;
    }
}
