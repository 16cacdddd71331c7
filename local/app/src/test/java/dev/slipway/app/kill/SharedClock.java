package dev.slipway.app.kill;

import dev.slipway.engine.Clock;
import dev.slipway.engine.JumpClock;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// One time for several processes: whoever works on it jumps, the others read how far it came.
///
/// Shape: a file of eight bytes, milliseconds since 1970, mapped into each process. It outlives a process that is
/// killed, so the next one goes on where that one was. It never goes back.
final class SharedClock implements Clock {
    private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");

    private final MappedByteBuffer file;
    private final JumpClock clock;

    private SharedClock(MappedByteBuffer file) {
        this.file = file;
        this.clock = new JumpClock(Instant.ofEpochMilli(file.getLong(0)));
    }

    /// Makes the file in this folder.
    static void begin(Path folder) throws IOException {
        mapped(folder).putLong(0, BEGIN.toEpochMilli());
    }

    /// Goes on from where the folder's file stands.
    static SharedClock in(Path folder) throws IOException {
        return new SharedClock(mapped(folder));
    }

    /// Only reads.
    static InstantSource reading(Path folder) throws IOException {
        var file = mapped(folder);
        return () -> Instant.ofEpochMilli(file.getLong(0));
    }

    /// Lets time pass while nobody works on it.
    static void forward(Path folder, Duration time) throws IOException {
        var file = mapped(folder);
        file.putLong(0, file.getLong(0) + time.toMillis());
    }

    @Override
    public Instant instant() {
        var now = clock.instant();
        file.putLong(0, Math.max(file.getLong(0), now.toEpochMilli()));
        return now;
    }

    @Override
    public Alarm at(Instant when, Runnable action) {
        return clock.at(when, action);
    }

    @Override
    public Hold hold() {
        return clock.hold();
    }

    private static MappedByteBuffer mapped(Path folder) throws IOException {
        try (var channel = FileChannel.open(
                folder.resolve("clock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
        }
    }
}
