package dev.slipway.app.kill;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// A deployment, killed everywhere.
final class DeploymentKillTest {
    @TestFactory
    Stream<DynamicTest> aDeploymentHaltedAtAnyCommitEndsAsIfItWasNot(@TempDir Path folder) throws Exception {
        return Halted.everywhere(Errand.DEPLOY, folder);
    }
}
