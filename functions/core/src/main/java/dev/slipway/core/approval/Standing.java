package dev.slipway.core.approval;

import dev.slipway.core.model.Person;

/// Whether somebody has a say in an approval.
public sealed interface Standing {
    /// A say in the seat of a person: their own, or one that was delegated to them.
    record Entitled(Person seat) implements Standing {}

    /// No say.
    record Barred(Why why) implements Standing {}

    /// Why somebody has no say.
    enum Why {
        /// They asked for the plan or changed it.
        AUTHOR("Author"),
        /// They would act for somebody who asked for the plan or changed it.
        FOR_AUTHOR("ForAuthor"),
        /// They are not a delegate of the person for whom they would act.
        NO_DELEGATE("NoDelegate"),
        /// They came by a link alone where people have to show who they are.
        NOT_SIGNED_IN("NotSignedIn"),
        /// Neither they nor whoever they act for belongs to a group that has a say.
        NO_MEMBER("NoMember");

        private final String word;

        Why(String word) {
            this.word = word;
        }

        /// What the audit reads.
        public String word() {
            return word;
        }
    }
}
