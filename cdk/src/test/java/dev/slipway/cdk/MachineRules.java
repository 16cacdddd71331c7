package dev.slipway.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What machines are.
final class MachineRules {
    private static final Set<String> MACHINES = Set.of("deployment", "rollback");

    private MachineRules() {}

    static List<String> everyPlaceholderStandsForAFunction(Resources resources) {
        var found = new ArrayList<String>();
        for (var name : MACHINES) {
            var machine = machine(resources, name);
            var filled = new TreeSet<String>();
            machine.path("DefinitionSubstitutions").fieldNames().forEachRemaining(filled::add);
            var drawn = FunctionRules.machine(name).placeholders();
            if (!drawn.equals(filled)) {
                found.add("%s has the placeholders %s, and %s are filled in".formatted(name, drawn, filled));
            }
            machine.path("DefinitionSubstitutions").properties().forEach(one -> {
                if (!resources.of("AWS::Lambda::Version").containsKey(one.getValue().path("Ref").asText())) {
                    found.add("%s: %s stands for no version of a function".formatted(name, one.getKey()));
                }
            });
        }
        return found;
    }

    static List<String> machinesKeepTheirVersions(Resources resources) {
        var found = new ArrayList<String>();
        for (var type : List.of("AWS::Lambda::Version", "AWS::StepFunctions::StateMachineVersion")) {
            resources.of(type).forEach((id, version) -> {
                if (!version.path("DeletionPolicy").asText().equals("Retain")
                        || !version.path("UpdateReplacePolicy").asText().equals("Retain")) {
                    found.add(id + " goes away with the next one");
                }
            });
        }
        for (var name : MACHINES) {
            var alias = resources.one("AWS::StepFunctions::StateMachineAlias", "Machines" + name);
            if (!Resources.text(alias.at("/RoutingConfiguration/0/StateMachineVersionArn"))
                    .startsWith("${Machines" + name + "Version")) {
                found.add("the alias of %s leads to no version of it".formatted(name));
            }
        }
        return found;
    }

    static List<String> machinesLogNoPayloads(Resources resources) {
        return MACHINES.stream()
                .filter(name -> {
                    var machine = machine(resources, name);
                    return !machine.at("/LoggingConfiguration/Level").asText().equals("ALL")
                            || machine.at("/LoggingConfiguration/IncludeExecutionData").asBoolean(true)
                            || !machine.at("/TracingConfiguration/Enabled").asBoolean();
                })
                .map(name -> name + " logs too much or too little")
                .toList();
    }

    private static JsonNode machine(Resources resources, String name) {
        return resources.one("AWS::StepFunctions::StateMachine", "Machines" + name);
    }
}
