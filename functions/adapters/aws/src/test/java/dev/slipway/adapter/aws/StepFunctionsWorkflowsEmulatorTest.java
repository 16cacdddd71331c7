package dev.slipway.adapter.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.TaskToken;
import dev.slipway.core.plan.Workflows;
import dev.slipway.core.plan.WorkflowsContract;
import dev.slipway.wire.JsonReader;
import dev.slipway.wire.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/// Machines that ask through a queue, for the emulator has no functions.
class StepFunctionsWorkflowsEmulatorTest extends WorkflowsContract {
    private final AwsConnection aws = Emulator.connection();
    private final AwsJson states = StepFunctionsWorkflows.states(aws);
    private final AwsJson queues = new AwsJson(new AwsService(aws, "sqs", "sqs"), "1.0", "AmazonSQS");
    private final String queue =
            text(queues, "CreateQueue", AwsJson.request().put("QueueName", Emulator.fresh("queue")), "QueueUrl");
    private final String deployment = machine();
    private final String rollback = machine();

    @AfterEach
    void close() {
        for (var machine : List.of(deployment, rollback)) {
            states.call("DeleteStateMachine", AwsJson.request().put("stateMachineArn", machine)).done();
        }
        queues.call("DeleteQueue", AwsJson.request().put("QueueUrl", queue)).done();
    }

    @Override
    protected Workflows workflows() {
        return new StepFunctionsWorkflows(states, deployment, rollback);
    }

    @Override
    protected Optional<Question> question(Duration patience) {
        var request = AwsJson.request().put("QueueUrl", queue).put("MaxNumberOfMessages", 1);
        for (long left = patience.toSeconds(); left > 0; left--) {
            var messages = queues.call("ReceiveMessage", request.put("WaitTimeSeconds", 1)).done();
            for (var message : messages.body().path("Messages")) {
                var body = tree(message.path("Body").textValue());
                return Optional.of(new Question(
                        body.path("input").toString(), new TaskToken(body.path("token").textValue())));
            }
        }
        return Optional.empty();
    }

    @Override
    protected String output(RunId run) {
        for (var machine : List.of(deployment, rollback)) {
            var execution = AwsJson.request().put("executionArn", StepFunctionsWorkflows.execution(machine, run.value()));
            while (states.call("DescribeExecution", execution) instanceof Reply.Done found) {
                if (!found.text("status").equals("RUNNING")) {
                    return tree(found.text("output")).toString();
                }
                sleep();
            }
        }
        throw new AssertionError("nothing runs under " + run);
    }

    private String machine() {
        var task = """
                "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                "Arguments": {"QueueUrl": "%s",
                  "MessageBody": {"input": "{%% $states.input %%}", "token": "{%% $states.context.Task.Token %%}"}}"""
                .formatted(queue);
        var request = AwsJson.request()
                .put("name", Emulator.fresh("asking"))
                .put("definition", machine(task))
                .put("roleArn", "arn:aws:iam::000000000001:role/slipway-test");
        return text(states, "CreateStateMachine", request, "stateMachineArn");
    }

    private static String text(AwsJson service, String operation, ObjectNode request, String field) {
        return service.call(operation, request).done().text(field);
    }

    private static JsonNode tree(String text) {
        return new JsonReader(Limits.FOREIGN).tree(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void sleep() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
