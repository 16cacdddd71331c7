package dev.slipway.twin.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.slipway.twin.Json;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// The twins as a program: prints their base URLs as one JSON line and stays until a signal ends it.
///
/// Arguments: `[--speed N] [--home DIR] [--sagemaker-port P] [--registry-port P] [--cloudwatch-port P]`. Exit: 2 for a
/// bad argument.
public final class TwinsProgram {
    private static final List<String> KNOWN =
            List.of("--speed", "--home", "--sagemaker-port", "--registry-port", "--cloudwatch-port");

    private TwinsProgram() {}

    public static void main(String... arguments) throws InterruptedException {
        try {
            var twins = run(System.out, arguments);
            Runtime.getRuntime().addShutdownHook(new Thread(twins::close));
            new CountDownLatch(1).await();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /// Starts the twins, prints the line and returns; the caller closes them.
    ///
    /// @throws IllegalArgumentException when an argument is unknown, lacks its value, or is out of range
    public static Twins run(PrintStream out, String... arguments) {
        limitSlowCallers();
        var given = given(arguments);
        var home = Optional.ofNullable(given.get("--home")).map(Path::of);
        var settings = TwinSettings.standard()
                .withPorts(
                        port(given, "--sagemaker-port"),
                        port(given, "--registry-port"),
                        port(given, "--cloudwatch-port"))
                .withClock(clock(home, speed(given)));
        var twins = Twins.start(home.map(settings::withHome).orElse(settings));
        try {
            out.println(Json.MAPPER.writeValueAsString(twins.urls()));
            out.flush();
            return twins;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is JSON", e);
        }
    }

    private static Map<String, String> given(String... arguments) {
        var given = new HashMap<String, String>();
        for (int at = 0; at < arguments.length; at += 2) {
            if (!KNOWN.contains(arguments[at]) || at + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "unknown argument, or one without a value: " + arguments[at] + "; known: " + KNOWN);
            }
            given.put(arguments[at], arguments[at + 1]);
        }
        return given;
    }

    /// A twin that ran fast is ahead of the world; after a restart it goes on where it was.
    private static InstantSource clock(Optional<Path> home, double speed) {
        var real = InstantSource.system();
        var now = real.instant();
        var anchor = home.flatMap(Twins::lastSeen).filter(now::isBefore).orElse(now);
        return new FastClock(real, anchor, speed);
    }

    private static double speed(Map<String, String> given) {
        return Double.parseDouble(given.getOrDefault("--speed", "1"));
    }

    private static int port(Map<String, String> given, String name) {
        return Integer.parseInt(given.getOrDefault(name, "0"));
    }

    /// The JDK's server reads these once: without them a silent caller keeps a connection for ever, and every small
    /// answer waits for an acknowledgement. There is no limit on answers, because some are held on purpose.
    private static void limitSlowCallers() {
        for (var setting : Map.of("sun.net.httpserver.maxReqTime", "60", "sun.net.httpserver.nodelay", "true")
                .entrySet()) {
            if (System.getProperty(setting.getKey()) == null) {
                System.setProperty(setting.getKey(), setting.getValue());
            }
        }
    }
}
