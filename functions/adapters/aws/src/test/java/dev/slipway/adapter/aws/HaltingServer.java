package dev.slipway.adapter.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Begins an answer to any request and falls silent after the first byte of its body.
final class HaltingServer implements AutoCloseable {
    private static final byte[] BEGINNING =
            "HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: 2\r\n\r\n{"
                    .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket socket;
    private final List<Socket> callers = Collections.synchronizedList(new ArrayList<>());

    private HaltingServer(ServerSocket socket) {
        this.socket = socket;
    }

    static HaltingServer start() {
        try {
            var server = new HaltingServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(server::serve);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void serve() {
        try {
            while (true) {
                var caller = socket.accept();
                callers.add(caller);
                caller.getOutputStream().write(BEGINNING);
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (var caller : List.copyOf(callers)) {
                caller.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
