package dev.slipway.app.show;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Where a command speaks, and the environment it was called in.
///
/// Shape: results go to `out`, progress and complaints to `err`; `colour` is true only where a person looks; `patience` is how
/// long one answer of a server is waited for.
public record Terminal(
        PrintStream out, PrintStream err, Map<String, String> environment, boolean colour, Duration patience) {
    /// A server that works answers a look within milliseconds.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public Terminal {
        environment = Map.copyOf(environment);
    }

    /// The process's own.
    public static Terminal standard() {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        return new Terminal(out, err, System.getenv(), watched() && System.getenv("NO_COLOR") == null, PATIENCE);
    }

    /// Says what is wrong, in a line of its own beside the results.
    public void complain(String sentence) {
        err.println("slipway: " + sentence);
    }

    public String bold(String text) {
        return painted("1", text);
    }

    public String faint(String text) {
        return painted("2", text);
    }

    public String good(String text) {
        return painted("32", text);
    }

    public String bad(String text) {
        return painted("31", text);
    }

    private String painted(String code, String text) {
        return colour ? "\033[" + code + "m" + text + "\033[0m" : text;
    }

    private static boolean watched() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                && !"dumb".equals(System.getenv("TERM"));
    }
}
