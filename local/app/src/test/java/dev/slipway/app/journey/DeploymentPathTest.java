package dev.slipway.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Walks every road of the deployment machine, with steps that answer as they are told.
final class DeploymentPathTest {
    /// Answers in the order in which the steps are asked; `!` is trouble that no retry mends, `~` silence until the time
    /// of the task is over.
    private static final List<String> ROADS = List.of(
            "Planned Allowed Started InProgress InService Passed Finished",
            "Planned Allowed Started InService Failed Nothing Finished",
            "Planned Allowed Started InService Failed Waiting Started InProgress InService Passed Finished",
            "Planned Allowed Started Missed Started InService Failed Finished",
            "Planned Allowed Started Missed Started Missed Finished",
            "Planned Allowed Started Missed Started Gone Finished",
            "Planned Allowed Started Gone Finished",
            "Planned Allowed Rehearsed Finished",
            "Planned Allowed Declined Finished",
            "Planned Denied Finished",
            "Planned NeedsApproval Approved Allowed Rehearsed Finished",
            "Planned NeedsApproval ~ Approved Denied Finished",
            "Planned NeedsApproval Rejected Finished",
            "Planned NeedsApproval ~ ~ Expired Finished",
            "Planned NeedsApproval Superseded Finished",
            "Planned NeedsApproval Cancelled Finished",
            "Planned NeedsApproval ! BrokenOff",
            "NothingToDo Finished",
            "Unsatisfiable Finished",
            "! BrokenOff",
            "Planned ! BrokenOff",
            "Planned Allowed ! Nothing BrokenOff",
            "Planned Allowed Started ! Started InService Passed BrokenOff",
            "Planned Allowed Started InService ! Nothing BrokenOff",
            "Planned Allowed Started Missed ! BrokenOff",
            "Planned Allowed Started Missed Started ! BrokenOff",
            "Planned Allowed Started Missed Started InService ! BrokenOff",
            "Planned Denied !");

    @Test
    void everyRoadIsWalkedAndEndsAsItShould(@TempDir Path home) throws Exception {
        var walk = DrawnRoads.of("deployment", "plan");

        assertThat(walk.along(ROADS, home)).containsExactlyInAnyOrderElementsOf(walk.drawn());
    }
}
