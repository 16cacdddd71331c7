package dev.slipway.adapter.aws;

import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.TaskToken;
import dev.slipway.core.plan.Workflows;
import dev.slipway.core.plan.WorkflowsContract;
import dev.slipway.core.step.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;

/// Machines that ask through a queue, for the emulator has no functions.
class StepFunctionsWorkflowsEmulatorTest extends WorkflowsContract {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

    private final AwsConnection aws = Emulator.connection();
    private final AwsJson states = StepFunctionsWorkflows.states(aws);
    private final FreshQueue queue = FreshQueue.make(aws);
    private final String deployment = machine();
    private final String rollback = machine();

    @AfterEach
    void close() {
        for (var machine : List.of(deployment, rollback)) {
            states.call("DeleteStateMachine", AwsJson.request().put("stateMachineArn", machine))
                    .done();
        }
        queue.close();
    }

    @Override
    protected Workflows workflows() {
        return new Again(new StepFunctionsWorkflows(states, deployment, rollback));
    }

    @Override
    protected Optional<Question> question(Duration patience) {
        return LongStream.range(0, patience.toSeconds())
                .mapToObj(_ -> queue.next())
                .flatMap(Optional::stream)
                .findFirst()
                .map(asked -> new Question(
                        asked.path("input").toString(),
                        new TaskToken(asked.path("token").textValue())));
    }

    @Override
    protected String output(RunId run) {
        var execution =
                AwsJson.request().put("executionArn", StepFunctionsWorkflows.execution(deployment, run.value()));
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < LONG_ENOUGH.toNanos()) {
            var found = states.call("DescribeExecution", execution).done();
            if (!found.text("status").equals("RUNNING")) {
                return FreshQueue.tree(found.text("output")).toString();
            }
            sleep();
        }
        throw new AssertionError("%s still runs after %s".formatted(run, LONG_ENOUGH));
    }

    private String machine() {
        var task = """
                "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                "Arguments": {"QueueUrl": "%s",
                  "MessageBody": {"input": "{%% $states.input %%}", "token": "{%% $states.context.Task.Token %%}"}}""".formatted(queue.address());
        var request = AwsJson.request()
                .put("name", Emulator.fresh("asking"))
                .put("definition", machine(task))
                .put("roleArn", "arn:aws:iam::000000000001:role/slipway-test");
        return states.call("CreateStateMachine", request).done().text("stateMachineArn");
    }

    private static void sleep() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Tries again, as the sweep does. The emulator looks for a token among executions that other suites begin and end
    /// meanwhile, and sometimes stumbles over one (`InternalError`).
    private record Again(Workflows there) implements Workflows {
        private static final int TRIES = 10;

        @Override
        public Start start(PlanId plan) {
            return there.start(plan);
        }

        @Override
        public Start rollback(RunId run) {
            return there.rollback(run);
        }

        @Override
        public Completion complete(TaskToken token, Outcome answer) {
            for (int tried = 1; tried < TRIES; tried++) {
                try {
                    return there.complete(token, answer);
                } catch (Unavailable stumbled) {
                    sleep();
                }
            }
            return there.complete(token, answer);
        }
    }
}
