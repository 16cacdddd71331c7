package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenSecrecyTest {
    private static final ExecutionId ID = new ExecutionId("test", "one");

    /// Says its token wherever it can: in its answer, in what it throws, in every callback.
    private static final class Chatterbox implements Tasks {
        private final CompletableFuture<Callbacks> door = new CompletableFuture<>();
        private final Queue<String> tokens = new ConcurrentLinkedQueue<>();

        @Override
        public byte[] invoke(String function, byte[] payload) throws IOException {
            var token = Json.parse(payload).get("token").textValue();
            tokens.add(token);
            return switch (Json.parse(payload).get("retry").intValue()) {
                case 0 -> throw new IOException("can not send " + token);
                case 1 -> throw new TaskFailure("Bad" + token, "because of " + token);
                case 2 -> {
                    var error = Optional.of("Failed " + token);
                    door.join().sendTaskFailure(token, error, error);
                    yield payload;
                }
                case 3 -> payload;
                default -> {
                    door.join().sendTaskHeartbeat(token);
                    door.join().sendTaskSuccess(token, Json.object().put(token, token).put("x", "<" + token + ">").toString());
                    yield payload;
                }
            };
        }
    }

    private static final Machine MACHINE = Given.states(
            "Ask",
            "'Ask':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke.waitForTaskToken','TimeoutSeconds':60,'HeartbeatSeconds':30,"
                    + "'Arguments':{'FunctionName':'ask','Payload':{'token':'{% $states.context.Task.Token %}',"
                    + "'retry':'{% $states.context.State.RetryCount %}','link':'{% $states.input.link & $states.context.Task.Token %}'}},"
                    + "'Retry':[{'ErrorEquals':['States.ALL'],'MaxAttempts':9}],'Assign':{'kept':'{% $states.result %}'},'Next':'After'},"
                    + "'After':{'Type':'Wait','Seconds':1,'End':true}");

    @Test
    void noByteOfTheJournalNoEventAndNoErrorHoldsATokenOrTheKey(@TempDir Path folder) throws Exception {
        var file = folder.resolve("journal");
        var tasks = new Chatterbox();
        try (var engine = new Engine(new FileJournal(file), tasks, new JumpClock(Given.START), Given.KEY)) {
            tasks.door.complete(engine.callbacks());
            engine.start(MACHINE, ID.name(), Given.tree("{'link':'https://x.example/'}"));

            var end = engine.await(ID, Given.SOON);

            var written = Files.readString(file);
            var history = engine.history(ID);
            assertThat(end.status()).isInstanceOf(Status.Succeeded.class);
            assertThat(tasks.tokens).hasSize(5).doesNotHaveDuplicates();
            assertThat(history).extracting(Event::type).contains("TaskSubmitted", "TaskTimedOut", "TaskFailed", "TaskSucceeded");
            assertThat(tasks.tokens).allSatisfy(token -> {
                assertThat(written).doesNotContain(token);
                assertThat(history.toString()).doesNotContain(token);
                assertThat(end.toString()).doesNotContain(token);
            });
            assertThat(written)
                    .contains("hidden-task-token-", "can not send hidden", "because of hidden", "Failed hidden", "<hidden")
                    .doesNotContain(new String(Given.KEY.getEncoded(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void whatTheDoorRefusesIsNotQuotedInTheError() throws Exception {
        try (var asked = new Asked(Holder.asking(""))) {
            var token = asked.token();

            var refused = catchIllegalArgumentException(
                    () -> asked.callbacks().sendTaskSuccess(token, "{" + token));

            assertThat(refused).hasMessage("the output is not JSON").hasNoCause();
        }
    }

    @Test
    void aSnapshotAloneMakesNoToken(@TempDir Path folder) throws Exception {
        var journal = new FileJournal(folder.resolve("journal"));
        try (var asked = new Asked(Holder.asking(""), journal)) {
            var token = asked.token();
            var snapshot = ProgressText.read(journal.find(Asked.ID).orElseThrow());

            assertThat(snapshot.toString()).contains("Pending").doesNotContain(token);
            assertThat(Tokens.read(token).orElseThrow().toString()).doesNotContain(token);
        }
    }
}
