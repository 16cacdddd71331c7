package dev.slipway.core.approval;

/// How far an approval has come. All but `PENDING` are final.
public enum ApprovalState {
    PENDING("Pending"),
    APPROVED("Approved"),
    REJECTED("Rejected"),
    /// Nobody decided in time.
    EXPIRED("Expired"),
    /// What runs is no longer what people were shown.
    SUPERSEDED("Superseded"),
    /// The run ended before people did.
    CANCELLED("Cancelled");

    private final String word;

    ApprovalState(String word) {
        this.word = word;
    }

    /// What people and the audit read.
    public String word() {
        return word;
    }
}
