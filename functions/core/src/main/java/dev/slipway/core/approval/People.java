package dev.slipway.core.approval;

import java.util.List;

/// The people as they are at this moment. Read when something is decided, never remembered.
@FunctionalInterface
public interface People {
    /// All of them, in the order of the policy bundle; a subject occurs once.
    ///
    /// @throws dev.slipway.core.failure.Unavailable when there is no answer
    /// @throws dev.slipway.core.failure.Malformed when the answer is not the documented shape
    List<Member> all();
}
