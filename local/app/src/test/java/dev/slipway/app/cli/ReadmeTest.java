package dev.slipway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.show.Terminal;
import dev.slipway.core.contract.Setting;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the documents say of the command line is what it does.
final class ReadmeTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");
    private static final String LAUNCHER = "./slipway ";

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandOfTheReadmeIsUnderstood(String command) {
        var words = words(command.substring(LAUNCHER.length()));

        var parsed = Slipway.line(silent()).parseArgs(words.toArray(String[]::new));

        assertThat(parsed.hasSubcommand()).isTrue();
    }

    @Test
    void theReadmeShowsTheCommandsOfTheFirstFiveMinutes() throws IOException {
        assertThat(commands())
                .contains(
                        "./slipway demo",
                        "./slipway up",
                        "./slipway intent \"deploy llama-3.1 8B for chatbot-x\" --env staging --budget 15 --wait");
        assertThat(read("README.md")).contains("\nmvn verify\n");
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        LINK.matcher(read("README.md")).results().forEach(link -> assertThat(ROOT.resolve(link.group(1))).exists());
    }

    @Test
    void everySettingStandsInTheTableWithItsDefaultAndMeaning() throws IOException {
        var document = read("README.md");

        for (var setting : Setting.values()) {
            var standard = setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`";
            assertThat(document).contains("| `%s` | %s | %s |".formatted(setting, standard, setting.meaning()));
        }
    }

    @Test
    void everyCommandAndExitCodeIsDocumented() throws IOException {
        var document = read("docs/cli.md");

        assertThat(Slipway.line(silent()).getSubcommands().keySet())
                .allSatisfy(name -> assertThat(document).containsPattern("\\| `" + name + "[ `]"));
        assertThat(Exit.list().keySet()).allSatisfy(code -> assertThat(read("README.md")).contains("| " + code + " | "));
    }

    static List<String> commands() throws IOException {
        var commands = new ArrayList<String>();
        boolean code = false;
        for (var line : read("README.md").lines().toList()) {
            if (line.startsWith("```")) {
                code = !code;
            } else if (code && line.startsWith(LAUNCHER)) {
                commands.add(line);
            }
        }
        return commands;
    }

    private static Stream<String> words(String line) {
        return WORD.matcher(line).results().map(m -> m.group(1) == null ? m.group(2) : m.group(1));
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    private static Terminal silent() {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Terminal(nowhere, nowhere, Map.of(), false, Duration.ofSeconds(10));
    }
}
