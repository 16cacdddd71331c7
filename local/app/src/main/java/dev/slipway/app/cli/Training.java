package dev.slipway.app.cli;

import dev.slipway.app.store.Folders;
import dev.slipway.app.show.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

/// What the launcher runs once after a build, so that the JVM's archive holds the classes that commands need.
final class Training {
    private Training() {}

    public static void main(String... arguments) throws IOException {
        var home = Files.createTempDirectory("slipway-training");
        try {
            var environment = Map.of("SLIPWAY_HOME", home.toString());
            run(environment, "--help");
            run(environment, "intent", "deploy llama-3.1 8B for chatbot-x", "--env", "staging", "--dry-run");
            run(environment, "endpoints", "--json");
            run(environment, "demo", "--factor", "60", "--json");
        } finally {
            Folders.remove(home);
        }
    }

    private static void run(Map<String, String> environment, String... command) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        int exit = Slipway.run(new Terminal(nowhere, nowhere, environment, false, Duration.ofMinutes(1)), command);
        System.out.println("training: " + String.join(" ", command) + " ended with " + exit);
    }
}
