package dev.slipway.app.kill;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// A rollback that a person asks for, killed everywhere from their word on.
final class HandKillTest {
    @TestFactory
    Stream<DynamicTest> aRollbackByHandHaltedAtAnyCommitGoesBackOnceAndEndsAsIfItWasNot(@TempDir Path folder)
            throws Exception {
        return Halted.everywhere(Errand.ROLLBACK_BY_HAND, folder);
    }
}
