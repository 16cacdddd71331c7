package dev.slipway.twin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Puts one twin on a loopback port, with its dial under `/_dial` and what it says by itself under `/_events`.
///
/// Shape: a virtual thread per call; port 0 takes a free one. There is no time limit on answers, for one may be held
/// for ever. Errors: a taken port is an [UncheckedIOException].
public final class TwinServer implements AutoCloseable {
    private final Dial dial;
    private final Calls calls = new Calls();
    private final Held held = new Held();
    private final DialPages pages;
    private final Optional<EventPages> events;
    private final Timeline timeline;
    private final Desk desk;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// A twin in real time, alone.
    public TwinServer(Twin twin, Dial dial, Optional<Snapshot> snapshot, int port) {
        this(twin, dial, snapshot, port, new Timeline(InstantSource.system()));
    }

    /// A twin that shares its timeline with others.
    public TwinServer(Twin twin, Dial dial, Optional<Snapshot> snapshot, int port, Timeline timeline) {
        this.dial = dial;
        this.timeline = timeline;
        this.pages = new DialPages(dial, calls, held);
        this.events = twin.events().map(EventPages::new);
        this.desk = new Desk(twin, dial, calls, held, snapshot, timeline);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on loopback port " + port, e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public Dial dial() {
        return dial;
    }

    public Calls calls() {
        return calls;
    }

    public Held held() {
        return held;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        desk.save();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            var answer = answer(exchange);
            if (answer.isPresent()) {
                send(exchange, answer.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Answer> answer(HttpExchange exchange) throws InterruptedException {
        try {
            var call = Door.open(exchange);
            if (DialPages.owns(call)) {
                return Optional.of(pages.answer(call));
            }
            if (events.isPresent() && EventPages.owns(call)) {
                timeline.catchUpNow();
                return events.map(each -> each.answer(call));
            }
            return desk.serve(call);
        } catch (Refusal refusal) {
            return Optional.of(DialPages.error(refusal.status(), refusal.code(), refusal.text())
                    .with("Connection", "close"));
        } catch (IOException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(DialPages.error(500, "TwinBroken", String.valueOf(e)));
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws InterruptedException {
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        try {
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
                exchange.sendResponseHeaders(answer.status(), -1);
                return;
            }
            exchange.sendResponseHeaders(answer.status(), body.length);
            write(exchange.getResponseBody(), body, answer.pause());
        } catch (IOException e) {
            // The caller hung up; what the twin did stays done.
            exchange.close();
        }
    }

    private static void write(OutputStream out, byte[] body, Duration pause) throws IOException, InterruptedException {
        if (pause.isZero()) {
            out.write(body);
            return;
        }
        for (byte each : body) {
            Thread.sleep(pause);
            out.write(each);
            out.flush();
        }
    }
}
