package dev.slipway.engine.asl;

import java.util.Collections;
import java.util.List;
import java.util.Set;

/// The error names a retrier or catcher speaks for.
///
/// Source: Step Functions developer guide, "Handling errors": `States.ALL` does not match the two terminal errors,
/// and `States.TaskFailed` matches every other error but `States.Timeout`. A missed heartbeat is a `States.Timeout`
/// that `States.HeartbeatTimeout` matches too. An error without a name is matched by the two wildcards.
public record Errors(List<String> names) {
    public static final String ALL = "States.ALL";
    public static final String TASK_FAILED = "States.TaskFailed";
    public static final String TIMEOUT = "States.Timeout";
    public static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    public static final String DATA_LIMIT = "States.DataLimitExceeded";
    public static final String RUNTIME = "States.Runtime";
    public static final String QUERY = "States.QueryEvaluationError";
    public static final String NO_CHOICE = "States.NoChoiceMatched";

    private static final Set<String> TERMINAL = Set.of(DATA_LIMIT, RUNTIME);

    public Errors {
        names = List.copyOf(names);
    }

    /// @param known all names that the error goes by
    public boolean match(Set<String> known) {
        if (!Collections.disjoint(known, names)) {
            return true;
        }
        return Collections.disjoint(known, TERMINAL)
                && (names.contains(ALL) || (names.contains(TASK_FAILED) && !known.contains(TIMEOUT)));
    }
}
