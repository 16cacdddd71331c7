package dev.slipway.app.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.app.gateway.Gateway;
import dev.slipway.app.gateway.SlowCallers;
import dev.slipway.app.laptop.Laptop;
import dev.slipway.app.server.Identities;
import dev.slipway.app.store.CommitWatch;
import dev.slipway.app.store.SqliteJournal;
import dev.slipway.app.store.SqliteStore;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.model.Person;
import dev.slipway.engine.Clock;
import dev.slipway.engine.Engine;
import dev.slipway.engine.ExecutionId;
import dev.slipway.engine.Machine;
import dev.slipway.function.api.ApiHandler;
import dev.slipway.function.api.PlanIds;
import dev.slipway.function.api.Sleep;
import dev.slipway.wire.http.CallerLimit;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;

/// Measures the laptop over its real gateway and its real disk: `local/benchmark` runs it.
public final class Benchmark {
    private static final int WARM_UP = 150;
    private static final int SEQUENTIAL = 500;
    private static final int CLIENTS = 16;
    private static final int INTAKE = 2000;
    private static final int EXECUTIONS = 200;
    private static final int STATES = 50;

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger apps = new AtomicInteger();

    public static void main(String[] args) throws Exception {
        SlowCallers.limit();
        var home = Files.createTempDirectory("slipway-bench");
        try {
            new Benchmark().run(home);
        } finally {
            try (var files = Files.walk(home)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private void run(Path home) throws Exception {
        transitions(home.resolve("engine.db"));
        var settings = Settings.read(Map.of());
        try (var laptop = Laptop.open(settings, home.resolve("home"), Clock.real(), CommitWatch.NONE)) {
            var identities = Identities.in(home.resolve("home"), settings);
            var unlimited = new CallerLimit(10_000_000, 10_000_000);
            var api = new ApiHandler(laptop.apiSteps(), laptop.clock(), new PlanIds()::at, unlimited, Sleep.real());
            try (var gateway = Gateway.open(0, api, identities.check())) {
                var token = identities.token(new Person("alice"), Duration.ofHours(1));
                verdicts(gateway.address(), token);
                intake(gateway.address(), token);
            }
        }
    }

    /// One caller, one intent after the other, each answered with its verdict.
    private void verdicts(URI address, String token) throws Exception {
        var latencies = new Latencies();
        for (int i = 0; i < WARM_UP + SEQUENTIAL; i++) {
            long start = System.nanoTime();
            send(address, token, "wait=10", "\"dry_run\":true,");
            if (i >= WARM_UP) {
                latencies.add(System.nanoTime() - start);
            }
        }
        System.out.printf(
                "intent to verdict: p50 %.1f ms, p99 %.1f ms (%d intents one after the other)%n",
                latencies.millis(50), latencies.millis(99), latencies.count());
    }

    /// Many callers at once; each intent is durable before it is answered, and its run goes on behind it.
    private void intake(URI address, String token) throws Exception {
        var latencies = new Latencies();
        var left = new AtomicInteger(INTAKE);
        var done = new CountDownLatch(CLIENTS);
        long start = System.nanoTime();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int c = 0; c < CLIENTS; c++) {
                clients.execute(() -> {
                    try {
                        while (left.getAndDecrement() > 0) {
                            long sent = System.nanoTime();
                            send(address, token, "", "\"dry_run\":true,");
                            latencies.add(System.nanoTime() - sent);
                        }
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    } finally {
                        done.countDown();
                    }
                });
            }
            done.await();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "intents accepted: %.0f a second, p95 %.1f ms (%d intents, %d callers, flushes on)%n",
                latencies.count() / seconds, latencies.millis(95), latencies.count(), CLIENTS);
    }

    private void send(URI address, String token, String prefer, String more) throws IOException, InterruptedException {
        var body = "{\"intent\":\"deploy llama-3.1 8B\",%s\"env\":\"staging\",\"app\":\"bench-%d\"}"
                .formatted(more, apps.incrementAndGet());
        var request = HttpRequest.newBuilder(address.resolve("/intent"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!prefer.isEmpty()) {
            request.header("Prefer", prefer);
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    /// Executions of a line of Pass states, side by side, every transition in the journal.
    private static void transitions(Path database) throws InterruptedException {
        var machine = Machine.load("line", line());
        try (var store = SqliteStore.open(database);
                var engine = new Engine(
                        SqliteJournal.over(store),
                        (_, _) -> new byte[0],
                        Clock.real(),
                        new SecretKeySpec(new byte[32], "HmacSHA256"))) {
            long start = System.nanoTime();
            for (int i = 0; i < EXECUTIONS; i++) {
                engine.start(machine, "run-" + i, JsonNodeFactory.instance.objectNode());
            }
            for (int i = 0; i < EXECUTIONS; i++) {
                engine.await(new ExecutionId("line", "run-" + i), Duration.ofMinutes(5));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "engine: %.0f transitions a second (%d executions of %d states, journal and flushes on)%n",
                    EXECUTIONS * STATES / seconds, EXECUTIONS, STATES);
        }
    }

    private static String line() {
        var states = new StringBuilder();
        for (int i = 1; i < STATES; i++) {
            states.append("\"S%d\":{\"Type\":\"Pass\",\"Next\":\"S%d\"},".formatted(i, i + 1));
        }
        return "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"S1\",\"States\":{%s\"S%d\":{\"Type\":\"Succeed\"}}}"
                .formatted(states, STATES);
    }
}
