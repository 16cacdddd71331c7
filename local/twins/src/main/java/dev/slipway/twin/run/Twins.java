package dev.slipway.twin.run;

import dev.slipway.twin.Snapshot;
import dev.slipway.twin.TwinServer;
import dev.slipway.twin.registry.Images;
import dev.slipway.twin.registry.RegistryTwin;
import dev.slipway.twin.sagemaker.SageMakerTwin;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The twins, each on its own loopback port. SageMaker's twin resolves images by the content of the registry's.
public final class Twins implements AutoCloseable {
    private final TwinServer sagemaker;
    private final TwinServer registry;

    private Twins(TwinServer sagemaker, TwinServer registry) {
        this.sagemaker = sagemaker;
        this.registry = registry;
    }

    public static Twins start(TwinSettings settings) {
        var images = new Images(settings.repositories());
        var dial = SageMakerTwin.dial();
        var sagemaker = new SageMakerTwin(settings.clock(), dial, settings.account(), images::digest);
        var first = new TwinServer(sagemaker, dial, snapshot(settings, "sagemaker"), settings.sagemakerPort());
        try {
            var registry = new RegistryTwin(settings.clock(), images);
            return new Twins(
                    first,
                    new TwinServer(
                            registry, RegistryTwin.dial(), snapshot(settings, "registry"), settings.registryPort()));
        } catch (RuntimeException e) {
            first.close();
            throw e;
        }
    }

    /// The latest time the twins of this home saw on their clock, if they ever ran.
    static Optional<Instant> lastSeen(Path home) {
        return Stream.of("sagemaker", "registry")
                .map(twin -> new Snapshot(home.resolve(twin + ".json"), InstantSource.system()))
                .flatMap(snapshot -> snapshot.savedAt().stream())
                .max(Comparator.naturalOrder());
    }

    /// Base URLs by the name of what listens there, ready to be written as one JSON object.
    public Map<String, String> urls() {
        var urls = new LinkedHashMap<String, String>();
        urls.put("sagemaker", sagemaker.uri().toString());
        urls.put("sagemaker_runtime", sagemaker.uri().toString());
        urls.put("registry", registry.uri().toString());
        return urls;
    }

    public TwinServer sagemaker() {
        return sagemaker;
    }

    public TwinServer registry() {
        return registry;
    }

    @Override
    public void close() {
        try (registry) {
            sagemaker.close();
        }
    }

    private static Optional<Snapshot> snapshot(TwinSettings settings, String twin) {
        return settings.home().map(folder -> new Snapshot(folder.resolve(twin + ".json"), settings.clock()));
    }
}
