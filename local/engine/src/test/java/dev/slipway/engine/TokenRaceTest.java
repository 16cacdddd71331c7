package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.TokenAnswer.Accepted;
import dev.slipway.engine.TokenAnswer.TaskTimedOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TokenRaceTest {
    private static final int CALLERS = 50;
    private static final int EXECUTIONS = 20;
    private static final int ROUNDS = 300;

    @RepeatedTest(5)
    void ofFiftyCallersAtOnceOneIsAcceptedAndItsAnswerIsTheResult() throws Exception {
        try (var asked = new Asked(Holder.asking(Holder.catching("'States.ALL'")))) {
            var token = asked.token();
            var together = new CountDownLatch(CALLERS);

            var answers = atOnce(IntStream.range(0, CALLERS)
                    .<Callable<TokenAnswer>>mapToObj(n -> () -> {
                        together.countDown();
                        together.await();
                        return n % 2 == 0
                                ? asked.callbacks().sendTaskSuccess(token, "{\"Error\":\"" + n + "\"}")
                                : asked.callbacks().sendTaskFailure(token, Optional.of("" + n), Optional.empty());
                    })
                    .toList());

            assertThat(answers.stream().filter(new Accepted()::equals)).hasSize(1);
            assertThat(answers.stream().filter(new TaskTimedOut()::equals)).hasSize(CALLERS - 1);
            assertThat(asked.end().output().get("Error").textValue()).isEqualTo("" + answers.indexOf(new Accepted()));
        }
    }

    @Test
    void whateverTheOrderOfCallbacksTimeAndRetriesEachTokenCountsOnceAndTheResultIsTheAcceptedOne() throws Exception {
        var seed = System.nanoTime();
        var chance = new Random(seed);
        var clock = new HandClock(Given.START);
        var machine = Holder.asking(
                "'TimeoutSeconds':40,'HeartbeatSeconds':15,'Retry':[{'ErrorEquals':['States.ALL'],'MaxAttempts':30,'BackoffRate':1}],");
        var tokens = new ConcurrentHashMap<String, Integer>();
        Tasks tasks = (_, payload) -> {
            tokens.put(Json.parse(payload).get("token").textValue(), tokens.size());
            return payload;
        };
        try (var engine = new Engine(new MemoryJournal(), tasks, clock, Given.KEY)) {
            var ids = IntStream.range(0, EXECUTIONS)
                    .mapToObj(n -> engine.start(machine, "n" + n, Given.tree("{}")).id())
                    .toList();
            var accepted = new HashMap<String, String>();
            for (int round = 0; round < ROUNDS; round++) {
                if (chance.nextInt(10) == 0) {
                    clock.advance(Duration.ofSeconds(chance.nextInt(20)));
                }
                if (chance.nextBoolean()) {
                    clock.awaitHolds(0);
                }
                say(engine.callbacks(), List.copyOf(tokens.keySet()), "\"" + round + "\"", chance, accepted, seed);
            }
            while (ids.stream().anyMatch(id -> isRunning(engine, id))) {
                clock.awaitHolds(0);
                clock.advance(Duration.ofSeconds(50));
            }

            for (var id : ids) {
                var ended = new Given.Ended(engine.await(id, Given.SOON).status(), engine.history(id));
                var ends = ended.types().stream().filter(type -> type.equals("TaskSucceeded")).count();
                var outcomes = ended.types().stream()
                        .filter(List.of("TaskSucceeded", "TaskFailed", "TaskTimedOut")::contains)
                        .count();
                assertThat(outcomes).as("seed %d: %s", seed, id).isEqualTo(ended.secondsOf("TaskScheduled").size());
                if (ended.status() instanceof Status.Succeeded succeeded) {
                    assertThat(ends).as("seed %d: %s", seed, id).isEqualTo(1);
                    assertThat(accepted.values()).as("seed %d: %s", seed, id).contains(succeeded.output().toString());
                }
            }
            var failures = ids.stream()
                    .flatMap(id -> engine.history(id).stream())
                    .filter(event -> event.type().equals("TaskFailed"))
                    .map(event -> event.details().get("error").textValue())
                    .toList();
            assertThat(accepted.values().stream().filter(answer -> answer.startsWith("failed")).toList())
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(failures);
        }
    }

    /// Two callers with the same token and different answers; also tokens long spent.
    private static void say(
            Callbacks door, List<String> tokens, String answer, Random chance, Map<String, String> accepted, long seed)
            throws Exception {
        if (tokens.isEmpty()) {
            return;
        }
        var token = tokens.get(chance.nextInt(tokens.size()));
        var failed = "failed " + answer;
        Callable<TokenAnswer> success = () -> door.sendTaskSuccess(token, answer);
        Callable<TokenAnswer> failure = () -> door.sendTaskFailure(token, Optional.of(failed), Optional.empty());
        Callable<TokenAnswer> beat = () -> door.sendTaskHeartbeat(token);
        switch (chance.nextInt(5)) {
            case 0 -> note(accepted, token, List.of(answer), atOnce(List.of(success)), seed);
            case 1 -> note(accepted, token, List.of(failed), atOnce(List.of(failure)), seed);
            case 2 -> note(accepted, token, List.of(answer, failed), atOnce(List.of(success, failure)), seed);
            default -> atOnce(List.of(beat, beat));
        }
    }

    private static void note(
            Map<String, String> accepted, String token, List<String> said, List<TokenAnswer> answers, long seed) {
        for (int i = 0; i < said.size(); i++) {
            assertThat(answers.get(i)).as("seed %d", seed).isInstanceOfAny(Accepted.class, TaskTimedOut.class);
            if (answers.get(i) instanceof Accepted) {
                assertThat(accepted.put(token, said.get(i))).as("seed %d", seed).isNull();
            }
        }
    }

    private static boolean isRunning(Engine engine, ExecutionId id) {
        return engine.describe(id).orElseThrow().status() instanceof Status.Running;
    }

    private static List<TokenAnswer> atOnce(List<Callable<TokenAnswer>> calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<TokenAnswer>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
