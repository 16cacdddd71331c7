package dev.slipway.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every rule holds of the stack, at both kinds of stages.
@NeedsNode
class StackTest {
    @ParameterizedTest
    @MethodSource("rules")
    void theRuleHolds(StackRule rule, String stage) {
        var resources = new Resources(Synthesized.stacks().template(stage));

        assertThat(rule.findings(resources)).isEmpty();
    }

    static Stream<Arguments> rules() {
        return StackRule.ALL.stream()
                .flatMap(rule -> Stream.of(Synthesized.DEV, Synthesized.LIVE).map(stage -> Arguments.of(rule, stage)));
    }
}
