package dev.slipway.adapter.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.TaskToken;
import dev.slipway.core.plan.Workflows;
import dev.slipway.core.step.Outcome;
import dev.slipway.wire.Json;
import java.util.Set;

/// The machines on Step Functions, each execution under the name of its run.
///
/// A name that is taken is looked up, for it may run under another version of its machine. Source: AWS Step Functions
/// API reference, `StartExecution`, `SendTaskSuccess`.
public final class StepFunctionsWorkflows implements Workflows {
    private static final Set<String> GOES_ON = Set.of("RUNNING", "PENDING_REDRIVE");

    private final AwsJson states;
    private final String deployment;
    private final String rollback;

    /// @param deployment the ARN of a machine, of one of its versions or of an alias
    StepFunctionsWorkflows(AwsJson states, String deployment, String rollback) {
        this.states = states;
        this.deployment = deployment;
        this.rollback = rollback;
    }

    /// Over the machines that the settings name.
    ///
    /// @throws IllegalArgumentException by the name of a setting that is missing
    public static StepFunctionsWorkflows from(AwsConnection aws, Settings settings) {
        return new StepFunctionsWorkflows(
                states(aws),
                settings.required(Setting.DEPLOYMENT_MACHINE),
                settings.required(Setting.ROLLBACK_MACHINE));
    }

    static AwsJson states(AwsConnection aws) {
        return new AwsJson(new AwsService(aws, "states", "states"), "1.0", "AWSStepFunctions");
    }

    @Override
    public Start start(PlanId plan) {
        return start(deployment, plan.value(), AwsJson.request().put("plan", plan.value()));
    }

    @Override
    public Start rollback(RunId run) {
        return start(rollback, run.value(), AwsJson.request().put("run", run.value()));
    }

    @Override
    public Completion complete(TaskToken token, Outcome answer) {
        var request = AwsJson.request().put("taskToken", token.value()).put("output", Json.text(answer));
        return switch (states.callInSecret("SendTaskSuccess", request)) {
            case Reply.Done _ -> Completion.DELIVERED;
            case Reply.Failed failed ->
                switch (failed.code()) {
                    case "TaskTimedOut" -> Completion.TOO_LATE;
                    case "TaskDoesNotExist", "InvalidToken" -> Completion.UNKNOWN;
                    default -> throw failed.failure();
                };
        };
    }

    private Start start(String machine, String name, ObjectNode input) {
        var request = AwsJson.request()
                .put("stateMachineArn", machine)
                .put("name", name)
                .put("input", input.toString());
        return switch (states.call("StartExecution", request)) {
            case Reply.Done _ -> Start.RUNNING;
            case Reply.Failed taken when taken.code().equals("ExecutionAlreadyExists") -> found(machine, name);
            case Reply.Failed failed -> throw failed.failure();
        };
    }

    private Start found(String machine, String name) {
        var request = AwsJson.request().put("executionArn", execution(machine, name));
        var status = states.call("DescribeExecution", request).done().text("status");
        return GOES_ON.contains(status) ? Start.RUNNING : Start.ENDED;
    }

    /// `arn:aws:states:region:account:stateMachine:machine[:version]` is where `…:execution:machine:name` lies.
    static String execution(String machine, String name) {
        var parts = machine.split(":");
        return "%s:%s:%s:%s:%s:execution:%s:%s"
                .formatted(parts[0], parts[1], parts[2], parts[3], parts[4], parts[6], name);
    }
}
