package dev.slipway.app.kill;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A removal, killed everywhere. One after the other, for all share one clock.
final class RemovalKillTest {
    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD)
    Stream<DynamicTest> aRemovalHaltedAtAnyCommitEndsAsIfItWasNot(@TempDir Path homes) throws Exception {
        return Halted.everywhere(homes, "undeploy", Halted.REMOVED, Halted.DELETED);
    }
}
