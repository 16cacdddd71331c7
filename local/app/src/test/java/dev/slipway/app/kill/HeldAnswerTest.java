package dev.slipway.app.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ends the process by SIGKILL while SageMaker has done a thing and holds the answer, and lets it finish.
///
/// One after the other: a hold names an operation, and whoever calls it next is held.
@Execution(ExecutionMode.SAME_THREAD)
final class HeldAnswerTest {
    private static Processes processes;

    @TempDir
    private static Path homes;

    @BeforeAll
    static void startTwins() throws IOException {
        processes = new Processes(homes);
    }

    @AfterAll
    static void stopTwins() {
        processes.close();
    }

    @ParameterizedTest
    @CsvSource({"deploy,CreateModel", "deploy,CreateEndpointConfig", "deploy,CreateEndpoint"})
    void aDeploymentKilledWhileItsAnswerIsHeldMakesEachThingOnce(String what, String operation) throws Exception {
        var app = killedWhileHeld(what, operation);

        assertThat(processes.finish(homes.resolve(app), app, what)).startsWith(Halted.DEPLOYED);
        assertThat(processes.accepted(app)).isEqualTo(Halted.CREATED);
    }

    @ParameterizedTest
    @CsvSource({"undeploy,DeleteEndpoint", "undeploy,DeleteEndpointConfig", "undeploy,DeleteModel"})
    void aRemovalKilledWhileItsAnswerIsHeldDeletesEachThingOnce(String what, String operation) throws Exception {
        var app = killedWhileHeld(what, operation);

        assertThat(processes.finish(homes.resolve(app), app, what)).startsWith(Halted.REMOVED);
        assertThat(processes.accepted(app)).isEqualTo(Halted.DELETED);
    }

    private static String killedWhileHeld(String what, String operation) throws Exception {
        var app = "held-" + operation.toLowerCase(Locale.ROOT);
        processes.dial("POST", "/_dial", "{\"operation\":\"%s\",\"count\":1,\"effect\":{\"kind\":\"hold\"}}".formatted(operation));
        var process = processes.start(homes.resolve(app), app, what, "never", 0);
        while (processes.dial("GET", "/_dial/held", "").isEmpty() && process.isAlive()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        process.destroyForcibly().waitFor();
        processes.dial("DELETE", "/_dial/held", "");
        return app;
    }
}
