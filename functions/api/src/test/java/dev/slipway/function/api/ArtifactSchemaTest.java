package dev.slipway.function.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.slipway.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArtifactSchemaTest {
    private static final Path PUBLISHED = Path.of("../../docs/schema/artifact.schema.json");

    @Test
    void holdsForEveryArtifactThatIsAnswered() throws IOException {
        assertThat(schema().validate(artifact())).isEmpty();
    }

    @Test
    void namesEveryFieldOfAnArtifact() throws IOException {
        for (var path : new String[] {"", "/place", "/model", "/endpoint_config", "/endpoint"}) {
            var more = artifact();
            ((ObjectNode) more.at(path)).put("surprise", true);
            assertThat(schema().validate(more)).describedAs(path).isNotEmpty();

            artifact()
                    .at(path)
                    .fieldNames()
                    .forEachRemaining(name -> assertThat(lacking(path, name)).isNotEmpty());
        }
    }

    private static Iterable<?> lacking(String path, String name) {
        var less = artifact();
        ((ObjectNode) less.at(path)).remove(name);
        try {
            return schema().validate(less);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(PUBLISHED));
    }

    private static JsonNode artifact() {
        try {
            return new ObjectMapper().readTree(Json.bytes(Artifact.of(Story.deployment())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
