package dev.slipway.core.rollout;

import dev.slipway.core.failure.Conflict;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.rollout.HostedEndpoint.Status;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// SageMaker in memory: what is made is there at once, an endpoint comes to rest when it is told to.
///
/// A call passes `before` and `after`, a look `look`; a script that throws there refuses it, or loses its answer.
public final class MemoryHosting implements Hosting {
    public Consumer<HostingCall> before = _ -> {};
    public Consumer<HostingCall> after = _ -> {};
    public Runnable look = () -> {};

    private static final Set<Status> AT_WORK = EnumSet.of(
            Status.CREATING, Status.UPDATING, Status.SYSTEM_UPDATING, Status.ROLLING_BACK, Status.DELETING);

    private final Map<String, HostedModel> models = new TreeMap<>();
    private final Map<String, HostedConfig> configs = new TreeMap<>();
    private final Map<String, HostedEndpoint> endpoints = new TreeMap<>();
    private final List<HostingCall> made = new ArrayList<>();

    @Override
    public Optional<HostedModel> model(ResourceName name) {
        look.run();
        return Optional.ofNullable(models.get(name.value()));
    }

    @Override
    public Optional<HostedConfig> config(ResourceName name) {
        look.run();
        return Optional.ofNullable(configs.get(name.value()));
    }

    @Override
    public Optional<HostedEndpoint> endpoint(ResourceName name) {
        look.run();
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

    /// As it is, without asking.
    public Optional<HostedEndpoint> there(ResourceName name) {
        return Optional.ofNullable(endpoints.get(name.value()));
    }

    /// What was in progress ends well.
    public void settle(ResourceName name) {
        there(name).ifPresent(there -> {
            if (there.status() == Status.DELETING) {
                endpoints.remove(name.value());
            } else {
                serves(name, there.move().map(HostedEndpoint.Move::config).orElse(there.config()));
            }
        });
    }

    /// It serves this configuration from now on.
    public void serves(ResourceName name, ResourceName config) {
        put(new HostedEndpoint(name, Status.IN_SERVICE, config, Optional.empty(), image(config), Optional.empty()));
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
                refuseIf(models.containsKey(name.value()), "Cannot create already existing model");
                put(new HostedModel(name, model.image().reference(), model.variables()));
            }
            case HostingCall.CreateConfig config -> {
                refuseIf(configs.containsKey(name.value()), "Cannot create already existing endpoint configuration");
                refuseIf(!models.containsKey(config.model().value()), "Could not find model");
                configs.put(
                        name.value(),
                        new HostedConfig(name, config.model(), config.instanceType(), config.instances()));
            }
            case HostingCall.CreateEndpoint create -> {
                refuseIf(there(name).isPresent(), "Cannot create already existing endpoint");
                refuseIf(!configs.containsKey(create.config().value()), "Could not find endpoint configuration");
                put(moving(name, Status.CREATING, create.config(), Optional.empty()));
            }
            case HostingCall.UpdateEndpoint update -> {
                var there = idle(name).orElseThrow(() -> new Conflict("Could not find endpoint"));
                refuseIf(!configs.containsKey(update.config().value()), "Could not find endpoint configuration");
                refuseIf(
                        there.status() == Status.IN_SERVICE && there.config().equals(update.config()),
                        "Cannot update endpoint: it already uses this configuration");
                put(moving(name, Status.UPDATING, there.config(), Optional.of(new HostedEndpoint.Move(
                        update.config(), Optional.of(HostedEndpoint.Stage.CREATING), 0))));
            }
            case HostingCall.DeleteEndpoint _ ->
                idle(name).ifPresent(there -> put(moving(name, Status.DELETING, there.config(), Optional.empty())));
            case HostingCall.DeleteConfig _ -> configs.remove(name.value());
            case HostingCall.DeleteModel _ -> models.remove(name.value());
        }
    }

    /// What is at work takes no other change.
    private Optional<HostedEndpoint> idle(ResourceName name) {
        var there = there(name);
        refuseIf(
                there.map(HostedEndpoint::status).filter(AT_WORK::contains).isPresent(),
                "Cannot update in-progress endpoint");
        return there;
    }

    private static HostedEndpoint moving(
            ResourceName name, Status status, ResourceName config, Optional<HostedEndpoint.Move> move) {
        return new HostedEndpoint(name, status, config, move, Optional.empty(), Optional.empty());
    }

    private Optional<Digest> image(ResourceName config) {
        return Optional.ofNullable(configs.get(config.value()))
                .flatMap(there -> Optional.ofNullable(models.get(there.model().value())))
                .map(model -> new Digest(model.image().substring(model.image().indexOf('@') + 1)));
    }

    private static void refuseIf(boolean wrong, String message) {
        if (wrong) {
            throw new Conflict(message);
        }
    }
}
