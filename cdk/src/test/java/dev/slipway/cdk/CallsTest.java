package dev.slipway.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The rules hear what AWS says, and ask functions what they understand.
///
/// Source of the matching: EventBridge user guide, "Event patterns" (any of a list, a prefix) and "Input transformation" (a text is
/// put in with its quotes).
@NeedsNode
class CallsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Resources resources = new Resources(Synthesized.stacks().template(Synthesized.DEV));
    private final JsonNode alarm = resources.one("AWS::Events::Rule", "CallsAlarmUnheard");
    private final JsonNode broken = resources.one("AWS::Events::Rule", "CallsEndUnaudited");

    @Test
    void theRuleOfAlarmsHearsAnAlarmOfAnEndpointAndNoneOfOurs() throws IOException {
        var event = (ObjectNode) read("../events/alarm-errors.json");

        assertThat(hears(alarm, event)).isTrue();
        assertThat(hears(alarm, event.deepCopy().set("detail", detail(event, "alarmName", "Slipway dev: SweepMissing")))).isFalse();
        assertThat(hears(alarm, event.deepCopy().set("detail", quiet(event)))).isFalse();
    }

    @Test
    void theRuleOfBrokenRunsAsksTheAuditAboutTheRun() throws IOException {
        var event = timedOut();

        assertThat(hears(broken, event)).isTrue();
        assertThat(asked(broken, event))
                .isEqualTo(JSON.readTree(
                        """
                        {"run": "01KAJZ9T00000000000000000A",
                         "failures": [{"Error": "TIMED_OUT", "Cause": "the machine ended without its audit"}]}"""));
    }

    @Test
    void aRunThatEndedWellOrIsOfAnotherMachineCallsNobody() throws IOException {
        var event = timedOut();

        assertThat(hears(broken, event.deepCopy().set("detail", detail(event, "status", "SUCCEEDED")))).isFalse();
        assertThat(hears(broken, event.deepCopy().set("detail", detail(event, "stateMachineArn", "arn:another")))).isFalse();
    }

    /// As AWS says it, of the machine that the template refers to.
    private ObjectNode timedOut() throws IOException {
        var event = (ObjectNode) read("src/test/resources/execution-timed-out.json");
        var machine = "${%s}".formatted(resources.id("AWS::StepFunctions::StateMachine", "Machinesdeployment"));
        return event.set("detail", detail(event, "stateMachineArn", machine));
    }

    private static JsonNode detail(ObjectNode event, String field, String value) {
        return ((ObjectNode) event.get("detail").deepCopy()).put(field, value);
    }

    private static JsonNode quiet(ObjectNode event) {
        var detail = (ObjectNode) event.get("detail").deepCopy();
        return detail.set("state", ((ObjectNode) detail.get("state")).put("value", "OK"));
    }

    private static boolean hears(JsonNode rule, JsonNode event) {
        return matches(rule.path("EventPattern"), event);
    }

    private static boolean matches(JsonNode pattern, JsonNode event) {
        return pattern.isArray()
                ? pattern.valueStream().anyMatch(one -> is(one, event.asText()))
                : pattern.propertyStream().allMatch(one -> matches(one.getValue(), event.path(one.getKey())));
    }

    private static boolean is(JsonNode wanted, String value) {
        return wanted.has("prefix") ? value.startsWith(wanted.get("prefix").asText()) : Resources.text(wanted).equals(value);
    }

    private static JsonNode asked(JsonNode rule, JsonNode event) throws IOException {
        var transformer = rule.at("/Targets/0/InputTransformer");
        var text = transformer.path("InputTemplate").asText();
        for (var one : transformer.path("InputPathsMap").properties()) {
            var value = event.at(one.getValue().asText().replace("$", "").replace('.', '/'));
            text = text.replace("<%s>".formatted(one.getKey()), value.toString());
        }
        return JSON.readTree(text);
    }

    private static JsonNode read(String file) throws IOException {
        return JSON.readTree(Path.of(file).toFile());
    }
}
