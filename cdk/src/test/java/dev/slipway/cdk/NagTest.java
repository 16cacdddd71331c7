package dev.slipway.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// cdk-nag's AwsSolutions has nothing to say of the stack that is not answered.
@NeedsNode
class NagTest {
    /// Rule, resource, what came of it, and why that stands.
    private static final Pattern LINE = Pattern.compile("\"(AwsSolutions-[A-Z0-9]+)\",\"([^\"]*)\",\"([^\"]*)\",\"([^\"]*)\".*");

    @Test
    void everyFindingIsAnsweredByAReason() {
        var verdicts = lines();

        assertThat(verdicts).hasSizeGreaterThan(200);
        assertThat(verdicts).allSatisfy(line -> assertThat(line.group(3))
                .as(line.group())
                .isIn("Compliant", "Suppressed"));
        assertThat(verdicts).filteredOn(line -> line.group(3).equals("Suppressed")).allSatisfy(line -> assertThat(line.group(4))
                .as(line.group())
                .matches("(\\[.*] )?[A-Za-z].{15,}"));
    }

    private static List<MatchResult> lines() {
        return Synthesized.stacks().nag().stream()
                .flatMap(line -> LINE.matcher(line).results())
                .toList();
    }
}
