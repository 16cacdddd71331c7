package dev.slipway.twin.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.twin.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwinsProgramTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void itPrintsTheBaseUrlsAsOneJsonLine() throws Exception {
        try (var twins = run("--speed", "60")) {
            var line = out.toString(StandardCharsets.UTF_8);

            assertThat(line.lines()).hasSize(1);
            assertThat(Json.MAPPER.readTree(line)).isEqualTo(Json.MAPPER.valueToTree(twins.urls()));
            assertThat(twins.urls()).containsOnlyKeys("sagemaker", "sagemaker_runtime", "registry", "cloudwatch");
        }
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatThrownBy(() -> run("--sped", "60")).hasMessageContaining("--sped");
        assertThatThrownBy(() -> run("--speed")).hasMessageContaining("--speed");
        assertThatThrownBy(() -> run("--speed", "fast")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> run("--speed", "0")).hasMessageContaining("speed");
    }

    @Test
    void aTakenPortStopsTheStartAndLeavesNothingOpen() {
        try (var twins = run()) {
            var taken = Integer.toString(twins.registry().uri().getPort());

            assertThatThrownBy(() -> run("--registry-port", taken)).hasMessageContaining(taken);
        }
    }

    @Test
    void theTwinsOfAHomeRememberHowLateItWas(@TempDir Path home) throws Exception {
        Files.writeString(home.resolve("sagemaker.json"), "{\"saved_at\":\"2999-01-01T00:00:00Z\"}");

        assertThat(Twins.lastSeen(home)).hasValue(Instant.parse("2999-01-01T00:00:00Z"));
    }

    @Test
    void aFastClockRunsFromItsAnchorAtItsSpeed() {
        var real = new AtomicLong();
        var clock = new FastClock(() -> Instant.ofEpochSecond(real.get()), Instant.parse("2026-01-01T00:00:00Z"), 60);

        real.addAndGet(2);

        assertThat(clock.instant()).isEqualTo("2026-01-01T00:02:00Z");
    }

    private Twins run(String... arguments) {
        return TwinsProgram.run(new PrintStream(out, true, StandardCharsets.UTF_8), arguments);
    }
}
