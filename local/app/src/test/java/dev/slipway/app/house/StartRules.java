package dev.slipway.app.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What may happen before a function's first event: a snapshot keeps it, and every copy of the snapshot has it alike.
final class StartRules {
    /// Beginnings of names of classes that are chance itself.
    private static final Set<String> CHANCE = Set.of(
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.concurrent.ThreadLocalRandom",
            "java.util.random.",
            "java.security.SecureRandom",
            "com.github.f4b6a3.ulid.");

    private static final Set<String> CLOCK = Set.of("now", "nanoTime", "currentTimeMillis", "randomUUID", "instant", "millis");

    private StartRules() {}

    /// Constructors and static initialisers of whatever a function may hold, with all that they call in classes of ours; those of
    /// handlers, which are what is really run, also behind interfaces of ours. What a lambda or a reference to a method does
    /// is done later, and does not count.
    static ArchRule drawNoTimeAndNoChance(House house) {
        return classes()
                .that().resideInAnyPackage(house.rooms("core", "wire", "adapter", "function"))
                .should(new Fresh(house));
    }

    private static final class Fresh extends ArchCondition<JavaClass> {
        private final House house;

        Fresh(House house) {
            super("draw no time and no chance when they are made");
            this.house = house;
        }

        @Override
        public void check(JavaClass item, ConditionEvents events) {
            Stream.concat(item.getConstructors().stream(), item.getStaticInitializer().stream())
                    .map(JavaCodeUnit.class::cast)
                    .forEach(start -> found(start).ifPresent(road ->
                            events.add(SimpleConditionEvent.violated(item, start.getFullName() + " " + road))));
        }

        /// The road from here to a clock or to chance, in words.
        private Optional<String> found(JavaCodeUnit start) {
            var from = new LinkedHashMap<JavaCodeUnit, String>();
            var left = new ArrayDeque<JavaCodeUnit>();
            from.put(start, "");
            left.add(start);
            while (!left.isEmpty()) {
                var unit = left.remove();
                for (var call : unit.getCallsFromSelf()) {
                    if (call.isDeclaredInLambda()) {
                        continue;
                    }
                    var road = from.get(unit) + "calls " + call.getTarget().getFullName() + " ";
                    if (isFresh(call.getTarget())) {
                        return Optional.of(road);
                    }
                    called(call, start.getOwner().getSimpleName().endsWith("Handler")).filter(next -> from.putIfAbsent(next, road) == null).forEach(left::add);
                }
            }
            return Optional.empty();
        }

        /// What a call may lead to: the method itself, or whatever of ours stands behind its interface.
        private Stream<JavaCodeUnit> called(JavaCall<?> call, boolean behind) {
            var owner = call.getTargetOwner();
            if (!owner.getPackageName().startsWith(house.root())) {
                return Stream.empty();
            }
            var target = call.getTarget();
            return Stream.concat(Stream.of(owner), behind ? owner.getAllSubclasses().stream() : Stream.empty())
                    .flatMap(type -> type.getCodeUnits().stream())
                    .filter(unit -> unit.getName().equals(target.getName())
                            && unit.getRawParameterTypes().size() == target.getRawParameterTypes().size());
        }

        private static boolean isFresh(AccessTarget target) {
            var owner = target.getOwner().getName();
            return CHANCE.stream().anyMatch(owner::startsWith)
                    || (CLOCK.contains(target.getName()) && owner.startsWith("java."));
        }
    }
}
