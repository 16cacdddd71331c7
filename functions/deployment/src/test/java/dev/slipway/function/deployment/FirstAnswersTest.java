package dev.slipway.function.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.checkpoint.WriteCheckpoint;
import dev.slipway.core.rollout.Sweep;
import dev.slipway.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What the checklist of the first deployment expects of functions is what they answer.
class FirstAnswersTest {
    @Test
    void theSweepOfAFreshInstallationAnswersAsTheChecklistSays() throws IOException {
        assertThat(checklist()).contains("`" + Json.text(new Sweep.Swept(0, 0, 0)) + "`");
    }

    @Test
    void theCheckpointOfAFreshInstallationAnswersAsTheChecklistSays() throws IOException {
        assertThat(checklist()).contains("`" + Json.text(new WriteCheckpoint.Written(0, 0)) + "`");
    }

    private static String checklist() throws IOException {
        return Files.readString(Path.of("../../docs/first-deployment.md"));
    }
}
