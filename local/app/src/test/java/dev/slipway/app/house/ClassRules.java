package dev.slipway.app.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Date;
import org.jspecify.annotations.NullMarked;

/// What a class looks like, and what it is called.
final class ClassRules {
    private ClassRules() {}

    /// Step Functions sees names, not hierarchies. Engine and twins are exempt: they import nothing of ours. So is
    /// wire's `Mismatch`, control flow inside the reader of documents, which leaves it as `Malformed`.
    static ArchRule failuresStandInOnePlace(House house) {
        return classes()
                .that().areAssignableTo(Throwable.class)
                .and().resideOutsideOfPackages(house.rooms("engine", "twin"))
                .and().doNotHaveFullyQualifiedName(house.root() + ".wire.Mismatch")
                .should().resideInAPackage(house.room("core.failure"))
                .andShould().beTopLevelClasses();
    }

    static ArchRule failuresAreFinalLeaves(House house) {
        return classes()
                .that().areAssignableTo(Throwable.class)
                .and().resideInAPackage(house.room("core.failure"))
                .and().doNotHaveSimpleName("StepFailure")
                .should().haveModifier(JavaModifier.FINAL)
                .andShould(haveSuperclass(house.root() + ".core.failure.StepFailure"));
    }

    /// And what runs before a snapshot, which nobody else would keep.
    static ArchRule handlersHaveConstructorsOnly(House house) {
        return classes()
                .that().haveSimpleNameEndingWith("Handler")
                .and().resideInAPackage(house.room("function"))
                .should(haveNothingBut("constructors"));
    }

    static ArchRule noVagueNames(House house) {
        return noClasses()
                .that().resideInAPackage(house.root() + "..")
                .should().haveNameMatching(".*(Manager|Helper|Util|Utils|Processor|Data|Impl)");
    }

    static ArchRule noStaticState(House house) {
        return fields()
                .that().areStatic()
                .and().areDeclaredInClassesThat().resideInAPackage(house.root() + "..")
                .should().beFinal();
    }

    /// Tokens are exempt: Nimbus speaks in `Date`, at that one door.
    static ArchRule noOldDates(House house) {
        return noClasses()
                .that(DescribedPredicate.not(useNimbus()))
                .should().dependOnClassesThat().areAssignableTo(Date.class);
    }

    /// Programs speak there: the command line with its terminal, and the twins when they run alone.
    static ArchRule onlyProgramsPrint(House house) {
        return noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(house.rooms("app.cli", "app.show", "twin.run"))))
                .should().accessField(System.class, "out")
                .orShould().accessField(System.class, "err");
    }

    /// Each package with a class in it says so itself.
    static ArchRule packagesAreNullMarked(House house) {
        return classes().that().resideInAPackage(house.root() + "..").should(new ArchCondition<>("be in a @NullMarked package") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(item, marked, item.getPackageName() + " of " + item.getName()));
            }
        });
    }

    private static DescribedPredicate<JavaClass> useNimbus() {
        return DescribedPredicate.describe("use Nimbus", type -> type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().getPackageName().startsWith("com.nimbusds.")));
    }

    private static ArchCondition<JavaClass> haveSuperclass(String name) {
        return new ArchCondition<>("be a leaf under " + name) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean leaf = item.getRawSuperclass().filter(parent -> parent.getName().equals(name)).isPresent();
                events.add(new SimpleConditionEvent(item, leaf, item.getName()));
            }
        };
    }

    private static ArchCondition<JavaClass> haveNothingBut(String constructors) {
        return new ArchCondition<>("have nothing but " + constructors) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean bare = item.getMethods().isEmpty()
                        && item.getFields().stream().allMatch(field -> field.getRawType().getName().equals("org.crac.Resource"));
                events.add(new SimpleConditionEvent(item, bare, item.getName() + " has " + item.getMethods() + item.getFields()));
            }
        };
    }
}
