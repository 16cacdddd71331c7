package dev.slipway.app.demo;

import dev.slipway.app.laptop.Surroundings;
import dev.slipway.app.store.Trouble;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.plan.AlarmMetric;
import dev.slipway.core.plan.AlarmPlan;
import dev.slipway.core.plan.AlarmState;
import dev.slipway.core.plan.Metrics;
import dev.slipway.core.rollout.HostedEndpoint;
import dev.slipway.core.rollout.Hosting;
import dev.slipway.core.rollout.ModelServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What lies outside Slipway, as anybody sees it: SageMaker, its alarms and models, the letters, and the twin's dial.
final class Outside {
    private final Hosting hosting;
    private final ModelServer models;
    private final Metrics metrics;
    private final FaultDial dial;
    private final Path letters;

    /// @param dial the address of SageMaker's twin
    /// @param letters the folder of the outbox
    Outside(Surroundings around, URI dial, Path letters) {
        this.hosting = around.hosting();
        this.models = around.models();
        this.metrics = around.metrics();
        this.dial = new FaultDial(dial);
        this.letters = letters;
    }

    Optional<HostedEndpoint> endpoint(ResourceName name) {
        return hosting.endpoint(name);
    }

    /// A letter, once it was sent.
    Optional<String> letter(String name) {
        var file = letters.resolve(name + ".eml");
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new Unavailable("the letter %s cannot be read: %s".formatted(name, Trouble.words(e)), e);
        }
    }

    /// The alarms of this endpoint that speak now, by what they watch.
    List<String> firing(ResourceName endpoint) {
        var names = Arrays.stream(AlarmMetric.values())
                .map(metric -> AlarmPlan.nameOf(endpoint, metric))
                .toList();
        return metrics.alarms(names).stream()
                .filter(alarm -> alarm.state() == AlarmState.ALARM)
                .flatMap(alarm -> alarm.plan().stream())
                .map(plan -> plan.terms().metric().title())
                .sorted()
                .toList();
    }

    FaultDial dial() {
        return dial;
    }

    ModelServer models() {
        return models;
    }

    /// A sight of the outside; trouble in looking is what is seen.
    static String seen(Supplier<String> look) {
        try {
            return look.get();
        } catch (StepFailure trouble) {
            return trouble.toString();
        }
    }
}
