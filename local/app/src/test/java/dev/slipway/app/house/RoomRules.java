package dev.slipway.app.house;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/// Which room may use which.
final class RoomRules {
    private RoomRules() {}

    /// A room uses only the rooms below it.
    static Stream<ArchRule> lookDownOnly(House house) {
        return Stream.of(
                never(house, "wire", "adapter", "function", "engine", "twin", "app"),
                never(house, "adapter", "function", "engine", "twin", "app"),
                never(house, "function", "engine", "twin", "app"));
    }

    static ArchRule adaptersDoNotSeeEachOther(House house) {
        return slices()
                .matching(house.root() + ".adapter.(*)..")
                .should().notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage(house.room("adapter.state")));
    }

    static ArchRule stateIsALayerBelow(House house) {
        return noClasses()
                .that().resideInAPackage(house.room("adapter.state"))
                .should().dependOnClassesThat(resideInAPackage(house.room("adapter"))
                        .and(not(resideInAPackage(house.room("adapter.state")))));
    }

    /// They stand for the outside world and must not share our mistakes.
    static Stream<ArchRule> enginesAndTwinsUseNothingOfOurs(House house) {
        return Stream.of(
                never(house, "engine", "core", "wire", "adapter", "function", "twin", "app"),
                never(house, "twin", "core", "wire", "adapter", "function", "engine", "app"));
    }

    static ArchRule noCycles(House house) {
        return slices().matching(house.root() + ".(**)").should().beFreeOfCycles();
    }

    private static ArchRule never(House house, String room, String... others) {
        return noClasses()
                .that().resideInAPackage(house.room(room))
                .should().dependOnClassesThat().resideInAnyPackage(house.rooms(others));
    }
}
