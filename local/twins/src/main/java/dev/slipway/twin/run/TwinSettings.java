package dev.slipway.twin.run;

import dev.slipway.twin.registry.Repositories;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// How to start the twins.
///
/// Shape: port 0 takes a free one; without `home` nothing outlives the process. `account` has twelve digits.
public record TwinSettings(
        InstantSource clock,
        Optional<Path> home,
        int sagemakerPort,
        int registryPort,
        int cloudwatchPort,
        String account,
        Repositories repositories) {
    public TwinSettings {
        if (!account.matches("\\d{12}")) {
            throw new IllegalArgumentException("account must have 12 digits, found " + account);
        }
    }

    /// In memory, on free ports, in real time, with a registry that holds every NIM in a few versions.
    public static TwinSettings standard() {
        var nims = Repositories.ofEveryNim(List.of("1.0.0", "1.1.0", "1.2.0", "1.3.0", "1.8.0", "2.0.0"));
        return new TwinSettings(InstantSource.system(), Optional.empty(), 0, 0, 0, "000000000000", nims);
    }

    public TwinSettings withClock(InstantSource other) {
        return new TwinSettings(other, home, sagemakerPort, registryPort, cloudwatchPort, account, repositories);
    }

    public TwinSettings withHome(Path folder) {
        return new TwinSettings(
                clock, Optional.of(folder), sagemakerPort, registryPort, cloudwatchPort, account, repositories);
    }

    public TwinSettings withPorts(int sagemaker, int registry, int cloudwatch) {
        return new TwinSettings(clock, home, sagemaker, registry, cloudwatch, account, repositories);
    }

    public TwinSettings withRepositories(Repositories other) {
        return new TwinSettings(clock, home, sagemakerPort, registryPort, cloudwatchPort, account, other);
    }
}
