package dev.slipway.core.audit.verify;

import dev.slipway.core.audit.AuditEvent;

/// What an event says that the guard said of which plan; both texts are empty where it says nothing.
record Judgement(String verdict, String hash) {
    static final Judgement NONE = new Judgement("", "");

    private static final String ALLOWED = "Allowed";

    static Judgement of(AuditEvent event) {
        return new Judgement(Grammar.text(event, "verdict"), Grammar.text(event, "plan_hash"));
    }

    boolean allows() {
        return verdict.equals(ALLOWED);
    }

    boolean allows(String plan) {
        return allows() && !plan.isEmpty() && hash.equals(plan);
    }

    boolean needsPeople() {
        return verdict.equals("NeedsApproval");
    }

    @Override
    public String toString() {
        return verdict.isEmpty() ? "none" : verdict + " of " + Grammar.shown(hash);
    }
}
