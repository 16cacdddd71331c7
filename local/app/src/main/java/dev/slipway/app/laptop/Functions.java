package dev.slipway.app.laptop;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.slipway.engine.Tasks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Semaphore;

/// The functions of this process by name, called through the entry that Lambda uses: bytes in, bytes out.
final class Functions implements Tasks {
    /// As reserved concurrency does on AWS: runs in the background leave room for whoever waits for an answer.
    private static final int AT_ONCE = 4;

    private final Semaphore room = new Semaphore(AT_ONCE, true);
    private final Map<String, RequestStreamHandler> handlers;
    private final StepLog log;

    Functions(Map<String, RequestStreamHandler> handlers, StepLog log) {
        this.handlers = Map.copyOf(handlers);
        this.log = log;
    }

    @Override
    public byte[] invoke(String functionName, byte[] payload) throws IOException, InterruptedException {
        room.acquire();
        try {
            return called(functionName, payload);
        } finally {
            room.release();
        }
    }

    private byte[] called(String functionName, byte[] payload) throws IOException {
        var handler = handlers.get(functionName);
        if (handler == null) {
            throw new IllegalArgumentException("no function is called " + functionName);
        }
        var answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(payload), answer, log.call(functionName));
        return answer.toByteArray();
    }
}
