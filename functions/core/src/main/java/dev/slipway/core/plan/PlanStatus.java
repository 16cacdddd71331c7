package dev.slipway.core.plan;

/// How far a plan has come.
public enum PlanStatus {
    ACCEPTED("Accepted", false),
    PLANNED("Planned", false),
    /// Judged, and people have to decide.
    AWAITING_APPROVAL("AwaitingApproval", false),
    ALLOWED("Allowed", false),
    EXECUTING("Executing", false),
    /// In service as planned, and not yet tried.
    SERVING("Serving", false),
    /// Failed, and the endpoint goes back to its last good generation.
    UNDOING("Undoing", false),
    UNSATISFIABLE("Unsatisfiable", true),
    NOTHING_TO_DO("NothingToDo", true),
    DENIED("Denied", true),
    /// A person called it off before anything was changed.
    CANCELLED("Cancelled", true),
    REHEARSED("Rehearsed", true),
    DEPLOYED("Deployed", true),
    REMOVED("Removed", true),
    /// Ended without success, and the last good generation serves again.
    UNDONE("Undone", true),
    /// Ended without success, and nothing new runs.
    FAILED("Failed", true),
    /// Ended without success, and something of it may run and cost.
    BROKEN("Failed", true);

    private final String word;
    private final boolean ended;

    PlanStatus(String word, boolean ended) {
        this.word = word;
        this.ended = ended;
    }

    /// What people read.
    public String word() {
        return word;
    }

    /// Whether only the audit is left to do.
    public boolean ended() {
        return ended;
    }
}
