package dev.slipway.function.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.core.contract.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.crac.Core;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What happens before a snapshot of the api is taken.
class PrimingTest {
    private static final Path EVENTS = Path.of("../../events");
    private static final Map<String, Integer> ANSWERS = Map.ofEntries(
            Map.entry("api-approvals", 200),
            Map.entry("api-approvals-ui", 200),
            Map.entry("api-approve", 404),
            Map.entry("api-audit", 404),
            Map.entry("api-audit-export", 200),
            Map.entry("api-cancel", 404),
            Map.entry("api-endpoints", 200),
            Map.entry("api-freeze", 200),
            Map.entry("api-health", 503),
            Map.entry("api-intent", 202),
            Map.entry("api-plan", 404),
            Map.entry("api-review", 404),
            Map.entry("api-review-form", 404),
            Map.entry("api-rollback", 404),
            Map.entry("api-unblock", 404));

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer aws;

    /// AWS, as far as somebody asks it.
    @BeforeEach
    void listen() throws IOException {
        aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        aws.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        aws.start();
    }

    @AfterEach
    void stop() {
        aws.stop(0);
    }

    @Test
    void nothingIsAskedOfAwsNeitherBeforeTheSnapshotNorAfterTheRestore() throws Exception {
        var priming = Priming.of(settings());

        priming.beforeCheckpoint(Core.getGlobalContext());
        priming.afterRestore(Core.getGlobalContext());

        assertThat(asked).hasValue(0);
    }

    @Test
    void nothingIsAskedOfAwsWhenTheHandlerIsMade() {
        assertThat(new ApiHandler(settings(), InstantSource.system())).isNotNull();

        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsWalkedThroughToItsEnd(String event) throws IOException {
        var out = new ByteArrayOutputStream();

        Priming.of(settings()).answer(event, out);

        assertThat(Answered.of(out.toByteArray()).status()).isEqualTo(ANSWERS.get(event));
        assertThat(asked).hasValue(0);
    }

    @Test
    void everySampleIsPrimed() throws IOException {
        assertThat(Priming.EVENTS).containsExactlyInAnyOrderElementsOf(samples().toList());
    }

    static Stream<String> samples() throws IOException {
        try (var files = Files.list(EVENTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("api-"))
                    .map(name -> name.replace(".json", ""))
                    .toList()
                    .stream();
        }
    }

    private Settings settings() {
        var key = "1a2b3c4d-1111-2222-3333-444455556666";
        var machine = "arn:aws:states:us-east-1:000000000001:stateMachine:deployment";
        return Settings.read(Map.ofEntries(
                Map.entry("AWS_ENDPOINT_URL", "http://127.0.0.1:" + aws.getAddress().getPort()),
                Map.entry("STATE_TABLE", "state"),
                Map.entry("AUDIT_TABLE", "audit"),
                Map.entry("EVIDENCE_BUCKET", "evidence"),
                Map.entry("SLIPWAY_POLICIES", "s3://artifacts/policies"),
                Map.entry("SLIPWAY_ORIGIN", "slipway-dev-aws"),
                Map.entry("LINK_KEYS", key),
                Map.entry("FORM_KEYS", key),
                Map.entry("TOKEN_KEY", key),
                Map.entry("PLACE_ROLE", "slipway-dev-{environment}-alarms"),
                Map.entry("DEPLOYMENT_MACHINE", machine),
                Map.entry("ROLLBACK_MACHINE", machine)));
    }
}
