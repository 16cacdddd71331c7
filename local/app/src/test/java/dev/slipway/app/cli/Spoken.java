package dev.slipway.app.cli;

import dev.slipway.app.show.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// One command line, run in this process, and what it said.
record Spoken(int exit, String out, String err) {
    static Spoken run(Map<String, String> environment, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit = Slipway.run(terminal(out, err, environment), arguments);
        return new Spoken(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Terminal terminal(ByteArrayOutputStream out, ByteArrayOutputStream err, Map<String, String> environment) {
        return new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                false);
    }
}
