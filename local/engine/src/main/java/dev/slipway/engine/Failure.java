package dev.slipway.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.engine.asl.Errors;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Why a task, a state or an execution failed. A Fail state and the holder of a task token may leave both out.
///
/// @param alias another name that retriers and catchers know the error by
record Failure(Optional<String> error, Optional<String> cause, Optional<String> alias) {
    static final Failure TIMEOUT = of(Errors.TIMEOUT);

    /// AWS tells a missed heartbeat as a time-out.
    static final Failure MISSED_HEARTBEAT =
            new Failure(Optional.of(Errors.TIMEOUT), Optional.empty(), Optional.of(Errors.HEARTBEAT_TIMEOUT));

    Failure(Optional<String> error, Optional<String> cause) {
        this(error, cause, Optional.empty());
    }

    static Failure of(String error, String cause) {
        return new Failure(Optional.of(error), Optional.of(cause));
    }

    private static Failure of(String error) {
        return new Failure(Optional.of(error), Optional.empty());
    }

    /// What retriers and catchers look for.
    Set<String> names() {
        return Stream.of(error, alias).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    /// With another text in place of one, wherever that occurs.
    Failure replaced(String text, String by) {
        return new Failure(error.map(name -> name.replace(text, by)), cause.map(why -> why.replace(text, by)), alias);
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
