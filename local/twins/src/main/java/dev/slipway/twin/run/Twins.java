package dev.slipway.twin.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.twin.Dial;
import dev.slipway.twin.Snapshot;
import dev.slipway.twin.Timeline;
import dev.slipway.twin.Twin;
import dev.slipway.twin.TwinServer;
import dev.slipway.twin.cloudwatch.CloudWatchTwin;
import dev.slipway.twin.registry.Images;
import dev.slipway.twin.registry.RegistryTwin;
import dev.slipway.twin.sagemaker.SageMakerTwin;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The twins, each on its own loopback port, on one timeline.
///
/// Shape: SageMaker's twin resolves images by the content of the registry's, reports to CloudWatch's and watches its
/// alarms.
public final class Twins implements AutoCloseable {
    private final TwinSettings settings;
    private final Timeline timeline;
    private final Deque<TwinServer> open = new ArrayDeque<>();
    private final CloudWatchTwin watching;
    private final SageMakerTwin hosting;
    private final TwinServer cloudwatch;
    private final TwinServer sagemaker;
    private final TwinServer registry;

    private Twins(TwinSettings settings) {
        this.settings = settings;
        this.timeline = new Timeline(settings.clock());
        var images = new Images(settings.repositories());
        var cloudwatchDial = CloudWatchTwin.dial();
        var sagemakerDial = SageMakerTwin.dial();
        this.watching = new CloudWatchTwin(timeline, cloudwatchDial, settings.account());
        this.hosting = new SageMakerTwin(
                timeline,
                sagemakerDial,
                settings.account(),
                new SageMakerTwin.Surroundings(images::digest, watching::alarm, this::measured));
        try {
            this.cloudwatch = serve(watching, cloudwatchDial, "cloudwatch", settings.cloudwatchPort());
            this.sagemaker = serve(hosting, sagemakerDial, "sagemaker", settings.sagemakerPort());
            this.registry =
                    serve(new RegistryTwin(timeline, images), RegistryTwin.dial(), "registry", settings.registryPort());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    public static Twins start(TwinSettings settings) {
        return new Twins(settings);
    }

    /// The latest time the twins of this home saw on their clock, if they ever ran.
    static Optional<Instant> lastSeen(Path home) {
        return Stream.of("sagemaker", "registry", "cloudwatch")
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
        urls.put("cloudwatch", cloudwatch.uri().toString());
        return urls;
    }

    public TwinServer sagemaker() {
        return sagemaker;
    }

    public TwinServer registry() {
        return registry;
    }

    public TwinServer cloudwatch() {
        return cloudwatch;
    }

    /// The common time of the twins. Who wants them to act at their time, asked or not, gives it a timer to follow.
    public Timeline timeline() {
        return timeline;
    }

    /// Hears what SageMaker and CloudWatch say by themselves, as EventBridge would carry it: an endpoint's new
    /// status, an alarm's new state. It comes when a twin is asked something, or at its time where the timeline
    /// follows a timer.
    public void listen(Consumer<JsonNode> listener) {
        Stream.of(hosting, watching).flatMap(twin -> twin.events().stream()).forEach(each -> each.listen(listener));
    }

    @Override
    public void close() {
        timeline.unfollow();
        RuntimeException trouble = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (RuntimeException e) {
                trouble = e;
            }
        }
        if (trouble != null) {
            throw trouble;
        }
    }

    private TwinServer serve(Twin twin, Dial dial, String name, int port) {
        var snapshot = settings.home().map(folder -> new Snapshot(folder.resolve(name + ".json"), timeline));
        var server = new TwinServer(twin, dial, snapshot, port, timeline);
        open.push(server);
        return server;
    }

    private void measured(
            String region, Map<String, String> dimensions, dev.slipway.twin.sagemaker.Metrics.Sample sample) {
        watching.measured(
                region,
                "AWS/SageMaker",
                sample.name(),
                dimensions,
                sample.unit(),
                sample.value(),
                sample.count(),
                sample.at());
    }
}
