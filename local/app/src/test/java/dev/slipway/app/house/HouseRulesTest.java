package dev.slipway.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds every rule over the whole house. [BrokenRulesTest] holds the same rules over a house that breaks them.
class HouseRulesTest {
    @Test
    void everyRoomIsSeen() {
        var packages = House.OURS.classes().stream().map(JavaClass::getPackageName).distinct().toList();

        assertThat(packages)
                .contains(
                        "dev.slipway.core.model",
                        "dev.slipway.wire",
                        "dev.slipway.adapter.aws",
                        "dev.slipway.adapter.bundled",
                        "dev.slipway.adapter.oci",
                        "dev.slipway.adapter.sagemaker",
                        "dev.slipway.adapter.state",
                        "dev.slipway.function.api",
                        "dev.slipway.function.deployment",
                        "dev.slipway.function.rollout",
                        "dev.slipway.engine",
                        "dev.slipway.twin",
                        "dev.slipway.app.cli")
                .doesNotContain("dev.slipway.app.house");
    }

    @Test
    void coreUsesOnlyJava() {
        hold(CoreRules.usesOnlyJava(House.OURS));
    }

    @Test
    void coreAsksNoClockChanceOrEnvironment() {
        hold(CoreRules.asksNoClockChanceOrEnvironment(House.OURS));
    }

    @Test
    void corePackagesStandInOneOrderAndLookBackOnly() {
        hold(CoreRules.hasNoPackageBesideTheOrder(House.OURS));
        hold(CoreRules.looksBackOnly(House.OURS));
    }

    @Test
    void roomsUseOnlyWhatLiesBelow() {
        hold(RoomRules.lookDownOnly(House.OURS));
    }

    @Test
    void adaptersDoNotSeeEachOtherButForState() {
        hold(RoomRules.adaptersDoNotSeeEachOther(House.OURS));
        hold(RoomRules.stateIsALayerBelow(House.OURS));
    }

    @Test
    void engineAndTwinsUseNothingOfOurs() {
        hold(RoomRules.enginesAndTwinsUseNothingOfOurs(House.OURS));
    }

    @Test
    void packagesHaveNoCycles() {
        hold(RoomRules.noCycles(House.OURS));
    }

    @Test
    void failuresOfOursStandInOnePlace() {
        hold(ClassRules.failuresStandInOnePlace(House.OURS));
        hold(ClassRules.failuresAreFinalLeaves(House.OURS));
    }

    @Test
    void failuresAreExactlyTheFive() {
        var leaves = House.OURS.classes().stream()
                .filter(type -> type.getPackageName().equals("dev.slipway.core.failure"))
                .map(JavaClass::getSimpleName);

        assertThat(leaves)
                .containsExactlyInAnyOrder(
                        "StepFailure", "Throttled", "Unavailable", "Conflict", "Refused", "Malformed", "package-info");
    }

    @Test
    void handlersHaveConstructorsOnly() {
        hold(ClassRules.handlersHaveConstructorsOnly(House.OURS));
    }

    @Test
    void nothingFreshIsDrawnBeforeTheFirstEvent() {
        hold(StartRules.drawNoTimeAndNoChance(House.OURS));
    }

    @Test
    void everyPackageIsNullMarked() {
        hold(ClassRules.packagesAreNullMarked(House.OURS));
    }

    @Test
    void classNamesSayWhatAThingIs() {
        hold(ClassRules.noVagueNames(House.OURS));
    }

    @Test
    void nothingStaticChanges() {
        hold(ClassRules.noStaticState(House.OURS));
    }

    @Test
    void timesAreNeverOldDates() {
        hold(ClassRules.noOldDates(House.OURS));
    }

    @Test
    void onlyProgramsPrint() {
        hold(ClassRules.onlyProgramsPrint(House.OURS));
    }

    @Test
    void javaIsOfTheReleaseThatWeBuildFor() {
        assertThat(Runtime.version().feature()).isEqualTo(25);
    }

    private static void hold(ArchRule rule) {
        rule.check(House.OURS.classes());
    }

    private static void hold(Stream<ArchRule> rules) {
        rules.forEach(HouseRulesTest::hold);
    }
}
