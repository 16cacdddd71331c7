package dev.slipway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.app.server.Server;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.model.Person;
import dev.slipway.engine.Clock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands to a server that is known by its address and a token alone: a real gateway, over a folder that they never see.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ElsewhereTest {
    private static final String TOKEN = "SLIPWAY_TOKEN";
    private static final String FORGED = "eyJhbGciOiJFUzI1NiJ9.e30.c2VjcmV0";

    private final Stay stay = new Stay();
    private Path servers = Path.of("");
    private Path home = Path.of("");
    private String address = "";

    @BeforeAll
    void serve(@TempDir Path folder) {
        servers = folder.resolve("server");
        home = folder.resolve("home");
        address = stay.with(Server.open(Settings.read(Map.of()), servers, Clock.real(), 0)).address().toString();
    }

    @AfterAll
    void end() {
        stay.close();
    }

    @Test
    void aPlanIsAskedForFollowedReadByOperatorsAndExported(@TempDir Path folder) {
        var rehearsed = say("alice", "intent", "deploy llama-3.1 8B for far-away", "--env", "staging", "--dry-run", "--wait=150");
        var plan = rehearsed.err().lines().filter(line -> line.startsWith("plan ")).findFirst().orElseThrow().substring("plan ".length());
        var operators = say("dave", "plan", plan);
        var strangers = say("frank", "plan", plan);
        var listed = say("alice", "endpoints", "--history", "--json");
        var exported = say("dave", "audit", "export", folder.resolve("export").toString());

        assertThat(rehearsed.exit()).as(rehearsed.err()).isZero();
        assertThat(operators.exit()).as(operators.err()).isZero();
        assertThat(operators.out()).contains("Rehearsed", plan);
        assertThat(strangers.exit()).isEqualTo(7);
        assertThat(listed.out()).contains("\"spending\":");
        assertThat(exported.exit()).as(exported.err()).isZero();
        assertThat(home).doesNotExist();
    }

    @Test
    void peopleAreAskedAndSpeakWithTokensOfTheirOwn() {
        var asked = say("alice", "intent", "deploy llama-3.1 8B for far-off on ml.g6e.12xlarge with 2 instances under $30 per hour", "--env", "staging", "--wait=150");
        var waits = say("bob", "approvals");
        var plan = asked.err().lines().filter(line -> line.startsWith("plan ")).findFirst().orElseThrow().substring("plan ".length());
        var said = say("bob", "approve", plan, "--reject", "--reason", "too dear");

        assertThat(asked.err()).as(asked.out()).contains("Letters with links went out to them.", "with: slipway approve " + plan + "\n").doesNotContain("--as", "outbox");
        assertThat(waits.out()).contains("slipway approve " + plan).doesNotContain("outbox", "Letters lie");
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains("Rejected");
        assertThat(home).doesNotExist();
    }

    @Test
    void aTokenMayLieInAFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("token"), token("alice") + "\n");
        var empty = Files.writeString(folder.resolve("empty"), "\n");
        var prose = Files.writeString(folder.resolve("prose"), "my secret words");

        assertThat(run(Map.of("SLIPWAY_TOKEN_FILE", file.toString()), "endpoints").exit()).isZero();
        assertThat(run(Map.of("SLIPWAY_TOKEN_FILE", empty.toString()), "endpoints").err()).contains("SLIPWAY_TOKEN_FILE is «" + empty);
        assertThat(run(Map.of("SLIPWAY_TOKEN_FILE", prose.toString()), "endpoints"))
                .satisfies(refused -> assertThat(refused.exit()).isEqualTo(2))
                .satisfies(refused -> assertThat(refused.err()).contains("SLIPWAY_TOKEN_FILE is «" + prose).doesNotContain("secret words"));
        assertThat(run(Map.of("SLIPWAY_TOKEN_FILE", folder.resolve("none").toString()), "endpoints"))
                .satisfies(refused -> assertThat(refused.err()).contains("SLIPWAY_TOKEN_FILE", "cannot be read"));
        assertThat(run(Map.of("SLIPWAY_TOKEN_FILE", file.toString(), TOKEN, token("alice")), "endpoints").err())
                .contains("one of SLIPWAY_TOKEN and SLIPWAY_TOKEN_FILE");
    }

    @Test
    void withoutATokenNobodyIsAsked() {
        var spoken = run(Map.of(), "endpoints");

        assertThat(spoken.exit()).isEqualTo(2);
        assertThat(spoken.err()).contains("SLIPWAY_TOKEN is «not set»", "a bearer token for " + address, "docs/deploy.md");
    }

    @ParameterizedTest
    @ValueSource(strings = {TOKEN, "SLIPWAY_TOKEN_FILE"})
    void aTokenWithoutAServerOpensNoFolderHere(String name) {
        var spoken = Spoken.run(Map.of("SLIPWAY_HOME", home.toString(), name, FORGED), "endpoints");

        assertThat(spoken.exit()).isEqualTo(2);
        assertThat(spoken.err()).contains(name + " is «set, and SLIPWAY_SERVER is not»").doesNotContain(FORGED);
        assertThat(home).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://slipway.example.com", "http://127.0.0.1.example.com:8787", "https://me:word@example.com", "https://example.com/a"})
    void aTokenGoesNowhereInTheOpen(String server) {
        var spoken = Spoken.run(Map.of("SLIPWAY_SERVER", server, TOKEN, FORGED), "endpoints");

        assertThat(spoken.exit()).isEqualTo(2);
        assertThat(spoken.err()).contains("SLIPWAY_SERVER is «" + server + "»: accepted is an https address").doesNotContain(FORGED);
    }

    @Test
    void anAddressWithoutAHostIsRefused() {
        var spoken = Spoken.run(Map.of("SLIPWAY_SERVER", "https://a..b", TOKEN, FORGED), "endpoints");

        assertThat(spoken.exit()).isEqualTo(2);
        assertThat(spoken.err()).contains("SLIPWAY_SERVER is «https://a..b»").doesNotContain(FORGED);
    }

    @Test
    void nobodySpeaksAsSomebodyElseThere() {
        var spoken = say("alice", "endpoints", "--as", "dave");

        assertThat(spoken.exit()).isEqualTo(2);
        assertThat(spoken.err()).contains("--as: the token says who speaks there", "set SLIPWAY_TOKEN to that person's");
    }

    @ParameterizedTest
    @CsvSource({"up --port 0,up", "demo,demo", "twins,twins", "token,token"})
    void whatNeedsThisMachineSaysSo(String line, String command) {
        var spoken = say("alice", line.split(" "));

        assertThat(spoken.exit()).isEqualTo(2);
        assertThat(spoken.err()).contains("accepted is no server elsewhere for 'slipway " + command + "'", "unset SLIPWAY_SERVER");
    }

    @Test
    void aTokenThatTheServerDoesNotTrustIsNamedAndNeverShown() {
        var spoken = run(Map.of(TOKEN, FORGED), "endpoints");

        assertThat(spoken.exit()).isEqualTo(2);
        assertThat(spoken.err()).contains("token").doesNotContain(FORGED, "c2VjcmV0");
    }

    /// The gate of an HTTP API refuses in words of its own.
    static Stream<Arguments> gates() {
        return Stream.of(
                arguments(401, "{\"message\":\"Unauthorized\"}", 2, "SLIPWAY_TOKEN is «refused by "),
                arguments(401, "", 2, "SLIPWAY_TOKEN is «refused by "),
                arguments(403, "{\"message\":\"Forbidden\"}", 3, "SLIPWAY_TOKEN is «refused by "),
                arguments(404, "{\"message\":\"Not Found\"}", 7, "SLIPWAY_SERVER is «refused by "),
                arguments(503, "{\"message\":\"Service Unavailable\"}", 5, "repeat the command"),
                arguments(200, "<html>", 2, "is it Slipway?"));
    }

    @ParameterizedTest
    @MethodSource("gates")
    void aRefusalOfTheGateSaysWhatToDo(int status, String body, int exit, String says) throws IOException {
        var gate = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gate.createContext("/", call -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            call.getResponseBody().write(bytes);
            call.close();
        });
        gate.start();
        try {
            var spoken = Spoken.run(Map.of("SLIPWAY_SERVER", "http://127.0.0.1:" + gate.getAddress().getPort(), TOKEN, FORGED), "endpoints");

            assertThat(spoken.exit()).as(spoken.err()).isEqualTo(exit);
            assertThat(spoken.err()).contains(says).doesNotContain(FORGED);
        } finally {
            gate.stop(0);
        }
    }

    private Spoken say(String person, String... arguments) {
        return run(Map.of(TOKEN, token(person)), arguments);
    }

    private Spoken run(Map<String, String> more, String... arguments) {
        var environment = new HashMap<>(more);
        environment.put("SLIPWAY_SERVER", address);
        environment.put("SLIPWAY_HOME", home.toString());
        return Spoken.run(environment, arguments);
    }

    private String token(String person) {
        return Door.token(servers, Settings.read(Map.of()), new Person(person), Duration.ofHours(1));
    }
}
