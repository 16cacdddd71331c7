package dev.slipway.core.approval;

import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.step.Key;
import java.util.List;
import java.util.stream.Stream;

/// The refused uses of a plan's links that the audit knows of: each reason once for a person and a way, and so many in all.
public record RefusedUses(List<Use> told) {
    static final int MOST = 100;

    /// Who was refused, or whose link where nobody signed in, and a word on why.
    public record Use(Person person, Vote.Way way, String why) {}

    /// Why a link was refused, beside [Standing.Why].
    public enum Why {
        /// Its time is over.
        EXPIRED("Expired"),
        /// No letter about this plan has it.
        NOT_ISSUED("NotIssued"),
        /// Whoever signed in has nothing to do with the plan.
        STRANGER("Stranger"),
        /// The form was not made for them in this browser.
        STALE_FORM("StaleForm"),
        /// The form came from a page that is none of ours.
        OTHER_SITE("OtherSite"),
        /// There is a newer round.
        OLDER_ROUND("OlderRound"),
        /// It was decided otherwise before.
        DECIDED_BEFORE("DecidedBefore");

        private final String word;

        Why(String word) {
            this.word = word;
        }

        /// What the audit reads.
        public String word() {
            return word;
        }
    }

    public RefusedUses {
        told = List.copyOf(told);
    }

    static Key<RefusedUses> key(PlanId plan) {
        return new Key<>(RefusedUses.class, "refused-uses#" + plan.value(), "refused-uses");
    }

    boolean isNew(Use use) {
        return told.size() < MOST && !told.contains(use);
    }

    RefusedUses with(Use use) {
        return new RefusedUses(Stream.concat(told.stream(), Stream.of(use)).toList());
    }

    /// Whether the audit hears of no more.
    boolean isFull() {
        return told.size() >= MOST;
    }
}
