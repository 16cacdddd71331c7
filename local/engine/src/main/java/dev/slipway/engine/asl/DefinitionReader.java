package dev.slipway.engine.asl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Reads a machine. What is not implemented is refused here and never met at run time.
public final class DefinitionReader {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();
    private static final String LANGUAGE = "QueryLanguage";

    private DefinitionReader() {}

    /// @throws IllegalArgumentException naming each problem with its JSON pointer
    public static Definition read(String machine, String json) {
        var problems = new Problems();
        var fields = new Fields("", root(machine, json), problems);
        fields.only("a machine", Set.of("Comment", "StartAt", "States", "TimeoutSeconds", "Version", LANGUAGE));
        fields.text("Version")
                .filter(version -> !version.equals("1.0"))
                .ifPresent(version -> fields.refuse("Version", "must be 1.0"));
        var start = fields.state("StartAt").orElseGet(() -> fields.missing("StartAt", ""));
        var definition = new Definition(start, states(fields), fields.whole("TimeoutSeconds", 1, 99_999_999));
        problems.requireMentioned(names(fields));
        if (problems.none()) {
            new Roads(definition, problems).check();
        }
        problems.refuse(machine);
        return definition;
    }

    /// Also those of the states that were refused: one mistake is one problem.
    private static Set<String> names(Fields fields) {
        var names = new HashSet<String>();
        fields.json().path("States").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static ObjectNode root(String machine, String json) {
        try {
            if (JSON.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    machine + " is refused:\n  /: is not JSON: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException(machine + " is refused:\n  /: must be an object");
    }

    private static Map<String, State> states(Fields fields) {
        var found = new LinkedHashMap<String, State>();
        var language = language(fields, "JSONPath");
        var states = fields.object("States").orElse(null);
        if (states == null) {
            return fields.missing("States", found);
        }
        for (var field : states.json().properties()) {
            read(states, field.getKey(), field.getValue(), language, found);
        }
        return found;
    }

    private static void read(Fields states, String name, JsonNode json, String language, Map<String, State> found) {
        if (!(json instanceof ObjectNode object) || name.isEmpty() || name.length() > 80) {
            states.refuse(name, "must be an object with a name of 1 to 80 characters");
            return;
        }
        var state = new Fields(states.at(name), object, states.problems());
        if (!language(state, language).equals("JSONata")) {
            state.refuse(
                    LANGUAGE,
                    "JSONPath is not implemented; say \"QueryLanguage\": \"JSONata\" for the machine or for each state");
            return;
        }
        StateReader.state(name, state).ifPresent(read -> found.put(name, read));
    }

    private static String language(Fields fields, String otherwise) {
        var language = fields.text(LANGUAGE).orElse(otherwise);
        if (!Set.of("JSONata", "JSONPath").contains(language)) {
            fields.refuse(LANGUAGE, "must be JSONata");
        }
        return language;
    }
}
