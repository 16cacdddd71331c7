package dev.slipway.core.rollout;

import dev.slipway.core.failure.Refused;
import dev.slipway.core.model.AlarmName;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.AlarmMetric;
import dev.slipway.core.plan.AlarmPlan;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.HostedAlarm;
import dev.slipway.core.plan.Metrics;
import dev.slipway.core.plan.Plan;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.RemovalPlan;
import dev.slipway.core.plan.Tags;
import dev.slipway.core.step.Effects;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The SageMaker objects of one plan, each made or deleted once.
final class Objects {
    /// No fleet is made and taken back sooner.
    private static final Duration UNSEEN = Duration.ofMinutes(5);

    private final Hosting hosting;
    private final Metrics metrics;
    private final Effects effects;
    private final RunId run;
    private final String actor;

    Objects(Hosting hosting, Metrics metrics, Effects effects, RunId run, String actor) {
        this.hosting = hosting;
        this.metrics = metrics;
        this.effects = effects;
        this.run = run;
        this.actor = actor;
    }

    /// An endpoint under our name that serves what we never made is somebody else's: hands off.
    void refuseForeign(ResourceName endpoint, List<ResourceName> ours) {
        hosting.endpoint(endpoint).filter(there -> !ours.contains(there.config())).ifPresent(there -> {
            throw new Refused("the endpoint %s serves the configuration %s, which Slipway did not make: choose another application, or delete it by hand"
                    .formatted(endpoint, there.config()));
        });
    }

    /// Model, configuration, alarms and endpoint, in that order; a live endpoint moves as the plan says.
    void deploy(DeploymentPlan plan, PlanRecord record, Optional<Generation> serving) {
        var name = plan.objects();
        var tags = Tags.of(record);
        effects.ensure(
                run,
                actor,
                "model/" + name,
                () -> hosting.model(name),
                () -> hosting.call(new HostingCall.CreateModel(
                        name, plan.image(), plan.place().role(), plan.environmentVariables(), tags)),
                there -> there.image().equals(plan.image().reference())
                        && there.variables().equals(plan.environmentVariables()));
        effects.ensure(
                run,
                actor,
                "config/" + name,
                () -> hosting.config(name),
                () -> hosting.call(new HostingCall.CreateConfig(
                        name, name, plan.instanceType(), plan.instances(), tags)),
                new HostedConfig(name, name, plan.instanceType(), plan.instances())::equals);
        plan.alarms().forEach(this::alarm);
        effects.ensure(
                run,
                actor,
                effect(plan),
                () -> hosting.endpoint(plan.endpoint()),
                () -> hosting.call(
                        hosting.endpoint(plan.endpoint()).isPresent()
                                ? update(plan, serving)
                                : new HostingCall.CreateEndpoint(plan.endpoint(), name, tags)),
                there -> there.isFor(name));
    }

    private void alarm(AlarmPlan alarm) {
        effects.ensure(
                run,
                actor,
                "alarm/" + alarm.name(),
                () -> metrics.alarms(List.of(alarm.name())).stream().findFirst(),
                () -> metrics.put(alarm),
                there -> there.plan().equals(Optional.of(alarm)));
    }

    /// Who asked for no other number of instances keeps the one that autoscaling made of it.
    private static HostingCall update(DeploymentPlan plan, Optional<Generation> serving) {
        return new HostingCall.UpdateEndpoint(
                plan.endpoint(),
                plan.objects(),
                plan.rollout(),
                plan.alarms().stream().map(AlarmPlan::name).toList(),
                serving.filter(there -> there.instances() == plan.instances()).isPresent());
    }

    /// Whether the plan moved its endpoint before, wherever it went since.
    boolean hasMoved(Plan plan) {
        return effects.isDone(run, effect(plan));
    }

    /// When the plan first set out to move its endpoint.
    Optional<Instant> endpointTriedSince(Plan plan) {
        return effects.since(run, effect(plan));
    }

    /// Whether the plan set out to move its endpoint so long ago, and unseen, that SageMaker may have taken it back since.
    boolean isLost(Plan plan, Instant now) {
        return plan instanceof DeploymentPlan deployment
                && endpointTriedSince(plan).filter(tried -> tried.plus(UNSEEN).isBefore(now)).isPresent()
                && hosting.endpoint(plan.endpoint()).filter(there -> !there.isFor(deployment.objects())).isPresent();
    }

    private static String effect(Plan plan) {
        return switch (plan) {
            case DeploymentPlan deployment -> "endpoint/%s@%s".formatted(plan.endpoint(), deployment.objects());
            case RemovalPlan _ -> "delete/endpoint/" + plan.endpoint();
        };
    }

    void deleteEndpoint(ResourceName name) {
        delete("endpoint/" + name, new HostingCall.DeleteEndpoint(name), () -> hosting.endpoint(name)
                .filter(there -> there.status() != HostedEndpoint.Status.DELETING));
    }

    void deleteConfig(ResourceName name) {
        delete("config/" + name, new HostingCall.DeleteConfig(name), () -> hosting.config(name));
    }

    void deleteModel(ResourceName name) {
        delete("model/" + name, new HostingCall.DeleteModel(name), () -> hosting.model(name));
    }

    /// Every alarm that bears the endpoint's name.
    void deleteAlarms(ResourceName endpoint) {
        var names = Arrays.stream(AlarmMetric.values()).map(metric -> AlarmPlan.nameOf(endpoint, metric)).toList();
        var there = metrics.alarms(names).stream().map(HostedAlarm::name).toList();
        names.stream()
                .filter(name -> there.contains(name) || effects.since(run, "delete/alarm/" + name).isPresent())
                .forEach(this::deleteAlarm);
    }

    private void deleteAlarm(AlarmName name) {
        delete("alarm/" + name, () -> metrics.delete(name), () -> metrics.alarms(List.of(name)).stream().findFirst());
    }

    private void delete(String what, HostingCall call, Supplier<Optional<?>> look) {
        delete(what, () -> hosting.call(call), look);
    }

    private void delete(String what, Runnable make, Supplier<Optional<?>> look) {
        effects.ensure(
                run,
                actor,
                "delete/" + what,
                () -> Optional.of(look.get().isEmpty()),
                make,
                gone -> gone);
    }
}
