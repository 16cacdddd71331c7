package dev.slipway.app.kill;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A deployment that a person approves, killed everywhere. One after the other, for all share one clock.
final class ApprovalKillTest {
    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD)
    Stream<DynamicTest> anApprovalHaltedAtAnyCommitIsDecidedOnceAndEndsAsIfItWasNot(@TempDir Path homes)
            throws Exception {
        return Halted.everywhere(homes, "approve", Halted.APPROVED, Halted.CREATED);
    }
}
