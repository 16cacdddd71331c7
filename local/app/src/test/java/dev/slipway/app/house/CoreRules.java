package dev.slipway.app.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What core may use, and in which order its packages stand.
final class CoreRules {
    private static final List<String> ORDER = List.of(
            "model", "failure", "audit", "step", "checkpoint", "catalogue", "fit", "plan", "approval", "guard", "rollout", "agent", "contract");

    /// Reads of a clock, of chance or of the environment, by class.
    private static final Map<String, Set<String>> OUTER_WORLD = Map.of(
            "java.lang.System", Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty"),
            "java.time.Instant", Set.of("now"),
            "java.time.LocalDate", Set.of("now"),
            "java.time.LocalDateTime", Set.of("now"),
            "java.time.ZonedDateTime", Set.of("now"),
            "java.time.OffsetDateTime", Set.of("now"),
            "java.time.Clock", Set.of("system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes"),
            "java.time.InstantSource", Set.of("system"),
            "java.util.UUID", Set.of("randomUUID"),
            "java.lang.Thread", Set.of("sleep"));

    private CoreRules() {}

    static ArchRule usesOnlyJava(House house) {
        return classes()
                .that().resideInAPackage(house.room("core"))
                .should().onlyDependOnClassesThat(resideInAnyPackage(
                                house.room("core"), "java.lang..", "java.util..", "java.time..", "java.math..",
                                "java.nio.charset..", "java.security..", "org.jspecify.annotations..", "")
                        .or(type(UncheckedIOException.class)))
                .andShould().onlyDependOnClassesThat(DescribedPredicate.not(
                        resideInAnyPackage("java.util.logging..", "java.util.jar..", "java.util.zip..", "java.lang.reflect..")));
    }

    static ArchRule asksNoClockChanceOrEnvironment(House house) {
        return noClasses()
                .that().resideInAPackage(house.room("core"))
                .should().callMethodWhere(describe("reads the outer world", CoreRules::isOuterWorld));
    }

    static ArchRule hasNoPackageBesideTheOrder(House house) {
        return classes()
                .that().resideInAPackage(house.room("core"))
                .should().resideInAnyPackage(packages(house, ORDER.stream()));
    }

    /// One rule for each package but the last: it does not look ahead.
    static Stream<ArchRule> looksBackOnly(House house) {
        return IntStream.range(0, ORDER.size() - 1).mapToObj(at -> noClasses()
                .that().resideInAPackage(house.room("core." + ORDER.get(at)))
                .should().dependOnClassesThat().resideInAnyPackage(packages(house, ORDER.stream().skip(at + 1L)))
                .allowEmptyShould(true));
    }

    private static String[] packages(House house, Stream<String> names) {
        return names.map(name -> house.room("core." + name)).toArray(String[]::new);
    }

    private static boolean isOuterWorld(JavaMethodCall call) {
        AccessTarget target = call.getTarget();
        return OUTER_WORLD.getOrDefault(target.getOwner().getName(), Set.of()).contains(target.getName());
    }
}
