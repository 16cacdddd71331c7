package dev.slipway.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every sample of a request comes in by a route: with a caller by one that wants a token, without by one that is open.
@NeedsNode
class EventsTest {
    @ParameterizedTest
    @MethodSource("samples")
    void aSampleComesInByItsRoute(Path sample) throws IOException {
        var event = new ObjectMapper().readTree(sample.toFile());
        var method = event.at("/requestContext/http/method").asText();
        var path = event.path("rawPath").asText();

        var route = routes().stream()
                .filter(one -> leads(one.path("RouteKey").asText(), method, path))
                .findFirst()
                .orElseThrow();

        assertThat(route.path("AuthorizationType").asText())
                .isEqualTo(event.at("/requestContext/authorizer/jwt").isMissingNode() ? "NONE" : "JWT");
    }

    /// The greedy one last, as API Gateway looks at them.
    private static List<JsonNode> routes() {
        var resources = new Resources(Synthesized.stacks().template(Synthesized.DEV));
        return resources.of("AWS::ApiGatewayV2::Route").values().stream()
                .map(route -> route.path("Properties"))
                .sorted((one, other) -> Boolean.compare(isGreedy(one), isGreedy(other)))
                .toList();
    }

    private static boolean isGreedy(JsonNode route) {
        return route.path("RouteKey").asText().contains("+");
    }

    private static boolean leads(String key, String method, String path) {
        var parts = key.split(" ");
        var form = parts[1].replace("{proxy+}", ".+").replace("{token}", "[^/]+");
        return (parts[0].equals("ANY") || parts[0].equals(method)) && path.matches(form);
    }

    static Stream<Path> samples() throws IOException {
        try (var files = Files.list(Path.of("../events"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("api-")).sorted().toList().stream();
        }
    }
}
