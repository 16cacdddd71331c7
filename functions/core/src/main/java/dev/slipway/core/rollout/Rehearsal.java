package dev.slipway.core.rollout;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.ResourceName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A [Hosting] that reads through and only notes what would be changed.
///
/// What was noted is seen by later reads, so that the same code runs to its end.
final class Rehearsal implements Hosting {
    private final Hosting real;
    private final List<HostingCall> calls = new ArrayList<>();
    private final Map<ResourceName, Optional<HostedModel>> models = new HashMap<>();
    private final Map<ResourceName, Optional<HostedConfig>> configs = new HashMap<>();
    private final Map<ResourceName, Optional<HostedEndpoint>> endpoints = new HashMap<>();

    Rehearsal(Hosting real) {
        this.real = real;
    }

    @Override
    public Optional<HostedModel> model(ResourceName name) {
        return models.containsKey(name) ? models.get(name) : real.model(name);
    }

    @Override
    public Optional<HostedConfig> config(ResourceName name) {
        return configs.containsKey(name) ? configs.get(name) : real.config(name);
    }

    @Override
    public Optional<HostedEndpoint> endpoint(ResourceName name) {
        return endpoints.containsKey(name) ? endpoints.get(name) : real.endpoint(name);
    }

    @Override
    public void call(HostingCall call) {
        calls.add(call);
        switch (call) {
            case HostingCall.CreateModel model ->
                models.put(
                        model.name(),
                        Optional.of(new HostedModel(
                                model.name(), model.image().reference(), model.variables())));
            case HostingCall.CreateConfig config ->
                configs.put(
                        config.name(),
                        Optional.of(new HostedConfig(
                                config.name(), config.model(), config.instanceType(), config.instances())));
            case HostingCall.CreateEndpoint endpoint ->
                move(endpoint.name(), endpoint.config(), HostedEndpoint.Status.CREATING);
            case HostingCall.UpdateEndpoint endpoint ->
                move(endpoint.name(), endpoint.config(), HostedEndpoint.Status.UPDATING);
            case HostingCall.DeleteEndpoint endpoint -> endpoints.put(endpoint.name(), Optional.empty());
            case HostingCall.DeleteConfig config -> configs.put(config.name(), Optional.empty());
            case HostingCall.DeleteModel model -> models.put(model.name(), Optional.empty());
        }
    }

    /// The noted calls, kind and name, in order.
    List<Canonical> noted() {
        return calls.stream()
                .<Canonical>map(call -> Canonical.Fields.NONE
                        .with("call", call.getClass().getSimpleName())
                        .with("name", call.name()))
                .toList();
    }

    private void move(ResourceName name, ResourceName config, HostedEndpoint.Status status) {
        endpoints.put(
                name,
                Optional.of(new HostedEndpoint(
                        name, status, config, Optional.empty(), Optional.empty(), Optional.empty())));
    }
}
