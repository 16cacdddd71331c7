package dev.slipway.app.cli;

import dev.slipway.app.show.Terminal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What the launcher runs once after a build, so that the JVM's archive holds the classes that commands need.
final class Training {
    private Training() {}

    public static void main(String... arguments) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        var terminal = new Terminal(nowhere, nowhere, Map.of(), false);
        if (Slipway.run(terminal, "--help") != 0) {
            throw new IllegalStateException("--help failed");
        }
    }
}
