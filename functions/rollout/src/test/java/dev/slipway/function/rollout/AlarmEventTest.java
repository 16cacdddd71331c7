package dev.slipway.function.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.plan.MemoryWorkflows;
import dev.slipway.core.rollout.AlarmRaised;
import dev.slipway.core.step.MemoryLedger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every alarm in `events/` is read and run.
class AlarmEventTest {
    private static final Path EVENTS = Path.of("../../events");
    private static final String SAMPLE = "alarm-errors.json";

    @Test
    void readsWhatCloudWatchSays() throws IOException {
        var request = AlarmEvent.read(new ByteArrayInputStream(Files.readAllBytes(EVENTS.resolve(SAMPLE))));

        assertThat(request)
                .isEqualTo(new AlarmRaised.Request(
                        "slipway-chatbot-x-staging-errors-5xx",
                        true,
                        Instant.parse("2026-11-21T11:58:00.123Z"),
                        Optional.of("chatbot-x-staging")));
    }

    @ParameterizedTest
    @MethodSource("alarms")
    void isAnsweredByTheFunction(Path file) throws IOException {
        var out = new ByteArrayOutputStream();
        var raised = new AlarmRaised(new MemoryLedger(), new MemoryWorkflows());

        new AlarmRaisedHandler(raised, () -> Instant.parse("2026-11-21T12:00:00Z"))
                .handleRequest(new ByteArrayInputStream(Files.readAllBytes(file)), out, null);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"outcome\":\"Ignored\",\"why\":\"NOT_OURS\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "aws.cloudwatch|aws.sagemaker",
        "CloudWatch Alarm State Change|CloudWatch Alarm Configuration Change",
        "2026-11-21T11:58:00.123+0000|this morning",
        "\"alarmName\"|\"name\""
    })
    void refusesAnotherEvent(String there, String instead) throws IOException {
        var text = Files.readString(EVENTS.resolve(SAMPLE)).replace(there, instead);

        assertThatThrownBy(() -> AlarmEvent.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void anAlarmOfNoEndpointHasNone() throws IOException {
        var text = Files.readString(EVENTS.resolve(SAMPLE)).replace("EndpointName", "QueueName");

        assertThat(AlarmEvent.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).endpoint())
                .isEmpty();
    }

    static Stream<Path> alarms() throws IOException {
        try (var files = Files.list(EVENTS)) {
            return files.filter(file -> file.getFileName().toString().startsWith("alarm-"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
