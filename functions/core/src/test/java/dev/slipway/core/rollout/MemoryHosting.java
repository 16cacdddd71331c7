package dev.slipway.core.rollout;

import dev.slipway.core.failure.Conflict;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.rollout.HostedEndpoint.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// SageMaker in memory: what is made is there at once, an endpoint comes to rest when it is told to.
///
/// A call passes `before` and `after`; a script that throws there refuses it, or loses its answer.
public final class MemoryHosting implements Hosting {
    public Consumer<HostingCall> before = _ -> {};
    public Consumer<HostingCall> after = _ -> {};

    private final Map<String, HostedModel> models = new TreeMap<>();
    private final Map<String, HostedConfig> configs = new TreeMap<>();
    private final Map<String, HostedEndpoint> endpoints = new TreeMap<>();
    private final List<HostingCall> made = new ArrayList<>();

    @Override
    public Optional<HostedModel> model(ResourceName name) {
        return Optional.ofNullable(models.get(name.value()));
    }

    @Override
    public Optional<HostedConfig> config(ResourceName name) {
        return Optional.ofNullable(configs.get(name.value()));
    }

    @Override
    public Optional<HostedEndpoint> endpoint(ResourceName name) {
        return Optional.ofNullable(endpoints.get(name.value()));
    }

    @Override
    public void call(HostingCall call) {
        before.accept(call);
        carryOut(call);
        made.add(call);
        after.accept(call);
    }

    /// The calls that took effect, in order, by kind.
    public List<String> made() {
        return made.stream().map(call -> call.getClass().getSimpleName()).toList();
    }

    /// The same calls as they were.
    public List<HostingCall> calls() {
        return List.copyOf(made);
    }

    /// The names of everything that is there.
    public List<String> names() {
        var names = new ArrayList<String>();
        models.keySet().forEach(name -> names.add("model/" + name));
        configs.keySet().forEach(name -> names.add("config/" + name));
        endpoints.keySet().forEach(name -> names.add("endpoint/" + name));
        return names;
    }

    /// What was in progress ends well.
    public void settle(ResourceName name) {
        endpoint(name).ifPresent(there -> {
            if (there.status() == Status.DELETING) {
                endpoints.remove(name.value());
            } else {
                var config = there.move().map(HostedEndpoint.Move::config).orElse(there.config());
                put(new HostedEndpoint(
                        name, Status.IN_SERVICE, config, Optional.empty(), image(config), Optional.empty()));
            }
        });
    }

    /// Puts an endpoint there as it is.
    public void put(HostedEndpoint endpoint) {
        endpoints.put(endpoint.name().value(), endpoint);
    }

    /// Puts a model there as it is.
    public void put(HostedModel model) {
        models.put(model.name().value(), model);
    }

    /// Somebody else deletes the endpoint.
    public void lose(ResourceName name) {
        endpoints.remove(name.value());
    }

    private void carryOut(HostingCall call) {
        var name = call.name();
        switch (call) {
            case HostingCall.CreateModel model -> {
                refuseIf(model(name).isPresent(), "Cannot create already existing model");
                put(new HostedModel(name, model.image().reference(), model.variables()));
            }
            case HostingCall.CreateConfig config -> {
                refuseIf(config(name).isPresent(), "Cannot create already existing endpoint configuration");
                configs.put(
                        name.value(),
                        new HostedConfig(name, config.model(), config.instanceType(), config.instances()));
            }
            case HostingCall.CreateEndpoint create -> {
                refuseIf(endpoint(name).isPresent(), "Cannot create already existing endpoint");
                put(moving(name, Status.CREATING, create.config(), Optional.empty()));
            }
            case HostingCall.UpdateEndpoint update -> {
                refuseIf(endpoint(name).isEmpty(), "Could not find endpoint");
                put(moving(name, Status.UPDATING, endpoint(name).orElseThrow().config(), Optional.of(new HostedEndpoint.Move(
                        update.config(), Optional.of(HostedEndpoint.Stage.CREATING), 0))));
            }
            case HostingCall.DeleteEndpoint _ -> endpoint(name)
                    .ifPresent(there -> put(moving(name, Status.DELETING, there.config(), Optional.empty())));
            case HostingCall.DeleteConfig _ -> configs.remove(name.value());
            case HostingCall.DeleteModel _ -> models.remove(name.value());
        }
    }

    private static HostedEndpoint moving(
            ResourceName name, Status status, ResourceName config, Optional<HostedEndpoint.Move> move) {
        return new HostedEndpoint(name, status, config, move, Optional.empty(), Optional.empty());
    }

    private Optional<Digest> image(ResourceName config) {
        return config(config)
                .flatMap(there -> model(there.model()))
                .map(model -> new Digest(model.image().substring(model.image().indexOf('@') + 1)));
    }

    private static void refuseIf(boolean wrong, String message) {
        if (wrong) {
            throw new Conflict(message);
        }
    }
}
