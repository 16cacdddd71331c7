package dev.slipway.app.laptop;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.app.store.SqliteJournal;
import dev.slipway.app.store.SqliteStore;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.TaskToken;
import dev.slipway.core.plan.Workflows;
import dev.slipway.core.plan.WorkflowsContract;
import dev.slipway.engine.Clock;
import dev.slipway.engine.Engine;
import dev.slipway.engine.ExecutionId;
import dev.slipway.engine.Machine;
import dev.slipway.engine.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The engine as [Workflows].
class EnginePortTest extends WorkflowsContract {
    private static final String ASKING = machine("""
            "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
            "Arguments": {"FunctionName": "Ask",
              "Payload": {"input": "{% $states.input %}", "token": "{% $states.context.Task.Token %}"}}""");

    private final Machine deployment = Machine.load("deployment", ASKING);
    private final Machine rollback = Machine.load("rollback", ASKING);
    private final BlockingQueue<Question> questions = new LinkedBlockingQueue<>();

    @TempDir
    private Path folder;

    private SqliteStore store;
    private Engine engine;

    @BeforeEach
    void start() {
        store = SqliteStore.open(folder.resolve("slipway.db"));
        engine = new Engine(
                SqliteJournal.over(store),
                (_, payload) -> {
                    var asked = new ObjectMapper().readTree(payload);
                    var token = new TaskToken(asked.get("token").textValue());
                    questions.add(new Question(asked.get("input").toString(), token));
                    return payload;
                },
                Clock.real(),
                TokenKey.in(folder));
    }

    @AfterEach
    void stop() {
        engine.close();
        store.close();
    }

    @Override
    protected Workflows workflows() {
        return new EngineWorkflows(engine, deployment, rollback);
    }

    @Override
    protected Optional<Question> question(Duration patience) {
        try {
            return Optional.ofNullable(questions.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected String output(RunId run) {
        try {
            var ended = engine.await(new ExecutionId("deployment", run.value()), Duration.ofMinutes(3))
                    .status();
            return ((Status.Succeeded) ended).output().toString();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
