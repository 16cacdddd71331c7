package dev.slipway.app.kill;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// A new version in production that people approve, killed everywhere.
final class ProductionKillTest {
    @TestFactory
    Stream<DynamicTest> anApprovedUpdateOfProductionHaltedAtAnyCommitIsDecidedOnceAndEndsAsIfItWasNot(
            @TempDir Path folder) throws Exception {
        return Halted.everywhere(Errand.PRODUCTION, folder);
    }
}
