package dev.slipway.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is done by hand on AWS asks for what is there.
class ChecklistTest {
    private static final Pattern LINE = Pattern.compile("(?m)^\\| ([0-9]+) \\| .+ \\| .+ \\|$");
    private static final Pattern ALARM = Pattern.compile("put-metric-alarm --alarm-name slipway-(\\S+)-errors-5xx [^`]*");

    @Test
    void linesAreNumberedInTheirOrder() throws IOException {
        var numbers = LINE.matcher(text("first-deployment.md")).results().map(line -> Integer.parseInt(line.group(1))).toList();

        assertThat(numbers).hasSizeGreaterThan(50).isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    }

    /// Whose alarm it is, `alarm-raised` reads from there alone.
    @Test
    void alarmsMadeForThePurposeNameTheirEndpoint() throws IOException {
        List<MatchResult> alarms = ALARM.matcher(text("first-deployment.md")).results().toList();

        assertThat(alarms).hasSize(2).allSatisfy(alarm -> assertThat(alarm.group())
                .contains("--dimensions Name=EndpointName,Value=" + alarm.group(1) + " "));
    }

    @Test
    void whatGoesOnCostingIsFoundByTheTagThatAllOfItBears() throws IOException {
        assertThat(text("deploy.md"))
                .contains("--tag-filters Key=%s,Values=%s ".formatted(Place.TAG, Place.OURS))
                .doesNotContain("--name-contains slipway-");
    }

    private static String text(String document) throws IOException {
        return Files.readString(Path.of("../docs", document));
    }
}
