package dev.slipway.app.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Patience;
import dev.slipway.twin.Effect;
import dev.slipway.twin.Rule;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ends the process by SIGKILL while SageMaker or CloudWatch has done a thing and holds the answer, and lets another
/// process finish.
final class HeldAnswerTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "DEPLOY,CreateModel",
        "DEPLOY,CreateEndpointConfig",
        "DEPLOY,PutMetricAlarm",
        "DEPLOY,CreateEndpoint",
        "UNDEPLOY,DeleteEndpoint",
        "UNDEPLOY,DeleteEndpointConfig",
        "UNDEPLOY,DeleteModel",
        "UNDEPLOY,DeleteAlarms",
        "PRODUCTION,UpdateEndpoint",
        "ROLLBACK,UpdateEndpoint"
    })
    void whatIsKilledWhileItsAnswerIsHeldIsDoneOnce(Errand errand, String operation) throws Exception {
        try (var world = World.in(folder.resolve("world"))) {
            errand.before(world);
            var twins = Stream.of(world.twins().sagemaker(), world.twins().cloudwatch())
                    .toList();
            twins.forEach(twin ->
                    twin.dial().add(Rule.on(operation, new Effect.Hold()).times(1)));
            var victim = world.aside(errand, "never", 0);
            try {
                Patience.until(
                        "an answer to " + operation + " is held",
                        () -> twins.stream().anyMatch(twin -> !twin.held().entries().isEmpty()) || !victim.isAlive(),
                        () -> victim);
            } finally {
                victim.destroyForcibly().waitFor();
            }
            twins.forEach(twin -> twin.held().release());

            var end = world.end(errand);

            assertThat(victim.exitValue()).isEqualTo(Halt.KILLED);
            assertThat(end.seen()).isEqualTo(Halted.expected(errand));
        }
    }
}
