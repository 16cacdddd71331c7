package dev.slipway.app.kill;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// A rollback by an alarm, killed everywhere.
final class RollbackKillTest {
    @TestFactory
    Stream<DynamicTest> aRollbackHaltedAtAnyCommitGoesBackOnceAndEndsAsIfItWasNot(@TempDir Path folder)
            throws Exception {
        return Halted.everywhere(Errand.ROLLBACK, folder);
    }
}
