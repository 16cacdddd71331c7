package dev.slipway.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Walks every road of the rollback machine, with steps that answer as they are told.
final class RollbackPathTest {
    /// Answers in the order in which the steps are asked; `!` is trouble that no retry mends.
    private static final List<String> ROADS = List.of(
            "Found Started InProgress InService Passed Finished",
            "Waiting Found Waiting Started InService Failed Finished",
            "Found Nothing Finished",
            "Found Started Gone Finished",
            "Found Started Missed Finished",
            "NothingToDo Finished",
            "! BrokenOff",
            "Found ! BrokenOff",
            "Found Started ! BrokenOff",
            "Found Started InService ! BrokenOff",
            "NothingToDo !");

    @Test
    void everyRoadIsWalkedAndEndsAsItShould(@TempDir Path home) throws Exception {
        var walk = DrawnRoads.of("rollback", "run");

        assertThat(walk.along(ROADS, home)).containsExactlyInAnyOrderElementsOf(walk.drawn());
    }
}
