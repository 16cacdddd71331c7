package dev.slipway.core.rollout;

import dev.slipway.core.model.Problem;
import dev.slipway.core.plan.Freeze;
import java.util.List;

/// What becomes of something that a person does by hand.
public sealed interface ByHand {
    /// It is done, or begun.
    record Done() implements ByHand {}

    /// One freeze holds from now on instead of another.
    record Instead(Freeze now, Freeze before) implements ByHand {}

    /// It was so before; nothing changed.
    record AlreadySo() implements ByHand {}

    /// Something in it is wrong: everything that is.
    record Invalid(List<Problem> problems) implements ByHand {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /// Nothing is known of what it is about.
    record NotKnown(Problem problem) implements ByHand {}

    /// This person may not, and the audit knows that they tried.
    record Barred(Problem problem) implements ByHand {}

    /// It cannot be done as things stand.
    record InConflict(Problem problem) implements ByHand {}
}
