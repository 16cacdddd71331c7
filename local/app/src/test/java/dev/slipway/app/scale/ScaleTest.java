package dev.slipway.app.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What docs/scale.md says is what the model reckons, from what is counted.
class ScaleTest {
    private static final Path DOCUMENT = Path.of("../../docs/scale.md");
    private static final double A_FIFTH = 0.2;

    @Test
    void theDocumentSaysWhatTheModelReckons() throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains(new Tables(Needs.kept()).all());
    }

    /// A poll more or less is allowed, for it hangs on how fast a thread is.
    @ParameterizedTest
    @EnumSource
    void whatWasCountedIsStillTrue(Story story, @TempDir Path folder) throws Exception {
        var kept = Needs.kept().all().stream().filter(need -> need.story() == story).findFirst().orElseThrow();

        var counted = Trial.of(story, folder);

        for (int i = 0; i < kept.numbers().size(); i++) {
            assertThat((double) counted.numbers().get(i))
                    .as("%s, %s", story, Need.HEAD.split(",")[i + 1])
                    .isCloseTo(kept.numbers().get(i), within(2 + A_FIFTH * kept.numbers().get(i)));
        }
    }

    @Test
    void theSharesAreAHundred() {
        assertThat(Needs.kept().mean(_ -> 100)).isCloseTo(100, Percentage.withPercentage(1e-9));
    }
}
