package dev.slipway.core.contract;

import java.util.List;

/// Where each step writes: the partitions of the state, with a `*` for an id. Its role may write nowhere else, so that a step
/// which is turned against us forges neither the word of people nor what another step decides.
public final class Written {
    /// Whoever tells an event says that its run is not in the log yet.
    private static final String TOLD = "unanchored";

    private Written() {}

    /// Where it puts or removes something.
    public static List<String> by(StepName step) {
        return switch (step) {
            case PLAN_DEPLOYMENT -> List.of("plan#*", TOLD);
            case GUARD_PLAN -> List.of("approval-need#*", "budget#*", "endpoints", "plan#*", TOLD);
            case REQUEST_APPROVAL -> List.of("approval#*", "approvals", "effects#*", "plan#*", TOLD);
            case EXECUTE_PLAN -> List.of("effects#*", "plan#*", "rehearsed#*", TOLD);
            case WATCH_ROLLOUT -> List.of("effects#*", "plan#*", "rollout#*", "undo#*", TOLD);
            case VALIDATE_ENDPOINT -> List.of("plan#*", "undo#*", TOLD);
            case UNDO_ROLLOUT -> List.of("effects#*", "endpoints", "plan#*", "undo#*", TOLD);
            case FIND_LAST_GOOD -> List.of("endpoints", "rollback#*", TOLD);
            case AUDIT_DEPLOYMENT ->
                List.of(
                        "approval#*",
                        "approvals",
                        "budget#*",
                        "effects#*",
                        "endpoints",
                        "notices",
                        "plan#*",
                        "rollback#*",
                        "rollbacks",
                        "running",
                        "undo#*",
                        TOLD);
        };
    }

    /// Whether it removes anything.
    public static boolean removes(StepName step) {
        return step == StepName.REQUEST_APPROVAL || step == StepName.AUDIT_DEPLOYMENT;
    }
}
