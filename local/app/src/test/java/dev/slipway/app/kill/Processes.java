package dev.slipway.app.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The twins as a process of their own, and the program that is killed.
final class Processes implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process twins;
    private final Path clock;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String sagemaker;
    private final String registry;
    private final String cloudwatch;

    /// Starts the twins; the clock's file lies in the folder.
    Processes(Path folder) throws IOException {
        clock = folder.resolve("clock");
        SharedClock.begin(clock);
        twins = java(TwinsAside.class.getName(), clock.toString());
        var urls = JSON.readTree(reader(twins).readLine());
        sagemaker = urls.get("sagemaker").asText();
        registry = urls.get("registry").asText();
        cloudwatch = urls.get("cloudwatch").asText();
    }

    Process start(Path home, String app, String what, String when, long n) throws IOException {
        return java(
                KillProgram.class.getName(),
                home.toString(),
                sagemaker,
                registry,
                app,
                what,
                when,
                Long.toString(n),
                clock.toString(),
                cloudwatch);
    }

    /// Runs it to its end and answers the line it told.
    String finish(Path home, String app, String what) throws IOException, InterruptedException {
        var process = start(home, app, what, "never", 0);
        try (var out = reader(process)) {
            var line = out.readLine();
            assertThat(process.waitFor()).as("exit of the run that finishes, which said " + line).isZero();
            return line;
        }
    }

    /// The last thing that a process says; nothing when it was halted before.
    static String lastLine(Process process) throws IOException {
        try (var out = reader(process)) {
            return out.lines().reduce("", (first, second) -> second);
        }
    }

    JsonNode dial(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(sagemaker + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(method + " " + path + ": " + answer.body()).isLessThan(300);
        return answer.body().isBlank() ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    /// How often each create and delete of this application was accepted.
    List<String> accepted(String app) throws IOException, InterruptedException {
        var counts = new ArrayList<String>();
        dial("GET", "/_dial/calls", "").get("accepted").properties().forEach(operation -> {
            if (operation.getKey().startsWith("Create") || operation.getKey().startsWith("Delete")) {
                operation.getValue().properties().forEach(name -> {
                    if (name.getKey().startsWith(app + "-")) {
                        counts.add(operation.getKey() + "=" + name.getValue().asInt());
                    }
                });
            }
        });
        counts.sort(null);
        return counts;
    }

    private static Process java(String main, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static BufferedReader reader(Process process) {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
        twins.destroyForcibly();
    }
}
