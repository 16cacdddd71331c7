package dev.slipway.core.rollout;

import dev.slipway.core.model.ResourceName;
import java.util.Optional;

/// The endpoints of one account and region, with the models and configurations behind them.
///
/// Every verb fails with [dev.slipway.core.failure.Throttled] when asked for patience, with
/// [dev.slipway.core.failure.Unavailable] when there is no answer or a 5xx, with
/// [dev.slipway.core.failure.Refused] when a permission is missing, and with
/// [dev.slipway.core.failure.Malformed] when the answer is not the documented shape. Source: SageMaker API.
public interface Hosting {
    Optional<HostedModel> model(ResourceName name);

    Optional<HostedConfig> config(ResourceName name);

    Optional<HostedEndpoint> endpoint(ResourceName name);

    /// Carries out one change. What is gone already is deleted.
    ///
    /// @throws dev.slipway.core.failure.Refused when SageMaker will not, an exhausted quota included;
    ///     the message names quota and instance type where SageMaker does
    /// @throws dev.slipway.core.failure.Conflict when something is there already, at work, missing, or too
    ///     fresh to be used. It may also mean that an earlier try succeeded: look
    void call(HostingCall call);
}
