package dev.slipway.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A machine as it is drawn in its file.
record Asl(Path file, JsonNode machine) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

    static Asl read(Path file) {
        try {
            return new Asl(file, new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("the machine %s cannot be read".formatted(file), e);
        }
    }

    /// What the stack has to fill in, without `${…}`.
    SortedSet<String> placeholders() {
        return PLACEHOLDER
                .matcher(machine.toString())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Holds that every placeholder stands for something, and everything stands somewhere.
    ///
    /// @throws IllegalArgumentException naming what is left on either side
    void requireFilledBy(Set<String> names) {
        var drawn = placeholders();
        if (!drawn.equals(names)) {
            var empty = new TreeSet<>(drawn);
            empty.removeAll(names);
            var unknown = new TreeSet<>(names);
            unknown.removeAll(drawn);
            throw new IllegalArgumentException("%s: nothing stands for the placeholders %s, and no placeholder is called %s"
                    .formatted(file.getFileName(), empty, unknown));
        }
    }

    /// How long the machine waits for the function behind this placeholder, in seconds; the longest where several states do.
    Optional<Integer> patience(String placeholder) {
        return machine.path("States")
                .valueStream()
                .filter(state -> state.at("/Arguments/FunctionName").asText().equals("${" + placeholder + "}"))
                .map(state -> state.path("TimeoutSeconds").asInt())
                .max(Integer::compare);
    }
}
