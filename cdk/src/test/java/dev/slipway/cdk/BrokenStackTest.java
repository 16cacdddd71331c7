package dev.slipway.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every rule finds the slip that it is there for. A file in `broken` is one slip; a new one needs no Java.
///
/// Shape of a file: `rule` must find it, `also` where one slip breaks several rules, and no other may; `says` must stand in what the rule says; `type` and `name` lead to a resource, in which
/// `set` puts values at pointers (`-` is behind the last of a list), `remove` takes some away; with `drop` all of it goes.
@NeedsNode
class BrokenStackTest {
    private static final Path FILES = Path.of("src/test/resources/broken");

    record Slip(String file, JsonNode document) {
        StackRule rule() {
            return StackRule.of(document.path("rule").asText());
        }

        /// Every rule that has to find it.
        Set<String> rules() {
            return Stream.concat(
                            Stream.of(rule().name()),
                            document.path("also").valueStream().map(JsonNode::asText))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public String toString() {
            return file;
        }
    }

    @ParameterizedTest
    @MethodSource("slips")
    void theRuleFindsTheSlipAndNoOtherDoes(Slip slip) {
        var template = Synthesized.stacks().template(Synthesized.DEV);

        broken((ObjectNode) template.path("Resources"), slip.document());

        var found = findings(new Resources(template));
        assertThat(found.getOrDefault(slip.rule().name(), "")).contains(slip.document().path("says").asText());
        assertThat(found.keySet()).as(slip.file()).isEqualTo(slip.rules());
    }

    /// What each rule says that has something to say.
    private static Map<String, String> findings(Resources resources) {
        var found = new TreeMap<String, String>();
        for (var rule : StackRule.ALL) {
            var said = rule.findings(resources);
            if (!said.isEmpty()) {
                found.put(rule.name(), String.join("\n", said));
            }
        }
        return found;
    }

    @Test
    void everyRuleHasASlip() throws IOException {
        assertThat(slips().map(Slip::rule)).containsAll(StackRule.ALL);
    }

    static Stream<Slip> slips() throws IOException {
        try (var files = Files.list(FILES)) {
            return files.sorted().map(BrokenStackTest::read).toList().stream();
        }
    }

    private static Slip read(Path file) {
        try {
            return new Slip(file.getFileName().toString(), new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new AssertionError(file + " is no JSON", e);
        }
    }

    private static void broken(ObjectNode resources, JsonNode slip) {
        var id = new Resources(new ObjectMapper().createObjectNode().set("Resources", resources))
                .id(slip.path("type").asText(), slip.path("name").asText());
        if (slip.path("drop").asBoolean()) {
            resources.remove(id);
        }
        slip.path("set").properties().forEach(one -> put(resources.get(id), one.getKey(), one.getValue()));
        slip.path("remove").forEach(pointer -> take(resources.get(id), pointer.asText()));
    }

    private static void put(JsonNode resource, String pointer, JsonNode value) {
        var at = JsonPointer.compile(pointer);
        switch (parent(resource, at)) {
            case ArrayNode list when at.last().getMatchingProperty().equals("-") -> list.add(value);
            case ArrayNode list -> list.set(at.last().getMatchingIndex(), value);
            case ObjectNode object -> object.set(at.last().getMatchingProperty(), value);
            default -> throw new AssertionError("there is nothing at " + pointer);
        }
    }

    private static void take(JsonNode resource, String pointer) {
        var at = JsonPointer.compile(pointer);
        assertThat(resource.at(at).isMissingNode()).as("something is at " + pointer).isFalse();
        if (parent(resource, at) instanceof ObjectNode object) {
            object.remove(at.last().getMatchingProperty());
        }
    }

    private static JsonNode parent(JsonNode resource, JsonPointer at) {
        return resource.at(at.head());
    }
}
