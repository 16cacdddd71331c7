package dev.slipway.function.api.review;

import dev.slipway.core.approval.Reason;
import dev.slipway.core.approval.Vote;
import dev.slipway.core.model.Problem;
import dev.slipway.wire.http.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What somebody filled into the form of a review, and what is wrong with it.
///
/// Shape: `chosen` is their decision as it came, `reason` unchecked text with plain line ends.
record Filled(String token, String chosen, String confirmation, String reason, List<String> complaints) {
    static final Set<String> FIELDS = Set.of("form", "decision", "confirmation", "reason");
    static final Filled NOTHING = new Filled("", "", "", "", List.of());
    /// What came when nothing was left to decide.
    static final Filled LATE = NOTHING.complaining(List.of("Read below what holds instead."));

    Filled {
        complaints = List.copyOf(complaints);
    }

    static Filled of(Form form) {
        return new Filled(
                form.get("form").orElse(""),
                form.get("decision").orElse(""),
                form.get("confirmation").orElse(""),
                // A browser ends lines with two characters, whatever was typed.
                form.get("reason").orElse("").replace("\r\n", "\n"),
                List.of());
    }

    Filled complaining(List<String> about) {
        return new Filled(token, chosen, confirmation, reason, about);
    }

    Optional<Vote.Decision> decision() {
        return Decisions.of(chosen);
    }

    /// A field that was left empty says nothing.
    Optional<String> reasonGiven() {
        return Optional.of(reason).filter(text -> !text.isEmpty());
    }

    /// Everything that keeps it from being a decision, as far as that can be seen in the form alone.
    List<String> complaints(String app) {
        var wrong = new ArrayList<String>();
        if (decision().isEmpty()) {
            wrong.add("Choose one of the two: approve or reject.");
        }
        if (!confirmation.strip().equals(app)) {
            wrong.add("Type the application's name, " + app + ", to confirm.");
        }
        about(decision()).map(Filled::complaint).ifPresent(wrong::add);
        return wrong;
    }

    /// What is wrong with the reason; a no needs one.
    private Optional<Problem> about(Optional<Vote.Decision> decision) {
        return decision.equals(Optional.of(Vote.Decision.REJECT)) ? Reason.checkNeeded(reasonGiven()) : Reason.check(reasonGiven());
    }

    /// What core finds wrong with it.
    static String complaint(Problem problem) {
        return problem.code().equals("text_required")
                ? "The %s is missing: %s. Accepted are %s.".formatted(problem.field(), problem.remedy(), problem.accepted())
                : "The %s: %s. Accepted is %s; %s."
                        .formatted(problem.field(), problem.observed(), problem.accepted(), problem.remedy());
    }

    /// Without what is secret or foreign in it.
    @Override
    public String toString() {
        return "Filled" + complaints;
    }
}
