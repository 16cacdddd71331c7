package dev.slipway.cdk;

import dev.slipway.core.contract.Setting;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachineAlias;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachineVersion;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/// A machine drawn in `statemachines/`, with one function behind each placeholder; it may invoke exactly those.
///
/// A run keeps the drawing and the code that it began with: the machine names versions of functions, each drawing is a version
/// of the machine, and no version goes away. Errors: a function without a placeholder, or a placeholder without a function.
final class MachineFromAsl extends Construct {
    private final StateMachine machine;
    private final CfnStateMachineAlias alias;

    MachineFromAsl(Construct scope, String name, Installation installation, Asl asl, Map<String, LiveFunction> functions) {
        super(scope, name);
        asl.requireFilledBy(functions.keySet());
        var arns = new TreeMap<String, String>();
        functions.forEach((placeholder, function) -> arns.put(placeholder, function.version().getFunctionArn()));
        machine = StateMachine.Builder.create(this, "Machine")
                .stateMachineName(installation.name(name))
                .definitionBody(DefinitionBody.fromFile(asl.file().toString()))
                .definitionSubstitutions(arns)
                .role(role(installation.name(name), functions))
                .tracingEnabled(true)
                .logs(LogOptions.builder()
                        .destination(log(name, installation))
                        .level(LogLevel.ALL)
                        // Payloads hold task tokens.
                        .includeExecutionData(false)
                        .build())
                .build();
        alias = alias();
        NagSuppressions.addResourceSuppressions(
                machine.getRole(),
                List.of(
                        Nag.wildcards("a run keeps the versions of functions that it began with", "^Resource::<.*Function.*\\.Arn>:\\*$"),
                        Nag.wildcard("delivery of logs and X-Ray have no resources to name", "Resource::*")),
                true);
    }

    /// What starts it, and asks what became of a start.
    void startedBy(LiveFunction function, Setting setting) {
        // A start is judged by the bare machine's name, also where it is made by the alias.
        function.may(List.of("states:StartExecution"), machine.getStateMachineArn());
        function.may(List.of("states:DescribeExecution"), executions());
        function.told(Map.of(setting, alias.getAttrArn()));
        NagSuppressions.addResourceSuppressions(
                function.role(),
                List.of(Nag.wildcards("a run is named when it is started", "^Resource::arn:.*:execution:.*$")),
                true);
    }

    /// What answers its tasks that wait.
    void answeredBy(LiveFunction function) {
        function.may(List.of("states:SendTaskSuccess"), machine.getStateMachineArn());
    }

    StateMachine machine() {
        return machine;
    }

    private String executions() {
        return "arn:%s:states:%s:%s:execution:%s:*"
                .formatted(
                        machine.getStack().getPartition(),
                        machine.getStack().getRegion(),
                        machine.getStack().getAccount(),
                        machine.getStateMachineName());
    }

    private CfnStateMachineAlias alias() {
        var version = CfnStateMachineVersion.Builder.create(this, "Version")
                .stateMachineArn(machine.getStateMachineArn())
                .stateMachineRevisionId(machine.getStateMachineRevisionId())
                .build();
        version.applyRemovalPolicy(RemovalPolicy.RETAIN);
        return CfnStateMachineAlias.Builder.create(this, "Live")
                .name("live")
                .routingConfiguration(List.of(CfnStateMachineAlias.RoutingConfigurationVersionProperty.builder()
                        .stateMachineVersionArn(version.getAttrArn())
                        .weight(100)
                        .build()))
                .build();
    }

    private Role role(String name, Map<String, LiveFunction> functions) {
        var role = Role.Builder.create(this, "Role")
                .roleName(name + "-machine")
                .assumedBy(new ServicePrincipal("states.amazonaws.com"))
                .build();
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("lambda:InvokeFunction"))
                .resources(functions.values().stream()
                        .map(function -> function.function().getFunctionArn() + ":*")
                        .distinct()
                        .toList())
                .build());
        return role;
    }

    private LogGroup log(String name, Installation installation) {
        return LogGroup.Builder.create(this, "Log")
                // The prefix under which Step Functions needs no policy of its own for each log.
                .logGroupName("/aws/vendedlogs/states/" + installation.name(name))
                .retention(installation.isForTrying() ? RetentionDays.ONE_WEEK : RetentionDays.THREE_MONTHS)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }
}
