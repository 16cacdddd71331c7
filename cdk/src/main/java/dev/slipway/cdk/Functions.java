package dev.slipway.cdk;

import dev.slipway.core.contract.StepName;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/// Every function.
final class Functions extends Construct {
    /// API Gateway waits 30 seconds.
    private static final int OF_PEOPLE = 29;

    private static final int OF_A_MINUTE = 60;
    private static final int OF_A_WALK = 300;

    private final Map<FunctionName, LiveFunction> all = new EnumMap<>(FunctionName.class);

    Functions(Construct scope, Installation installation, Sources sources) {
        super(scope, "Functions");
        var machines = List.of(sources.machine("deployment"), sources.machine("rollback"));
        var codes = new TreeMap<String, Code>();
        for (var name : FunctionName.values()) {
            var code = codes.computeIfAbsent(name.jar(), jar -> Code.fromAsset(sources.jars().apply(jar)));
            all.put(name, new LiveFunction(this, name, installation, code, seconds(name, machines)));
        }
    }

    LiveFunction get(FunctionName name) {
        return Objects.requireNonNull(all.get(name));
    }

    /// What stands behind the placeholders of a machine.
    Map<String, LiveFunction> behind(Asl machine) {
        var behind = new TreeMap<String, LiveFunction>();
        for (var function : all.values()) {
            function.name()
                    .step()
                    .map(StepName::placeholder)
                    .filter(placeholder -> machine.placeholders().contains(placeholder))
                    .ifPresent(placeholder -> behind.put(placeholder, function));
        }
        return behind;
    }

    Map<FunctionName, LiveFunction> all() {
        return Map.copyOf(all);
    }

    /// As long as the machine waits for it; a step that is answered later only asks.
    private static int seconds(FunctionName name, List<Asl> machines) {
        return switch (name) {
            case API -> OF_PEOPLE;
            case ALARM_RAISED, REQUEST_APPROVAL -> OF_A_MINUTE;
            case CHECKPOINT, SWEEP -> OF_A_WALK;
            default -> name.step()
                    .flatMap(step -> machines.stream()
                            .flatMap(machine -> machine.patience(step.placeholder()).stream())
                            .max(Integer::compare))
                    .orElseThrow(() -> new IllegalStateException("no machine calls " + name));
        };
    }
}
