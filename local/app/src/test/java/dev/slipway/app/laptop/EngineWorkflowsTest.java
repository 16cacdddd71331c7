package dev.slipway.app.laptop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.app.store.SqliteJournal;
import dev.slipway.app.store.SqliteStore;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.guard.Verdict;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.TaskToken;
import dev.slipway.core.plan.Workflows.Completion;
import dev.slipway.core.plan.Workflows.Start;
import dev.slipway.engine.Clock;
import dev.slipway.engine.Engine;
import dev.slipway.engine.Event;
import dev.slipway.engine.ExecutionId;
import dev.slipway.engine.Machine;
import dev.slipway.engine.Status;
import dev.slipway.engine.Tasks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineWorkflowsTest {
    private static final PlanId PLAN = new PlanId("01JDB5ZQ9W3V7X8Y2K4M6N0PQR");
    private static final ExecutionId RUN = new ExecutionId("deployment", PLAN.value());
    private static final Verdict ALLOWED = new Verdict.Allowed(PLAN, Digest.of(new byte[0]));
    private static final Machine ASKING = Machine.load(
            "deployment",
            """
            {"QueryLanguage": "JSONata", "StartAt": "Ask", "States": {"Ask": {
              "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "TimeoutSeconds": 3600,
              "Arguments": {"FunctionName": "Ask", "Payload": {"plan": "{% $states.input.plan %}", "token": "{% $states.context.Task.Token %}"}},
              "End": true}}}
            """);

    @TempDir
    private Path folder;

    private final BlockingQueue<TaskToken> tokens = new LinkedBlockingQueue<>();

    /// One process over the folder.
    private final class Incarnation implements AutoCloseable {
        private final SqliteStore store = SqliteStore.open(folder.resolve("slipway.db"));
        private final Engine engine =
                new Engine(SqliteJournal.over(store), asking(), Clock.real(), TokenKey.in(folder));
        private final EngineWorkflows workflows = new EngineWorkflows(engine, ASKING, ASKING);

        @Override
        public void close() {
            engine.close();
            store.close();
        }
    }

    private Tasks asking() {
        return (_, payload) -> {
            tokens.add(new TaskToken(new ObjectMapper().readTree(payload).get("token").textValue()));
            return payload;
        };
    }

    private TaskToken token() throws InterruptedException {
        return Objects.requireNonNull(tokens.poll(150, TimeUnit.SECONDS), "no token came");
    }

    @Test
    void anAnswerIsDeliveredOnceAndIsTheTasksResult() throws Exception {
        try (var process = new Incarnation()) {
            assertThat(process.workflows.start(PLAN)).isEqualTo(Start.RUNNING);
            var token = token();

            var first = process.workflows.complete(token, ALLOWED);
            var second = process.workflows.complete(token, ALLOWED);

            assertThat(first).isEqualTo(Completion.DELIVERED);
            assertThat(second).isEqualTo(Completion.TOO_LATE);
            assertThat(process.engine.await(RUN, Duration.ofMinutes(3)).status())
                    .isInstanceOfSatisfying(Status.Succeeded.class, succeeded -> assertThat(
                                    succeeded.output().get("outcome").textValue())
                            .isEqualTo("Allowed"));
        }
    }

    @Test
    void aTokenOfSomebodyElseIsUnknown() throws Exception {
        try (var process = new Incarnation()) {
            process.workflows.start(PLAN);
            var token = token();
            var changed = new TaskToken("B" + token.value().substring(1));
            var unsigned = new TaskToken(token.value().substring(0, token.value().length() - 8) + "AAAAAAAA");

            assertThat(process.workflows.complete(changed, ALLOWED)).isEqualTo(Completion.UNKNOWN);
            assertThat(process.workflows.complete(unsigned, ALLOWED)).isEqualTo(Completion.UNKNOWN);
            assertThat(process.workflows.complete(token, ALLOWED)).isEqualTo(Completion.DELIVERED);
        }
    }

    @Test
    void aTokenOutlivesTheProcessThatGaveItOut() throws Exception {
        var first = new Incarnation();
        first.workflows.start(PLAN);
        var token = token();
        first.close();

        assertThatThrownBy(() -> first.workflows.complete(token, ALLOWED)).isInstanceOf(Unavailable.class);
        try (var second = new Incarnation()) {
            assertThat(second.workflows.complete(token, ALLOWED)).isEqualTo(Completion.DELIVERED);
        }
        try (var third = new Incarnation()) {
            assertThat(third.workflows.complete(token, ALLOWED)).isEqualTo(Completion.TOO_LATE);
        }
    }

    @Test
    void noFileAndNoEventHoldsTheToken() throws Exception {
        try (var process = new Incarnation()) {
            process.workflows.start(PLAN);
            var token = token();
            assertThat(texts()).allSatisfy((file, text) -> assertThat(text)
                    .as(file)
                    .doesNotContain(token.value()));

            process.workflows.complete(token, ALLOWED);
            process.engine.await(RUN, Duration.ofMinutes(3));

            assertThat(texts()).hasSizeGreaterThan(1).allSatisfy((file, text) -> assertThat(text)
                    .as(file)
                    .doesNotContain(token.value()));
            assertThat(process.engine.history(RUN))
                    .extracting(Event::toString)
                    .noneMatch(event -> event.contains(token.value()))
                    .anyMatch(event -> event.contains("hidden-task-token-"));
        }
    }

    /// Every byte of the folder, as letters.
    private Map<String, String> texts() throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                texts.put(
                        file.getFileName().toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return texts;
    }
}
