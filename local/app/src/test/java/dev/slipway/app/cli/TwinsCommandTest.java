package dev.slipway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.app.show.Terminal;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

final class TwinsCommandTest {
    @Test
    void theTwinsPrintTheirAddressesAsOneObjectAndStayUntilEnded() throws Exception {
        var heard = new PipedInputStream();
        try (var spoken = new PipedOutputStream(heard);
                var lines = new BufferedReader(new InputStreamReader(heard, StandardCharsets.UTF_8))) {
            var run = new FutureTask<>(() -> Slipway.run(terminal(spoken), "twins", "--speed", "60"));
            var program = new Thread(run);
            program.start();

            var addresses = new ObjectMapper().readTree(lines.readLine());
            program.interrupt();

            assertThat(addresses.properties()).extracting(Map.Entry::getKey).containsExactly(
                    "sagemaker", "sagemaker_runtime", "registry", "cloudwatch");
            assertThat(addresses).allSatisfy(each -> assertThat(each.asText()).matches("http://127\\.0\\.0\\.1:\\d+"));
            assertThat(run.get()).isZero();
        }
    }

    @Test
    void aPortThatIsNoneIsWrongInput() {
        assertThat(Spoken.run(Map.of(), "twins", "--cloudwatch-port", "many").exit()).isEqualTo(2);
    }

    private static Terminal terminal(PipedOutputStream spoken) {
        var out = new PrintStream(spoken, true, StandardCharsets.UTF_8);
        return new Terminal(out, new PrintStream(PrintStream.nullOutputStream()), Map.of(), false, Duration.ofSeconds(10));
    }
}
