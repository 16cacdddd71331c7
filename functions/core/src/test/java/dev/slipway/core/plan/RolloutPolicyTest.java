package dev.slipway.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Samples;
import dev.slipway.core.plan.RolloutPolicy.AllAtOnce;
import dev.slipway.core.plan.RolloutPolicy.Canary;
import dev.slipway.core.plan.RolloutPolicy.Linear;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RolloutPolicyTest {
    private static final Duration LONG = Duration.ofHours(8);

    @ParameterizedTest
    @MethodSource("taken")
    void takesWhatSageMakerTakes(ThrowingCallable policy) {
        assertThatCode(policy).doesNotThrowAnyException();
    }

    static Stream<ThrowingCallable> taken() {
        return Stream.of(
                () -> new AllAtOnce(Duration.ZERO, seconds(1201)),
                () -> new AllAtOnce(seconds(3600), LONG),
                () -> new Canary(100, Duration.ZERO, Duration.ZERO, seconds(1201)),
                () -> new Canary(5_000, seconds(3600), seconds(3600), LONG),
                () -> new Canary(1_000, seconds(600), seconds(600), seconds(3001)),
                () -> new Linear(1_000, seconds(600), seconds(600), seconds(7801)),
                () -> new Linear(3_000, seconds(600), seconds(600), seconds(4201)),
                () -> new Linear(5_000, seconds(1), seconds(1), LONG));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void cannotBeMadeOtherwise(ThrowingCallable policy) {
        assertThatThrownBy(policy).isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<ThrowingCallable> refused() {
        return Stream.of(
                () -> new AllAtOnce(Duration.ZERO, seconds(1200)),
                () -> new AllAtOnce(seconds(-1), LONG),
                () -> new AllAtOnce(seconds(3601), LONG),
                () -> new AllAtOnce(Duration.ofMillis(1500), LONG),
                () -> new AllAtOnce(Duration.ZERO, LONG.plusSeconds(1)),
                () -> new Canary(0, Duration.ZERO, Duration.ZERO, LONG),
                () -> new Canary(5_100, Duration.ZERO, Duration.ZERO, LONG),
                () -> new Canary(1_050, Duration.ZERO, Duration.ZERO, LONG),
                () -> new Canary(1_000, seconds(3601), Duration.ZERO, LONG),
                () -> new Canary(1_000, seconds(600), seconds(600), seconds(3000)),
                () -> new Linear(900, Duration.ZERO, Duration.ZERO, LONG),
                () -> new Linear(1_000, seconds(600), seconds(600), seconds(7800)),
                () -> new Linear(3_000, seconds(600), seconds(600), seconds(4200)),
                () -> new Linear(5_100, Duration.ZERO, Duration.ZERO, LONG));
    }

    @Test
    void saysWhichTimesDoNotFit() {
        assertThatThrownBy(() -> new Canary(1_000, seconds(600), seconds(300), seconds(1800)))
                .hasMessage("longest is 1800 s: 2 bakes of 600 s, a last one of 300 s and 1200 s for new instances"
                        + " take longer");
    }

    @Test
    void isAsCarefulAsItself() {
        for (var policy : List.of(atOnce(300), canary(10, 300), linear(10, 300))) {
            assertThat(policy.atLeastAsCarefulAs(policy)).isTrue();
        }
    }

    @Test
    void isLessCarefulWithFewerStepsALargerShareOrShorterBakes() {
        assertThat(atOnce(300).atLeastAsCarefulAs(canary(50, 300))).isFalse();
        assertThat(canary(10, 300).atLeastAsCarefulAs(linear(10, 300))).isFalse();
        assertThat(canary(20, 300).atLeastAsCarefulAs(canary(10, 300))).isFalse();
        assertThat(canary(10, 299).atLeastAsCarefulAs(canary(10, 300))).isFalse();
        assertThat(atOnce(299).atLeastAsCarefulAs(atOnce(300))).isFalse();
        assertThat(new Canary(1_000, seconds(300), seconds(299), LONG).atLeastAsCarefulAs(canary(10, 300))).isFalse();
    }

    @Test
    void isMoreCarefulWithMoreStepsASmallerShareOrLongerBakes() {
        assertThat(canary(50, 300).atLeastAsCarefulAs(atOnce(300))).isTrue();
        assertThat(linear(10, 300).atLeastAsCarefulAs(canary(10, 300))).isTrue();
        assertThat(canary(10, 301).atLeastAsCarefulAs(canary(20, 300))).isTrue();
    }

    @Test
    void isWhatAPersonReads() {
        assertThat(atOnce(60).sentence()).isEqualTo("all at once, the old fleet kept for 60 s");
        assertThat(canary(10, 60).sentence()).isEqualTo("10 % first for 60 s, the old fleet kept for 60 s");
        assertThat(linear(25, 60).sentence()).isEqualTo("25 % at a time for 60 s, the old fleet kept for 60 s");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10 | 2  | 1 | 1 of 2 instances (50 % of the traffic) first, where 10 % was asked for
            20 | 2  | 1 | 1 of 2 instances (50 % of the traffic) first, where 20 % was asked for
            50 | 2  | 1 | 1 of 2 instances (50 % of the traffic) first
            33 | 3  | 1 | 1 of 3 instances (about 33 % of the traffic) first
            10 | 3  | 1 | 1 of 3 instances (about 33 % of the traffic) first, where 10 % was asked for
            50 | 3  | 2 | 2 of 3 instances (about 67 % of the traffic) first, where 50 % was asked for
            20 | 5  | 1 | 1 of 5 instances (20 % of the traffic) first
            1  | 10 | 1 | 1 of 10 instances (10 % of the traffic) first, where 1 % was asked for
            14 | 10 | 1 | 1 of 10 instances (10 % of the traffic) first, where 14 % was asked for
            15 | 10 | 2 | 2 of 10 instances (20 % of the traffic) first, where 15 % was asked for
            """)
    void movesWholeInstancesAndOneAtTheLeast(int percent, int instances, int moved, String sentence) {
        assertThat(FirstShare.of(canary(percent, 60), instances).moved()).isEqualTo(moved);
        assertThat(canary(percent, 60).traffic(instances)).isEqualTo(sentence);
    }

    @Test
    void saysOfEqualSharesWhatMovesAtATime() {
        assertThat(linear(10, 60).traffic(4))
                .isEqualTo("1 of 4 instances (25 % of the traffic) at a time, where 10 % was asked for");
        assertThat(atOnce(60).traffic(4)).isEqualTo("all at once");
    }

    @Test
    void fallsBackToOneStepWhereThereIsOneInstance() {
        var terms = new RolloutTerms(canary(10, 300), 1, true, List.of(), false, List.of(), Map.of());

        assertThat(terms.policyFor(2)).isEqualTo(canary(10, 300));
        assertThat(terms.policyFor(1)).isEqualTo(atOnce(300));
        assertThat(Samples.rollout("dev").policyFor(1)).isEqualTo(Samples.rollout("dev").policy());
    }

    private static RolloutPolicy atOnce(long wait) {
        return new AllAtOnce(seconds(wait), LONG);
    }

    private static RolloutPolicy canary(int percent, long bake) {
        return new Canary(percent * 100, seconds(bake), seconds(bake), LONG);
    }

    private static RolloutPolicy linear(int percent, long bake) {
        return new Linear(percent * 100, seconds(bake), seconds(bake), LONG);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
