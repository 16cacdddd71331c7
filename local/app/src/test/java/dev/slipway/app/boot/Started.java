package dev.slipway.app.boot;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A handler in a JVM of its own, started by the runtime interface client as Lambda starts it, on the flags of the managed
/// runtime without a snapshot.
final class Started implements AutoCloseable {
    /// A busy machine starts JVMs slowly; what ends without a word is noticed at once.
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final String NATIVE = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private final RuntimeApi lambda;
    private final Path folder;
    private final Process process;
    private final long begun;

    private Started(RuntimeApi lambda, Path folder, Process process, long begun) {
        this.lambda = lambda;
        this.folder = folder;
        this.process = process;
        this.begun = begun;
    }

    /// @param code the package, or whatever else the handler lies in
    static Started of(String handler, Path code, Map<String, String> environment) {
        try {
            var lambda = new RuntimeApi();
            var folder = Files.createTempDirectory("slipway-boot");
            var builder = new ProcessBuilder(command(handler, code, unpacked(folder))).directory(folder.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.environment()
                    .putAll(Map.of(
                            "AWS_LAMBDA_RUNTIME_API", lambda.address(),
                            "AWS_LAMBDA_FUNCTION_NAME", "boot",
                            "AWS_LAMBDA_FUNCTION_VERSION", "1",
                            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024",
                            "AWS_LAMBDA_LOG_FORMAT", "Text",
                            "_HANDLER", handler,
                            "LAMBDA_TASK_ROOT", folder.toString(),
                            "AWS_REGION", "us-east-1"));
            builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
            return new Started(lambda, folder, builder.start(), System.nanoTime());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What it says next; fails when it ended, or says nothing for long.
    RuntimeApi.Said next() throws InterruptedException {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        var next = lambda.next();
        while (next.isEmpty()) {
            if (!process.isAlive() || System.nanoTime() > patience) {
                throw new AssertionError("the function says nothing (%s): %s".formatted(process, log()));
            }
            next = lambda.next();
        }
        return next.get();
    }

    /// Hands out an event.
    void send(String event) {
        lambda.send(event);
    }

    /// From the command to what it said.
    Duration since(RuntimeApi.Said said) {
        return Duration.ofNanos(said.at() - begun);
    }

    /// The lines that it logged as JSON.
    List<String> lines() {
        try (var lines = Files.lines(folder.resolve("log"))) {
            return lines.filter(line -> line.startsWith("{")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All that it printed.
    String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A copy of its own: left alone, the client writes its native part to one place of the machine, under the feet of whoever
    /// else uses it.
    private static Path unpacked(Path folder) throws IOException {
        var processor = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch_64";
        var name = "/jni/libaws-lambda-jni.linux-%s.so".formatted(processor);
        try (var in = AWSLambda.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            var file = folder.resolve("client.so");
            Files.copy(in, file);
            return file;
        }
    }

    private static List<String> command(String handler, Path code, Path library) {
        var classes = Stream.concat(
                        Stream.of(code),
                        Stream.of(AWSLambda.class, PojoSerializer.class, Context.class).map(Started::placeOf))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                // As the managed runtime leads it to its own context.
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-D%s=%s".formatted(NATIVE, library),
                "-cp",
                classes,
                AWSLambda.class.getName(),
                handler);
    }

    private static Path placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
        lambda.close();
        try (var files = Files.walk(folder)) {
            files.sorted((one, other) -> other.compareTo(one)).forEach(file -> file.toFile().delete());
        }
    }
}
