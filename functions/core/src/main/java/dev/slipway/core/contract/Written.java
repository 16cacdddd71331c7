package dev.slipway.core.contract;

import java.util.List;
import java.util.stream.Stream;

/// Where a step writes: the partitions of the state, with a `*` for an id, and whether it removes anything there. Its role may
/// write nowhere else, so that a step which is turned against us forges neither the word of people nor what another step decides.
public record Written(List<String> partitions, boolean removes) {
    /// Whoever tells an event says that its run is not in the log yet.
    private static final String TOLD = "unanchored";

    private static final String SENT = "mail#*";

    /// What hears of alarms; no machine calls it.
    public static final Written OF_ALARMS = new Written(List.of("rollback#*", "rollbacks", TOLD), false);

    /// What writes checkpoints; no machine calls it.
    public static final Written OF_CHECKPOINTS =
            new Written(List.of("anchored", "checkpoint-keys", "log", "log-head", TOLD), true);

    public Written {
        partitions = partitions.stream().sorted().toList();
    }

    /// Where a step of a machine does, on the laptop.
    public static Written by(StepName step) {
        return switch (step) {
            case PLAN_DEPLOYMENT -> puts("plan#*", TOLD);
            case GUARD_PLAN -> puts("approval-need#*", "budget#*", "endpoints", "plan#*", TOLD);
            case REQUEST_APPROVAL ->
                new Written(List.of("approval#*", "approvals", "effects#*", "plan#*", TOLD), true);
            case EXECUTE_PLAN -> puts("effects#*", "plan#*", "rehearsed#*", TOLD);
            case WATCH_ROLLOUT -> puts("effects#*", "plan#*", "rollout#*", "undo#*", TOLD);
            case VALIDATE_ENDPOINT -> puts("plan#*", "undo#*", TOLD);
            case UNDO_ROLLOUT -> puts("effects#*", "endpoints", "plan#*", "undo#*", TOLD);
            case FIND_LAST_GOOD -> puts("endpoints", "rollback#*", TOLD);
            case AUDIT_DEPLOYMENT ->
                new Written(
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
                                TOLD),
                        true);
        };
    }

    /// The same on AWS, where whoever sends letters also notes, beside the ledger, that they are sent. Whoever asks people may not
    /// answer the machine there, and so takes nothing from the list of what waits.
    public static Written onAws(StepName step) {
        var written = by(step);
        return switch (step) {
            case REQUEST_APPROVAL -> new Written(withLetters(written), false);
            case AUDIT_DEPLOYMENT -> new Written(withLetters(written), true);
            default -> written;
        };
    }

    private static List<String> withLetters(Written written) {
        return Stream.concat(written.partitions().stream(), Stream.of(SENT)).toList();
    }

    private static Written puts(String... partitions) {
        return new Written(List.of(partitions), false);
    }
}
