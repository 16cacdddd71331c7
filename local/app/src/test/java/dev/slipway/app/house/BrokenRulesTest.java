package dev.slipway.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Proves that every rule can fail: in the house below `bad` each one is broken, by the classes that are named.
class BrokenRulesTest {
    /// A rule and the words that its complaint must hold.
    record Broken(String name, ArchRule rule, List<String> words) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aBrokenRuleIsFound(Broken broken) {
        var result = broken.rule().evaluate(House.BAD.classes());

        assertThat(result.hasViolation()).isTrue();
        assertThat(String.join("\n", result.getFailureReport().getDetails())).contains(broken.words());
    }

    static Stream<Broken> rules() {
        var bad = House.BAD;
        return Stream.of(
                broken("core's libraries", CoreRules.usesOnlyJava(bad), "java.net.URI", "java.util.logging.Logger"),
                broken("core's clocks", CoreRules.asksNoClockChanceOrEnvironment(bad), "getenv", "Instant.now", "nanoTime"),
                broken("core's packages", CoreRules.hasNoPackageBesideTheOrder(bad), "core.extra.Extra"),
                broken("core's order", CoreRules.looksBackOnly(bad).findFirst().orElseThrow(), "core.model.LooksAhead", "core.step.Later"),
                broken("wire looks up", RoomRules.lookDownOnly(bad).toList().get(0), "wire.Up"),
                broken("adapter looks up", RoomRules.lookDownOnly(bad).toList().get(1), "adapter.one.One"),
                broken("function looks up", RoomRules.lookDownOnly(bad).toList().get(2), "function.job.BadHandler"),
                broken("adapters", RoomRules.adaptersDoNotSeeEachOther(bad), "adapter.one.One", "adapter.two.Two"),
                broken("state", RoomRules.stateIsALayerBelow(bad), "adapter.state.Above"),
                broken("engine", RoomRules.enginesAndTwinsUseNothingOfOurs(bad).toList().get(0), "engine.Curious"),
                broken("twin", RoomRules.enginesAndTwinsUseNothingOfOurs(bad).toList().get(1), "twin.Curious"),
                broken("cycles", RoomRules.noCycles(bad), "core.model.LooksAhead", "core.step.Later"),
                broken("a failure elsewhere", ClassRules.failuresStandInOnePlace(bad), "wire.Lost"),
                broken("a sixth failure", ClassRules.failuresAreFinalLeaves(bad), "core.failure.Sixth"),
                broken("handlers", ClassRules.handlersHaveConstructorsOnly(bad), "BadHandler", "decide", "calls"),
                broken(
                        "a start",
                        StartRules.drawNoTimeAndNoChance(bad),
                        "EarlyHandler.<clinit>",
                        "EarlyHandler.begun() calls java.lang.System.nanoTime",
                        "EarlyHandler.<init>",
                        "Dice.<init>",
                        "Chance.drawn() calls dev.slipway.app.house.bad.core.step.Dice.next() calls java.util.Random"),
                broken("nulls", ClassRules.packagesAreNullMarked(bad), "core.extra.Extra"),
                broken("names", ClassRules.noVagueNames(bad), "wire.TokenManager", "wire.TokenManager$TextUtils"),
                broken("static state", ClassRules.noStaticState(bad), "BadHandler.calls"),
                broken("old dates", ClassRules.noOldDates(bad), "core.extra.Extra"),
                broken("prints", ClassRules.onlyProgramsPrint(bad), "wire.Up"));
    }

    private static Broken broken(String name, ArchRule rule, String... words) {
        return new Broken(name, rule, List.of(words));
    }
}
