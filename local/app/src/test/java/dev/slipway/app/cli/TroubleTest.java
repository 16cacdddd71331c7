package dev.slipway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.app.server.Signpost;
import dev.slipway.app.show.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes wrong around a command: its evidence, its price file, its output.
final class TroubleTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void evidenceThatIsBrokenIsNamedByItsDigestAndEndsWithSix(boolean deleted) throws IOException {
        var plan = rehearsed();
        var pieces = evidence();
        for (var piece : pieces) {
            breakIt(piece, deleted);
        }

        var text = run("plan", plan);
        var json = run("plan", plan, "--json");

        assertThat(text.exit()).isEqualTo(6);
        assertThat(text.err()).contains("evidence broken", "sha256:", "restores it").doesNotContain(home.toString());
        assertThat(pieces).extracting(piece -> "sha256:" + piece.getFileName()).contains(observed(json));
        assertThat(json.exit()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "instance,usd_per_hour,as_of,source;ml.g6.xlarge,cheap,2026-11-01,us|line 2: usd_per_hour is «cheap»",
                "instance,usd_per_hour,as_of,source;ml.g6.xlarge,1,today,us|line 2: as_of is «today»",
                "instance,usd_per_hour,as_of,source;ml.g6.xlarge,1,2026-11-01,\"us|line 2 is cut off inside a quote",
                "instance,usd_per_hour;ml.g6.xlarge,1|line 1 has 2 fields: accepted are the 4 of instance,usd_per_hour",
            })
    void aBadPriceFileStopsTheStartWithItsLineAndColumn(String rows, String says) throws IOException {
        var file = Files.writeString(home.resolve("prices.csv"), rows.replace(';', '\n') + "\n");
        var environment = Map.of("SLIPWAY_HOME", home.resolve("data").toString(), "SLIPWAY_PRICES", file.toString());

        var spoken = Spoken.run(environment, "up", "--port", "0");

        assertThat(spoken.exit()).isEqualTo(2);
        assertThat(spoken.err()).contains("SLIPWAY_PRICES: " + file, says);
    }

    @Test
    void theDocumentedPriceFileIsRead() throws IOException {
        var document = Files.readString(Path.of("../../docs/cli.md"));
        var begin = document.indexOf("```csv\n") + "```csv\n".length();
        var file = Files.writeString(home.resolve("prices.csv"), document.substring(begin, document.indexOf("```", begin)));
        var environment = Map.of("SLIPWAY_HOME", home.resolve("data").toString(), "SLIPWAY_PRICES", file.toString());

        var spoken = Spoken.run(environment, "intent", "deploy llama-3.1 8B for quiet", "--env", "staging", "--dry-run");

        assertThat(spoken.exit()).as(spoken.err()).isZero();
        assertThat(spoken.out()).contains("price of 2026-11-01");
    }

    @Test
    void aServerThatIsGoneIsToldInWords() throws Exception {
        int port;
        try (var closed = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        try (var hung = Signpost.of(URI.create("http://127.0.0.1:" + port), home).hangOut(home)) {
            var spoken = run("endpoints");

            assertThat(hung).isNotNull();
            assertThat(spoken.exit()).isEqualTo(5);
            assertThat(spoken.err()).contains("does not answer: nobody listens there").doesNotContain("java.");
        }
    }

    @Test
    void upSaysThatItsFolderIsOpenToOthers() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var taken = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var spoken = run("up", "--port", Integer.toString(taken.getLocalPort()));

            assertThat(spoken.exit()).isEqualTo(5);
            assertThat(spoken.err()).containsOnlyOnce("is open to others (rwxr-xr-x)").contains("cannot be listened on");
        }
    }

    @Test
    void aFileInThePlaceOfTheDataFolderIsToldInWords() throws IOException {
        var file = Files.createFile(home.resolve("file"));

        var spoken = Spoken.run(Map.of("SLIPWAY_HOME", file.toString()), "endpoints");

        assertThat(spoken.exit()).isEqualTo(5);
        assertThat(spoken.err()).contains("SLIPWAY_HOME: the folder " + file).doesNotContain("java.");
    }

    @Test
    void aServerThatIsSilentEndsACommandWithFiveAfterTheTimeThatIsDocumented() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var hung = Signpost.of(URI.create("http://127.0.0.1:" + silent.getLocalPort()), home).hangOut(home)) {
            var spoken = Spoken.run(Duration.ofSeconds(1), Map.of("SLIPWAY_HOME", home.toString()), "endpoints");

            assertThat(hung).isNotNull();
            assertThat(spoken.exit()).isEqualTo(5);
            assertThat(spoken.err()).contains("did not answer within 1 s", "process " + ProcessHandle.current().pid());
        }
        assertThat(Files.readString(Path.of("../../docs/cli.md")))
                .contains("A server that does not answer within %d seconds ends a command with 5."
                        .formatted(Terminal.standard().patience().toSeconds()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--help|1", "token|1", "plan nonsense|2"})
    void outputThatCannotBeWrittenIsNoSuccess(String command, int exit) {
        var err = new ByteArrayOutputStream();

        int code = Slipway.run(full(err), command.split(" "));

        assertThat(code).isEqualTo(exit);
        assertThat(err.toString(StandardCharsets.UTF_8).contains("standard output could not be written"))
                .isEqualTo(exit == 1);
    }

    /// A terminal whose disk is full.
    private Terminal full(OutputStream err) {
        var full = new OutputStream() {
            @Override
            public void write(int each) throws IOException {
                throw new IOException("no space left");
            }
        };
        return new Terminal(
                new PrintStream(full, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("SLIPWAY_HOME", home.toString()),
                false,
                Spoken.PATIENCE);
    }

    private String rehearsed() throws JsonProcessingException {
        var spoken = run("intent", "deploy llama-3.1 8B for quiet", "--env", "staging", "--dry-run", "--json");
        return JSON.readTree(spoken.out()).path("plan_id").asText();
    }

    private List<Path> evidence() throws IOException {
        try (var files = Files.list(home.resolve("evidence"))) {
            return files.toList();
        }
    }

    private static void breakIt(Path piece, boolean deleted) throws IOException {
        if (deleted) {
            Files.delete(piece);
        } else {
            Files.writeString(piece, "{}");
        }
    }

    private static String observed(Spoken json) throws JsonProcessingException {
        var problem = JSON.readTree(json.out());
        assertThat(problem.path("code").asText()).isEqualTo("evidence_broken");
        return problem.path("observed").asText();
    }

    private Spoken run(String... arguments) {
        return Spoken.run(Map.of("SLIPWAY_HOME", home.toString()), arguments);
    }
}
