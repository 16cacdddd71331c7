package dev.slipway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.app.server.Signpost;
import dev.slipway.app.server.Server;
import dev.slipway.app.store.DataFolder;
import dev.slipway.core.contract.Settings;
import dev.slipway.engine.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Wrong input, exit code, message: every line of `wrong-input.jsonl` against one running server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CliTest {
    private static final Path CASES = Path.of("src/test/resources/cli/wrong-input.jsonl");
    private static final Path FILES = Path.of("src/test/resources/cli/files");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Path home = Path.of("");
    private Stay stay = new Stay();

    @BeforeAll
    void serve(@TempDir Path folder) {
        home = folder;
        var server = stay.with(Server.open(Settings.read(Map.of()), home, Clock.real(), 0));
        stay.with(Signpost.of(server.address(), home).hangOut(home));
    }

    @AfterAll
    void end() {
        stay.close();
    }

    @TestFactory
    Stream<DynamicTest> wrongInputIsNamedAndHasItsExitCode() throws IOException {
        return Files.readAllLines(CASES).stream()
                .filter(line -> !line.isBlank())
                .map(CliTest::parsed)
                .map(each -> DynamicTest.dynamicTest(each.path("args").toString(), () -> holds(each)));
    }

    @Test
    void aFolderInUseIsAConflictThatNamesItsOwner(@TempDir Path taken) {
        try (var owned = DataFolder.own(taken)) {
            var spoken = Spoken.run(Map.of("SLIPWAY_HOME", owned.path().toString()), "up", "--port", "0");

            assertThat(spoken.exit()).isEqualTo(4);
            assertThat(spoken.err()).contains("in use by process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aNoticeOfADeadProcessIsNoServer(@TempDir Path folder) throws Exception {
        var dead = new Signpost("http://127.0.0.1:1", 4_000_000_000L, java.time.Instant.EPOCH, folder.toString());
        try (var hung = dead.hangOut(folder)) {
            assertThat(hung).isNotNull();
            assertThat(Signpost.in(folder)).isEmpty();
        }
    }

    @Test
    void theAnswerOfTheApiIsPrintedAsItIs() {
        var spoken = Spoken.run(environment(), "endpoints", "--json");

        assertThat(spoken.exit()).isZero();
        assertThat(parsed(spoken.out()).path("spending")).hasSize(3);
    }

    /// Also where the number stands apart, and where none is meant.
    @ParameterizedTest
    @CsvSource({"chatbot-a,--wait 150 SENTENCE", "chatbot-b,--wait SENTENCE", "chatbot-c,SENTENCE --wait"})
    void aWaitTakesOnlyANumber(String app, String order) {
        var words = Stream.concat(Stream.of("intent", "--env", "staging", "--dry-run"), Stream.of(order.split(" ")))
                .map(word -> word.equals("SENTENCE") ? "deploy llama-3.1 8B for " + app : word);

        var spoken = Spoken.run(environment(), words.toArray(String[]::new));

        assertThat(spoken.exit()).as(spoken.err()).isZero();
        assertThat(spoken.out()).contains("Rehearsed");
    }

    @Test
    void aRehearsalIsFollowedToItsEnd() {
        var spoken = Spoken.run(
                environment(), "intent", "deploy llama-3.1 8B for quiet", "--env", "staging", "--dry-run", "--wait=150");

        assertThat(spoken.exit()).isZero();
        assertThat(spoken.out()).contains("Rehearsed", "meta/llama-3.1-8b-instruct", "Not chosen");
        assertThat(spoken.err()).contains("guard says Allowed", "closed: Rehearsed");
    }

    @Test
    void productionEndsTheWaitWithWhomToAskAndTheirWordCounts() {
        var asked = Spoken.run(
                environment(), "intent", "deploy llama-3.1 8B", "--app", "careful-x", "--env", "prod", "--dry-run", "--wait=150", "--json");
        var plan = parsed(asked.out()).path("plan_id").asText();

        assertThat(asked.exit()).isZero();
        assertThat(asked.err()).contains("bob, carol", home.resolve("outbox").toString(), "slipway approve " + plan + " --as bob");
        assertThat(Spoken.run(environment(), "approvals", "--as", "bob").out()).contains("slipway approve " + plan);
        assertThat(Spoken.run(environment(), "approvals").out()).contains(plan, "others decide this");
        assertThat(said(plan, "--as", "alice")).isEqualTo(3);
        assertThat(said(plan, "--as", "dave")).isEqualTo(7);
        assertThat(said(plan, "--as", "bob", "--reject")).isEqualTo(2);
        assertThat(Spoken.run(environment(), "approve", plan, "--as", "frank").out())
                .contains("Recorded for bob. The plan is approved");
        assertThat(said(plan, "--as", "frank", "--for", "bob")).isZero();
        assertThat(said(plan, "--as", "carol", "--reject", "--reason", "too dear")).isEqualTo(4);
    }

    private int said(String plan, String... options) {
        return Spoken.run(environment(), Stream.concat(Stream.of("approve", plan), Stream.of(options)).toArray(String[]::new))
                .exit();
    }

    private void holds(JsonNode wanted) {
        var environment = new HashMap<>(environment());
        wanted.path("env").properties().forEach(e -> environment.put(e.getKey(), e.getValue().asText()));
        var arguments = wanted.path("args").valueStream().map(JsonNode::asText).map(CliTest::placed);

        var spoken = Spoken.run(environment, arguments.toArray(String[]::new));

        assertThat(spoken.exit()).as(spoken.out() + spoken.err()).isEqualTo(wanted.path("exit").asInt());
        assertThat(spoken.out() + spoken.err())
                .containsPattern(Pattern.compile(wanted.path("says").asText(), Pattern.DOTALL))
                .doesNotContain("this is a bug");
    }

    private Map<String, String> environment() {
        return Map.of("SLIPWAY_HOME", home.toString());
    }

    private static String placed(String argument) {
        return argument.replace("{files}", FILES.toString());
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return fail("no JSON: " + line, e);
        }
    }
}
