package dev.slipway.statemachines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.contract.StepName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A machine as it is drawn in its file.
record Drawn(Path file, JsonNode machine) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z]++)}");
    private static final Pattern EQUALS = Pattern.compile("\\{% \\$([a-z]++) = '([A-Za-z]++)' %}");

    /// Every machine of this folder.
    static Stream<Drawn> all() {
        try (var files = Files.list(Path.of(""))) {
            return files.filter(file -> file.toString().endsWith(".asl.json")).sorted().map(Drawn::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Drawn read(Path file) {
        try {
            return new Drawn(file, new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }

    /// The states by name, in their order.
    Map<String, JsonNode> states() {
        var states = new LinkedHashMap<String, JsonNode>();
        machine.get("States").properties().forEach(state -> states.put(state.getKey(), state.getValue()));
        return states;
    }

    /// The state of this name.
    JsonNode state(String name) {
        return Objects.requireNonNull(states().get(name), () -> "no state " + name);
    }

    /// The states of a type.
    Map<String, JsonNode> states(String type) {
        var states = states();
        states.values().removeIf(state -> !state.get("Type").textValue().equals(type));
        return states;
    }

    /// What stands for a function's address in a task.
    static String placeholder(JsonNode task) {
        var matcher = PLACEHOLDER.matcher(task.at("/Arguments/FunctionName").asText());
        return matcher.matches() ? matcher.group(1) : "";
    }

    /// The step behind a task.
    static Optional<StepName> step(JsonNode task) {
        return Arrays.stream(StepName.values())
                .filter(step -> step.placeholder().equals(placeholder(task)))
                .findFirst();
    }

    /// The variable and the text that a choice compares it with.
    static Map.Entry<String, String> comparison(JsonNode choice) {
        var matcher = EQUALS.matcher(choice.get("Condition").asText());
        if (!matcher.matches()) {
            throw new AssertionError("a choice compares a variable with a text, found " + choice.get("Condition"));
        }
        return Map.entry(matcher.group(1), matcher.group(2));
    }

    /// Where a state may lead.
    static List<String> targets(JsonNode state) {
        var targets = new ArrayList<String>();
        Stream.of("Next", "Default").map(state::path).filter(JsonNode::isTextual).forEach(n -> targets.add(n.asText()));
        Stream.of("Choices", "Catch")
                .flatMap(field -> StreamSupport.stream(state.path(field).spliterator(), false))
                .forEach(branch -> targets.add(branch.get("Next").asText()));
        return targets;
    }
}
