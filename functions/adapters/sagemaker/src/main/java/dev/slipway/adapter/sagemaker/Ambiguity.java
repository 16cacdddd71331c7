package dev.slipway.adapter.sagemaker;

import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.rollout.HostedEndpoint;
import dev.slipway.core.rollout.Hosting;
import dev.slipway.core.rollout.HostingCall;
import java.util.Optional;

/// A refusal of a change that says nothing certain: a look tells what it meant.
///
/// Shape: nothing when there is nothing left to do; a [Conflict] when something is in the way or missing;
/// [Unavailable] when all that the call needs is there, for then it is only too fresh to be used.
record Ambiguity(String said, RuntimeException cause) {
    Optional<StepFailure> meant(HostingCall call, Hosting now) {
        return switch (call) {
            case HostingCall.CreateModel model ->
                Optional.of(now.model(model.name()).isPresent() ? conflict() : new Refused(said, cause));
            case HostingCall.CreateConfig config ->
                Optional.of(
                        now.config(config.name()).isPresent() || now.model(config.model()).isEmpty()
                                ? conflict()
                                : tooFresh());
            case HostingCall.CreateEndpoint endpoint ->
                Optional.of(
                        now.endpoint(endpoint.name()).isPresent() || now.config(endpoint.config()).isEmpty()
                                ? conflict()
                                : tooFresh());
            case HostingCall.UpdateEndpoint endpoint ->
                Optional.of(
                        now.endpoint(endpoint.name()).filter(there -> idle(endpoint, there)).isEmpty()
                                        || now.config(endpoint.config()).isEmpty()
                                ? conflict()
                                : tooFresh());
            case HostingCall.DeleteEndpoint endpoint -> now.endpoint(endpoint.name()).map(_ -> conflict());
            case HostingCall.DeleteConfig config -> now.config(config.name()).map(_ -> conflict());
            case HostingCall.DeleteModel model -> now.model(model.name()).map(_ -> conflict());
        };
    }

    private static boolean idle(HostingCall.UpdateEndpoint call, HostedEndpoint there) {
        return there.status() == HostedEndpoint.Status.IN_SERVICE && !there.config().equals(call.config());
    }

    private StepFailure conflict() {
        return new Conflict(said, cause);
    }

    private StepFailure tooFresh() {
        return new Unavailable(said + "; what it needs is there: SageMaker is not consistent yet", cause);
    }
}
