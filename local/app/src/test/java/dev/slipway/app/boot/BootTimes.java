package dev.slipway.app.boot;

import dev.slipway.app.boot.RuntimeApi.Said;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// Measures how long each function takes to start and to answer its first event, beside one that does nothing.
///
/// Said by name alone (`-Dtest=BootTimes`), for it measures and holds nothing; writes `target/boot-times.md`. Rounds are
/// interleaved, and the table has their medians.
@EnabledIfEnvironmentVariable(named = "AWS_ENDPOINT_URL", matches = "http.+")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
final class BootTimes {
    private static final int ROUNDS = 5;
    private static final String BARE = "bare";

    /// The api as it is published: primed before its snapshot, from which it starts.
    private static final String PRIMED = "api primed";

    /// Of one start: to the first question for an event or for a snapshot, and from the event to its answer.
    private record Times(Duration init, Duration first) {
        long sum() {
            return init.plus(first).toMillis();
        }
    }

    @Test
    void areWrittenAsATable() throws Exception {
        var settings = BootEmulatorTest.furnished();
        var all = new LinkedHashMap<String, List<Times>>();
        for (int round = 0; round < ROUNDS; round++) {
            note(all, BARE, times(BareHandler.class.getName(), classes(), Map.of(), "{}"));
            for (var function : Packaged.values()) {
                var name = function.name().toLowerCase(Locale.ROOT).replace('_', '-');
                note(all, name, times(function.handler(), function.path(), function.told(settings), atOnce(function.event())));
            }
            var snapshot = new TreeMap<>(Packaged.API.told(settings));
            snapshot.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
            note(all, PRIMED, times(Packaged.API.handler(), Packaged.API.path(), snapshot, atOnce(Packaged.API.event())));
        }
        Files.writeString(Path.of("target/boot-times.md"), table(all));
    }

    /// The sample of an intent would rather wait for its verdict.
    private static String atOnce(String event) {
        return event.replace("wait=10", "wait=0");
    }

    private static void note(Map<String, List<Times>> all, String name, Times times) {
        all.computeIfAbsent(name, _ -> new ArrayList<>()).add(times);
    }

    private static Times times(String handler, Path code, Map<String, String> environment, String event)
            throws IOException, InterruptedException {
        try (var started = Started.of(handler, code, environment)) {
            var done = started.next();
            var ready = done instanceof Said.Snapshot ? started.next() : done;
            if (!(ready instanceof Said.Ready)) {
                throw new AssertionError(handler + " did not start: " + ready);
            }
            long sent = System.nanoTime();
            started.send(event);
            return new Times(started.since(done), Duration.ofNanos(started.next().at() - sent));
        }
    }

    private static String table(Map<String, List<Times>> all) throws IOException {
        var bare = median(all.getOrDefault(BARE, List.of()));
        var table = new StringBuilder("| Function | Package, MB | Init, ms | First event, ms | Both, to a bare handler's |\n|---|---|---|---|---|\n");
        for (var one : all.entrySet()) {
            var times = median(one.getValue());
            table.append("| %s | %s | %d | %d | %.1f |%n"
                    .formatted(
                            one.getKey(),
                            size(one.getKey()),
                            times.init().toMillis(),
                            times.first().toMillis(),
                            (double) times.sum() / bare.sum()));
        }
        return table.toString();
    }

    private static Times median(List<Times> times) {
        return new Times(
                times.stream().map(Times::init).sorted().toList().get(times.size() / 2),
                times.stream().map(Times::first).sorted().toList().get(times.size() / 2));
    }

    private static String size(String name) throws IOException {
        if (name.equals(BARE)) {
            return "";
        }
        var path = Packaged.valueOf(name.replace(" primed", "").toUpperCase(Locale.ROOT).replace('-', '_')).path();
        return "%s %.1f".formatted(path.getFileName().toString().replaceFirst("-.*", ""), Files.size(path) / 1e6);
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(URI.create(BareHandler.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
