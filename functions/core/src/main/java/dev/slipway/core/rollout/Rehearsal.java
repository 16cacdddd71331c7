package dev.slipway.core.rollout;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.AlarmName;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.Word;
import dev.slipway.core.plan.AlarmPlan;
import dev.slipway.core.plan.AlarmState;
import dev.slipway.core.plan.HostedAlarm;
import dev.slipway.core.plan.Metrics;
import dev.slipway.core.plan.ProbeCount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A [Hosting] with its [Metrics] that reads through and only notes what would be changed.
///
/// What was noted is seen by later reads, so that the same code runs to its end.
final class Rehearsal implements Hosting, Metrics {
    private final Hosting real;
    private final Metrics watching;
    private final List<Canonical> calls = new ArrayList<>();
    private final Map<AlarmName, Optional<HostedAlarm>> alarms = new HashMap<>();
    private final Map<ResourceName, Optional<HostedModel>> models = new HashMap<>();
    private final Map<ResourceName, Optional<HostedConfig>> configs = new HashMap<>();
    private final Map<ResourceName, Optional<HostedEndpoint>> endpoints = new HashMap<>();

    Rehearsal(Hosting real, Metrics watching) {
        this.real = real;
        this.watching = watching;
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
        note(call.getClass().getSimpleName(), call.name());
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
        return List.copyOf(calls);
    }

    private void note(String call, Word name) {
        calls.add(Canonical.Fields.NONE.with("call", call).with("name", name));
    }

    @Override
    public List<HostedAlarm> alarms(List<AlarmName> names) {
        var unchanged = names.stream().filter(name -> !alarms.containsKey(name)).toList();
        var there = new ArrayList<>(unchanged.isEmpty() ? List.<HostedAlarm>of() : watching.alarms(unchanged));
        names.stream().flatMap(name -> alarms.getOrDefault(name, Optional.empty()).stream()).forEach(there::add);
        return there;
    }

    @Override
    public void put(AlarmPlan alarm) {
        note("PutAlarm", alarm.name());
        var made = new HostedAlarm(alarm.name(), Optional.of(alarm), AlarmState.INSUFFICIENT_DATA);
        alarms.put(alarm.name(), Optional.of(made));
    }

    @Override
    public void delete(AlarmName name) {
        note("DeleteAlarm", name);
        alarms.put(name, Optional.empty());
    }

    @Override
    public void fire(AlarmName name, String why) {
        note("FireAlarm", name);
        alarms(List.of(name)).forEach(there ->
                alarms.put(name, Optional.of(new HostedAlarm(name, there.plan(), AlarmState.ALARM))));
    }

    @Override
    public void count(ProbeCount probes) {
        note("CountProbes", probes.endpoint());
    }

    private void move(ResourceName name, ResourceName config, HostedEndpoint.Status status) {
        endpoints.put(
                name,
                Optional.of(new HostedEndpoint(
                        name, status, config, Optional.empty(), Optional.empty(), Optional.empty())));
    }
}
