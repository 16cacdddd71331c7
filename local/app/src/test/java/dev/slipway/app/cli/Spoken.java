package dev.slipway.app.cli;

import dev.slipway.app.show.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/// One command line, run in this process, and what it said.
record Spoken(int exit, String out, String err) {
    /// What is claimed here is what is said, and not how soon on a machine that has other things to do.
    static final Duration PATIENCE = Duration.ofSeconds(150);

    static Spoken run(Map<String, String> environment, String... arguments) {
        return run(PATIENCE, environment, arguments);
    }

    static Spoken run(Duration patience, Map<String, String> environment, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit = Slipway.run(terminal(out, err, environment, patience), arguments);
        return new Spoken(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Terminal terminal(
            ByteArrayOutputStream out, ByteArrayOutputStream err, Map<String, String> environment, Duration patience) {
        return new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                false,
                patience);
    }
}
