package dev.slipway.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.app.store.SqliteJournal;
import dev.slipway.app.store.SqliteStore;
import dev.slipway.core.contract.StepName;
import dev.slipway.core.failure.Refused;
import dev.slipway.engine.Callbacks;
import dev.slipway.engine.Engine;
import dev.slipway.engine.Event;
import dev.slipway.engine.ExecutionId;
import dev.slipway.engine.JumpClock;
import dev.slipway.engine.Machine;
import dev.slipway.engine.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;

/// The roads of one machine, with steps that answer as they are told: each machine is walked as it is drawn.
record DrawnRoads(ExecutionId run, String input, String definition) {
    private static final String TROUBLE = "!";

    /// What people answer when they answer nothing.
    private static final String SILENCE = "~";

    /// @param input the one field of the machine's input
    static DrawnRoads of(String machine, String input) throws IOException {
        try (var in = DrawnRoads.class.getResourceAsStream("/statemachines/" + machine + ".asl.json")) {
            var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            for (var step : StepName.values()) {
                text = text.replace("${" + step.placeholder() + "}", step.title());
            }
            return new DrawnRoads(new ExecutionId(machine, "road"), input, text);
        }
    }

    /// Walks each road to its end, and answers every step from state to state that was taken.
    Set<String> along(List<String> roads, Path home) throws Exception {
        var walked = new HashSet<String>();
        int number = 0;
        for (var road : roads) {
            walked.addAll(walk(road, home.resolve(number++ + ".db")));
        }
        return walked;
    }

    /// Every step from state to state that is drawn.
    Set<String> drawn() throws IOException {
        return edges(new ObjectMapper().readTree(definition));
    }

    private Set<String> walk(String road, Path database) throws Exception {
        var answers = new ArrayDeque<>(List.of(road.split(" ")));
        var door = new CompletableFuture<Callbacks>();
        try (var store = SqliteStore.open(database);
                var engine = new Engine(
                        SqliteJournal.over(store),
                        (_, payload) -> answer(answers.remove(), new ObjectMapper().readTree(payload), door),
                        new JumpClock(Instant.parse("2026-11-21T10:00:00Z")),
                        new SecretKeySpec(new byte[32], "HmacSHA256"))) {
            door.complete(engine.callbacks());
            engine.start(
                    Machine.load(run.machine(), definition),
                    run.name(),
                    JsonNodeFactory.instance.objectNode().put(input, "p"));
            var end = engine.await(run, Duration.ofMinutes(3));

            assertThat(answers).as(road).isEmpty();
            assertThat(end.status())
                    .as(road)
                    .isInstanceOf(road.endsWith("Finished") ? Status.Succeeded.class : Status.Failed.class);
            return edges(engine.history(run));
        }
    }

    private static byte[] answer(String outcome, JsonNode asked, CompletableFuture<Callbacks> door) {
        if (outcome.equals(TROUBLE)) {
            throw new Refused("as told");
        }
        var answer = "{\"outcome\":\"%s\",\"plan\":\"p\"}".formatted(outcome);
        if (asked.has("token") && !outcome.equals(SILENCE)) {
            door.join().sendTaskSuccess(asked.get("token").asText(), answer);
        }
        return asked.has("token") ? "{}".getBytes(StandardCharsets.UTF_8) : answer.getBytes(StandardCharsets.UTF_8);
    }

    /// The steps from state to state that an execution took.
    private static Set<String> edges(List<Event> history) {
        var states = history.stream()
                .filter(event -> event.type().endsWith("StateEntered"))
                .map(event -> event.details().get("state").asText())
                .toList();
        var edges = new HashSet<String>();
        for (int i = 1; i < states.size(); i++) {
            edges.add(states.get(i - 1) + " → " + states.get(i));
        }
        return edges;
    }

    /// The steps from state to state that are drawn.
    private static Set<String> edges(JsonNode machine) {
        var edges = new HashSet<String>();
        machine.get("States").properties().forEach(state -> {
            var targets = new ArrayList<String>();
            if (state.getValue().has("Next")) {
                targets.add(state.getValue().get("Next").asText());
            }
            Stream.of("Choices", "Catch")
                    .forEach(field -> state.getValue()
                            .path(field)
                            .forEach(branch -> targets.add(branch.get("Next").asText())));
            targets.forEach(target -> edges.add(state.getKey() + " → " + target));
        });
        return edges;
    }
}
