package dev.slipway.app.kill;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// A new version that fails while traffic moves, killed everywhere from the last approval on.
final class UndoKillTest {
    @TestFactory
    Stream<DynamicTest> aCanaryThatIsTakenBackHaltedAtAnyCommitGoesBackOnceAndEndsAsIfItWasNot(@TempDir Path folder)
            throws Exception {
        return Halted.everywhere(Errand.UNDO, folder);
    }
}
