package dev.slipway.app.kill;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.spi.ToolProvider;

/// Starts the [KillProgram] in half the time: with a cache of all that one run of it loaded.
///
/// Shape: made once for all tests of this process, in a folder beside their classes that the next process makes anew. A
/// cache takes jars alone, so what lies in folders is packed first.
record QuickJava(String classPath, Path cache) {
    /// Tests that wait for a process let others begin, and there may be hundreds.
    private static final Semaphore ROOM = new Semaphore(Runtime.getRuntime().availableProcessors());

    private static final class Once {
        static final QuickJava JAVA = made();
    }

    static QuickJava get() {
        return Once.JAVA;
    }

    /// Waits for room first.
    Process start(List<String> arguments) throws IOException {
        ROOM.acquireUninterruptibly();
        try {
            var process = program("-XX:AOTCache=" + cache, arguments).start();
            var _ = process.onExit().thenRun(ROOM::release);
            return process;
        } catch (IOException | RuntimeException e) {
            ROOM.release();
            throw e;
        }
    }

    private ProcessBuilder program(String option, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                KillProgram.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    private static QuickJava made() {
        try {
            var folder = emptied(classes().resolveSibling("quick-java"));
            var java = new QuickJava(packed(folder), folder.resolve("cache.aot"));
            java.train(folder.resolve("world"));
            return java;
        } catch (Exception e) {
            throw new IllegalStateException("the cache was not made", e);
        }
    }

    /// The longest errand needs the most classes.
    private void train(Path folder) throws Exception {
        try (var world = World.in(folder)) {
            Errand.PRODUCTION.before(world);
            var log = folder.resolve("log");
            var run = program("-XX:AOTCacheOutput=" + cache, world.arguments(Errand.PRODUCTION, "never", 0))
                    .redirectOutput(log.toFile())
                    .redirectError(log.toFile())
                    .start();
            if (run.waitFor() != 0 || !Files.exists(cache)) {
                throw new IllegalStateException("its run ended with %d: see %s".formatted(run.exitValue(), log));
            }
        }
    }

    private static String packed(Path folder) {
        var packed = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            packed.add(Files.isDirectory(Path.of(entry)) ? jar(entry, folder.resolve(packed.size() + ".jar")) : entry);
        }
        return String.join(File.pathSeparator, packed);
    }

    private static String jar(String classes, Path jar) {
        var tool = ToolProvider.findFirst("jar").orElseThrow();
        int exit = tool.run(
                System.out, System.err, "--create", "--no-compress", "--file", jar.toString(), "-C", classes, ".");
        if (exit != 0) {
            throw new IllegalStateException("jar of %s ended with %d".formatted(classes, exit));
        }
        return jar.toString();
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(QuickJava.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var old = Files.walk(folder)) {
                old.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
        return Files.createDirectory(folder);
    }
}
