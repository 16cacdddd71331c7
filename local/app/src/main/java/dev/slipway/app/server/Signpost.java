package dev.slipway.app.server;

import dev.slipway.app.store.Trouble;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a running server hangs out in a data folder, `server.json`, so that commands find it.
///
/// Shape: `started` is when the process began, so that another process with the same number is told apart; `home`
/// is the folder with the issuer's key.
public record Signpost(String address, long pid, Instant started, String home) {
    private static final String NAME = "server.json";

    /// Starts are reckoned from the boot time, which a set clock moves.
    private static final Duration ROUNDING = Duration.ofSeconds(3);

    /// This process, listening there, with its data there.
    public static Signpost of(URI address, Path home) {
        var self = ProcessHandle.current();
        return new Signpost(address.toString(), self.pid(), start(self), home.toString());
    }

    /// The running server of this folder. One whose process is gone is none.
    public static Optional<Signpost> in(Path folder) {
        try {
            return Optional.of(Json.readStored(Files.readAllBytes(folder.resolve(NAME)), Signpost.class))
                    .filter(Signpost::isAlive);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | Malformed damaged) {
            // Written in one move, so only another hand leaves it damaged: nobody can be found by it.
            return Optional.empty();
        }
    }

    /// Hangs it out until it is closed.
    public AutoCloseable hangOut(Path folder) {
        var file = folder.resolve(NAME);
        try {
            var fresh = Files.createTempFile(folder, "server", ".new");
            Files.write(fresh, Json.bytes(this));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Unavailable("%s cannot be written: %s".formatted(file, Trouble.words(e)), e);
        }
        return () -> Files.deleteIfExists(file);
    }

    private boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> Duration.between(start(process), started).abs().compareTo(ROUNDING) < 0)
                .isPresent();
    }

    private static Instant start(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
