package dev.slipway.app.kill;

import dev.slipway.app.store.CommitWatch;
import dev.slipway.core.model.ResourceName;
import dev.slipway.twin.Effect;
import dev.slipway.twin.Rule;
import dev.slipway.twin.run.TwinSettings;
import dev.slipway.twin.run.Twins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What outlives the process that is killed: the folder, the time, and the twins, which live in this one.
final class World implements AutoCloseable {
    private static final int REQUESTS_A_MINUTE = 600;

    private final Path folder;
    private final Twins twins;

    private World(Path folder, Twins twins) {
        this.folder = folder;
        this.twins = twins;
    }

    /// In a folder that is not there yet.
    static World in(Path folder) throws IOException {
        Files.createDirectory(folder);
        SharedClock.begin(folder);
        return new World(folder, Twins.start(TwinSettings.standard().withClock(SharedClock.reading(folder))));
    }

    /// What people do at a laptop.
    interface Doing {
        void at(Desk desk) throws Exception;
    }

    /// Does it in this process.
    void inside(Doing doing) throws Exception {
        try (var desk = Desk.open(folder, settings(), CommitWatch.NONE)) {
            doing.at(desk);
        }
    }

    /// Does the errand in this process.
    ///
    /// @return how many commits that took
    long at(Errand errand) throws Exception {
        var never = new Halt("never", 0);
        try (var desk = Desk.open(folder, settings(), never)) {
            never.arm();
            errand.at(desk);
            return never.commits();
        }
    }

    /// Begins the errand anew in this process, wherever another was killed, and says how it ended.
    End end(Errand errand) throws Exception {
        try (var desk = Desk.open(folder, settings(), CommitWatch.NONE)) {
            errand.at(desk);
            return End.of(errand, desk.laptop(), this);
        }
    }

    /// Does the errand in a process of its own, which halts there.
    Process aside(Errand errand, String when, long n) throws IOException {
        return QuickJava.get().start(arguments(errand, when, n));
    }

    /// For the [KillProgram].
    List<String> arguments(Errand errand, String when, long n) {
        return Stream.concat(
                        Stream.of(folder.toString(), errand.name(), when, Long.toString(n)),
                        settings().entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()))
                .toList();
    }

    private Map<String, String> settings() {
        var urls = twins.urls();
        return Map.of(
                "AWS_ENDPOINT_URL_SAGEMAKER", urls.get("sagemaker"),
                "AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME", urls.get("sagemaker_runtime"),
                "AWS_ENDPOINT_URL_CLOUDWATCH", urls.get("cloudwatch"),
                "SLIPWAY_REGISTRY_URL", urls.get("registry"));
    }

    /// From now on there is traffic, and what this configuration runs answers none of it.
    void fails(ResourceName configuration) {
        twins.sagemaker().dial().add(Rule.on("*", new Effect.Traffic(REQUESTS_A_MINUTE)));
        twins.sagemaker().dial().add(Rule.on("*", new Effect.BadFleet("*", "*", configuration.value(), 100, 0)));
    }

    /// Nobody is at work for so long.
    void passes(Duration time) throws IOException {
        SharedClock.forward(folder, time);
    }

    Path folder() {
        return folder;
    }

    Twins twins() {
        return twins;
    }

    @Override
    public void close() {
        twins.close();
    }
}
