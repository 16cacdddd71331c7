package dev.slipway.app.laptop;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.slipway.app.store.DataFolder;
import dev.slipway.app.store.Trouble;
import dev.slipway.core.failure.Unavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;

/// What functions log, one JSON object a line, in `log.jsonl` of the data folder.
///
/// Shape: each line begins with its time, which on AWS the log service adds. A file over 10 MiB is set aside as
/// `log.1.jsonl` at the next start. Errors: a log that cannot be written stops nothing.
public final class StepLog implements LambdaLogger, AutoCloseable {
    private static final long LARGE = 10L << 20;

    private final FileChannel file;
    private final InstantSource clock;

    private StepLog(FileChannel file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    static StepLog in(Path folder, InstantSource clock) {
        var path = folder.resolve("log.jsonl");
        try {
            if (Files.exists(path) && Files.size(path) > LARGE) {
                Files.move(path, folder.resolve("log.1.jsonl"), StandardCopyOption.REPLACE_EXISTING);
            }
            return new StepLog(
                    FileChannel.open(DataFolder.file(path), StandardOpenOption.APPEND), clock);
        } catch (IOException e) {
            throw new Unavailable("the log %s cannot be written: %s".formatted(path, Trouble.words(e)), e);
        }
    }

    /// The context of one call of this function.
    public Context call(String function) {
        return new CallContext(function, this);
    }

    @Override
    public void log(String line) {
        var object = line.strip();
        log(("{\"at\":\"" + clock.instant() + "\"," + object.substring(1) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void log(byte[] bytes) {
        try {
            file.write(ByteBuffer.wrap(bytes));
        } catch (IOException full) {
            // Work goes on without its log.
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new Unavailable("the log cannot be closed: " + Trouble.words(e), e);
        }
    }
}
