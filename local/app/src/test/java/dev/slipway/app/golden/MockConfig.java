package dev.slipway.app.golden;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The recordings as LocalStack's Step Functions answers functions from them: one test case each.
///
/// Shape: for every state the answers of its calls in order. Source: AWS, "Testing with Step Functions Local",
/// mocked service integrations.
public final class MockConfig {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MockConfig() {}

    /// Arguments: the file to write.
    public static void main(String... file) throws IOException {
        Files.writeString(Path.of(file[0]), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(of()));
    }

    private static ObjectNode of() {
        var config = JSON.createObjectNode();
        var machines = config.putObject("StateMachines");
        var responses = config.putObject("MockedResponses");
        for (var recording : Recording.all()) {
            var states = machines.withObject("/" + recording.machine() + "/TestCases/" + recording.name());
            for (var call : recording.calls()) {
                var state = call.get("state").textValue();
                var name = recording.name() + "-" + state;
                states.put(state, name);
                var answers = responses.withObject("/" + name);
                var answer = answers.putObject(Integer.toString(answers.size()));
                if (call.has("error")) {
                    var thrown = answer.putObject("Throw");
                    thrown.set("Error", call.get("error"));
                    thrown.set("Cause", call.get("cause"));
                } else if (call.at("/payload/token").isMissingNode()) {
                    answer.putObject("Return").put("StatusCode", 200).set("Payload", call.get("answer"));
                } else {
                    answer.set("Return", call.get("answer"));
                }
            }
        }
        return config;
    }
}
