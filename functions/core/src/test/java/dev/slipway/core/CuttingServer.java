package dev.slipway.core;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// Reads a request and cuts its connection, by a reset or by an orderly end, so many times; then it gives everybody the same JSON.
public final class CuttingServer implements AutoCloseable {
    /// How a connection is cut before an answer.
    public enum Cut {
        RESET,
        ORDERLY
    }

    private final ServerSocket socket;
    private final Cut way;
    private final int cuts;
    private final byte[] answer;
    private final AtomicInteger requests = new AtomicInteger();

    private CuttingServer(ServerSocket socket, Cut way, int cuts, String body) {
        this.socket = socket;
        this.way = way;
        this.cuts = cuts;
        this.answer = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// One that cuts nothing.
    public static CuttingServer saying(String body) {
        return cutting(Cut.ORDERLY, 0, body);
    }

    public static CuttingServer cutting(Cut way, int cuts, String body) {
        try {
            var server =
                    new CuttingServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), way, cuts, body);
            Thread.ofVirtual().start(server::serve);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /// How many came in whole.
    public int requests() {
        return requests.get();
    }

    private void serve() {
        try {
            while (true) {
                try (var caller = socket.accept()) {
                    answer(caller);
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void answer(Socket caller) throws IOException {
        readWhole(new BufferedInputStream(caller.getInputStream()));
        if (requests.incrementAndGet() > cuts) {
            caller.getOutputStream().write(answer);
        } else if (way == Cut.RESET) {
            caller.setSoLinger(true, 0);
        }
    }

    private static void readWhole(InputStream in) throws IOException {
        int length = 0;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        in.readNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
