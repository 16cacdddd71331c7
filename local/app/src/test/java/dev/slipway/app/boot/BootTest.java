package dev.slipway.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every package starts with each of its handlers, and asks nobody anything before its first event.
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client has a native part for Linux alone")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class BootTest {
    private static final String KEY = "1a2b3c4d-1111-2222-3333-444455556666";
    private static final String MACHINE = "arn:aws:states:us-east-1:000000000001:stateMachine:deployment";

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer aws;

    @BeforeEach
    void listen() throws IOException {
        aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        aws.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        aws.start();
    }

    @AfterEach
    void stop() {
        aws.stop(0);
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "API")
    void startsAndAsksForAnEvent(Packaged function) throws Exception {
        try (var started = Started.of(function.handler(), function.path(), function.told(settings()))) {
            assertThat(started.next()).as(started::log).isInstanceOf(RuntimeApi.Said.Ready.class);

            assertThat(asked).hasValue(0);
        }
    }

    @Test
    void theApiIsPrimedBeforeItsSnapshotAndAsksNobody() throws Exception {
        var environment = new TreeMap<>(Packaged.API.told(settings()));
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        try (var started = Started.of(Packaged.API.handler(), Packaged.API.path(), environment)) {
            assertThat(started.next()).as(started::log).isInstanceOf(RuntimeApi.Said.Snapshot.class);
            assertThat(started.next()).as(started::log).isInstanceOf(RuntimeApi.Said.Ready.class);
            assertThat(asked).hasValue(0);

            started.send(Files.readString(Path.of("../../events/api-health.json")));

            assertThat(started.next()).isInstanceOfSatisfying(RuntimeApi.Said.Answer.class, answer ->
                    assertThat(answer.body()).contains("\"statusCode\":503", "ledger"));
            assertThat(asked).as("what the handler asks is heard here").hasPositiveValue();
        }
    }

    @Test
    void whatIsMissingIsNamedWhereItStarts() throws Exception {
        var environment = Packaged.CHECKPOINT.told(settings());
        environment.remove("CHECKPOINT_KEY");
        try (var started = Started.of(Packaged.CHECKPOINT.handler(), Packaged.CHECKPOINT.path(), environment)) {
            assertThat(started.next()).isInstanceOfSatisfying(RuntimeApi.Said.NotStarted.class, failure ->
                    assertThat(failure.body()).contains("CHECKPOINT_KEY is not set: set it to"));
        }
    }

    @Test
    void everyHandlerIsStartedHere() throws IOException {
        var handlers = new TreeSet<String>();
        try (var files = Files.walk(Path.of("../../functions"))) {
            files.map(Path::toString)
                    .filter(file -> file.contains("/src/main/java/dev/slipway/function/") && file.endsWith("Handler.java"))
                    .map(file -> file.substring(file.indexOf("dev/slipway")).replace('/', '.').replace(".java", ""))
                    .forEach(handlers::add);
        }

        assertThat(Arrays.stream(Packaged.values()).map(Packaged::handler)).containsExactlyInAnyOrderElementsOf(handlers);
    }

    private Map<String, String> settings() {
        var here = "http://127.0.0.1:" + aws.getAddress().getPort();
        return Map.ofEntries(
                Map.entry("AWS_ENDPOINT_URL", here),
                Map.entry("AWS_ENDPOINT_URL_SAGEMAKER", here),
                Map.entry("AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME", here),
                Map.entry("AWS_ENDPOINT_URL_CLOUDWATCH", here),
                Map.entry("SLIPWAY_REGISTRY_URL", here),
                Map.entry("AWS_ACCESS_KEY_ID", "000000000001"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "any"),
                Map.entry("STATE_TABLE", "state"),
                Map.entry("AUDIT_TABLE", "audit"),
                Map.entry("EVIDENCE_BUCKET", "evidence"),
                Map.entry("ARCHIVE_BUCKET", "archive"),
                Map.entry("SLIPWAY_POLICIES", "s3://artifacts/policies"),
                Map.entry("SLIPWAY_ORIGIN", "slipway-dev-aws"),
                Map.entry("SLIPWAY_URL", "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com"),
                Map.entry("LINK_KEYS", KEY),
                Map.entry("FORM_KEYS", KEY),
                Map.entry("TOKEN_KEY", KEY),
                Map.entry("CHECKPOINT_KEY", KEY),
                Map.entry("MAIL_TOPIC", "arn:aws:sns:us-east-1:000000000001:mail"),
                Map.entry("NOTICE_BUS", "notices"),
                Map.entry("PLACE_ROLE", "slipway-dev-{environment}-rollout"),
                Map.entry("DEPLOYMENT_MACHINE", MACHINE),
                Map.entry("ROLLBACK_MACHINE", MACHINE));
    }
}
