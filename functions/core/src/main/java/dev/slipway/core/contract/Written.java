package dev.slipway.core.contract;

import java.util.List;
import java.util.stream.Stream;

/// Where each step writes: the partitions of the state, with a `*` for an id. Its role may write nowhere else, so that a step
/// which is turned against us forges neither the word of people nor what another step decides.
public final class Written {
    /// Whoever tells an event says that its run is not in the log yet.
    private static final String TOLD = "unanchored";

    private static final String SENT = "mail#*";

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

    /// The same on AWS, where whoever sends letters also notes, beside the ledger, that they are sent.
    public static List<String> onAws(StepName step) {
        return sendsLetters(step) ? Stream.concat(by(step).stream(), Stream.of(SENT)).toList() : by(step);
    }

    private static boolean sendsLetters(StepName step) {
        return step == StepName.REQUEST_APPROVAL || step == StepName.AUDIT_DEPLOYMENT;
    }

    /// Whether it removes anything.
    public static boolean removes(StepName step) {
        return step == StepName.REQUEST_APPROVAL || removesOnAws(step);
    }

    /// The same on AWS, where whoever asks people may not answer the machine, and so takes nothing from the list of what waits.
    public static boolean removesOnAws(StepName step) {
        return step == StepName.AUDIT_DEPLOYMENT;
    }
}
