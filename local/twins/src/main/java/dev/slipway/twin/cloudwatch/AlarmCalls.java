package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Dial;
import dev.slipway.twin.Effect;
import dev.slipway.twin.Json;
import dev.slipway.twin.Operation;
import dev.slipway.twin.Refusal;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The operations that change alarms.
final class AlarmCalls {
    private static final String UNCHECKED = "Unchecked: Initial alarm creation";

    private final Alarms alarms;
    private final Dial dial;

    AlarmCalls(Alarms alarms, Dial dial) {
        this.alarms = alarms;
        this.dial = dial;
    }

    ObjectNode put(Asked asked) {
        AlarmChecks.check(asked.request());
        var definition = asked.request().deepCopy();
        definition.remove("Tags");
        if (!definition.has("ActionsEnabled")) {
            definition.put("ActionsEnabled", true);
        }
        var arn = asked.alarmArn(asked.text("AlarmName"));
        var known = alarms.by(arn);
        if (known.isPresent()) {
            alarms.configured(known.get().defined(definition, asked.now()), "Update", asked.now());
            return Json.object();
        }
        var full = dial.take(Effect.QuotaReached.class, new Operation("PutMetricAlarm", asked.text("AlarmName"), true));
        if (full.isPresent() || alarms.in(asked.region()).count() >= Alarms.LIMIT) {
            throw new Refusal(400, "LimitExceeded", "The quota of %d alarms is reached.".formatted(Alarms.LIMIT));
        }
        var state = new Alarm.State(Alarm.NO_DATA, UNCHECKED, "", asked.now(), asked.now());
        var tags = Tags.read(asked.request().path("Tags"));
        var alarm = new Alarm(
                asked.region(), arn, Metric.of(definition), definition, tags, asked.now(), state, asked.now(), true);
        alarms.configured(alarm, "Create", asked.now());
        return Json.object();
    }

    ObjectNode delete(Asked asked) {
        existing(asked).forEach(alarm -> alarms.delete(alarm, asked.now()));
        return Json.object();
    }

    /// For the moment: the next evaluation may put it back.
    ObjectNode set(Asked asked) {
        var name = asked.text("AlarmName");
        var alarm = alarms.named(asked.region(), name).orElseThrow(() -> missing(name));
        var due = alarm.evaluated(asked.now(), true);
        var reasonData = asked.text("StateReasonData");
        if (!reasonData.isEmpty() && !isJson(reasonData)) {
            throw new Refusal(400, "InvalidFormat", "StateReasonData is not JSON.");
        }
        alarms.move(due, asked.text("StateValue"), asked.text("StateReason"), reasonData, asked.now());
        return Json.object();
    }

    ObjectNode enable(Asked asked) {
        return actions(asked, true);
    }

    ObjectNode disable(Asked asked) {
        return actions(asked, false);
    }

    private ObjectNode actions(Asked asked, boolean enabled) {
        names(asked)
                .flatMap(name -> alarms.named(asked.region(), name).stream())
                .toList()
                .forEach(alarm -> {
                    var definition = alarm.definition().deepCopy().put("ActionsEnabled", enabled);
                    alarms.configured(alarm.defined(definition, asked.now()), "Update", asked.now());
                });
        return Json.object();
    }

    /// All of them, or a refusal when one is missing.
    private List<Alarm> existing(Asked asked) {
        return names(asked)
                .distinct()
                .map(name -> alarms.named(asked.region(), name).orElseThrow(() -> missing(name)))
                .toList();
    }

    static Stream<String> names(Asked asked) {
        return StreamSupport.stream(asked.request().path("AlarmNames").spliterator(), false)
                .map(JsonNode::asText);
    }

    private static boolean isJson(String text) {
        try {
            Json.MAPPER.readTree(text);
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static Refusal missing(String name) {
        return new Refusal(404, "ResourceNotFound", "Alarm %s does not exist.".formatted(name));
    }
}
