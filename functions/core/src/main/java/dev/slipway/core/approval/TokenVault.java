package dev.slipway.core.approval;

import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.TaskToken;

/// Encrypts task tokens for the time in which people think.
public interface TokenVault {
    /// Seals a token for this plan; no other plan opens it.
    ///
    /// @throws dev.slipway.core.failure.Unavailable when the key is not reachable
    Sealed seal(TaskToken token, PlanId plan);

    /// The token that was sealed for this plan.
    ///
    /// @throws dev.slipway.core.failure.Unavailable when the key is not reachable
    /// @throws dev.slipway.core.failure.Malformed when it was sealed for another plan, changed, or under a key that is gone
    TaskToken open(Sealed sealed, PlanId plan);
}
