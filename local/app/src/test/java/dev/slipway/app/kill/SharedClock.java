package dev.slipway.app.kill;

import dev.slipway.engine.Clock;
import dev.slipway.engine.JumpClock;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;

/// One time for several processes: whoever works on it jumps, the others read how far it came.
///
/// Shape: a file of eight bytes, milliseconds since 1970, mapped into each process. It outlives a process that is
/// killed, so the next one goes on where that one was.
final class SharedClock implements Clock {
    private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");

    private final MappedByteBuffer file;
    private final JumpClock clock;

    private SharedClock(MappedByteBuffer file) {
        this.file = file;
        this.clock = new JumpClock(Instant.ofEpochMilli(file.getLong(0)));
    }

    /// Makes the file.
    static void begin(Path path) throws IOException {
        mapped(path).putLong(0, BEGIN.toEpochMilli());
    }

    /// Goes on from where the file stands.
    static SharedClock over(Path path) throws IOException {
        return new SharedClock(mapped(path));
    }

    /// Only reads.
    static InstantSource reading(Path path) throws IOException {
        var file = mapped(path);
        return () -> Instant.ofEpochMilli(file.getLong(0));
    }

    @Override
    public Instant instant() {
        var now = clock.instant();
        file.putLong(0, now.toEpochMilli());
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

    private static MappedByteBuffer mapped(Path path) throws IOException {
        try (var channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
        }
    }
}
