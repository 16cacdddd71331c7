package dev.slipway.function.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.rollout.AlarmRaised;
import dev.slipway.wire.JsonReader;
import dev.slipway.wire.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// "CloudWatch Alarm State Change" as EventBridge brings it; what is not needed is not looked at.
///
/// Errors: [Malformed] for another event, or one without its fields. Source: CloudWatch user guide, "Alarm events and
/// EventBridge"; the endpoint is the dimension `EndpointName` of the alarm's metric.
final class AlarmEvent {
    private static final JsonReader READER = new JsonReader(Limits.STORED);

    /// Such as `2026-11-21T10:00:00.000+0000`.
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    private AlarmEvent() {}

    static AlarmRaised.Request read(InputStream in) {
        var event = READER.tree(bytes(in));
        if (!text(event, "/source").equals("aws.cloudwatch")
                || !text(event, "/detail-type").equals("CloudWatch Alarm State Change")) {
            throw new Malformed("the event is no state change of a CloudWatch alarm: mend the rule that sends it");
        }
        return new AlarmRaised.Request(
                text(event, "/detail/alarmName"),
                text(event, "/detail/state/value").equals("ALARM"),
                time(text(event, "/detail/state/timestamp")),
                endpoint(event));
    }

    private static Optional<String> endpoint(JsonNode event) {
        return event.at("/detail/configuration/metrics")
                .valueStream()
                .map(metric -> metric.at("/metricStat/metric/dimensions/EndpointName"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }

    private static String text(JsonNode event, String field) {
        var value = event.at(field);
        if (!value.isTextual()) {
            throw new Malformed("the event has no text at " + field + ": accepted is what CloudWatch sends");
        }
        return value.textValue();
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text, TIME).toInstant();
        } catch (DateTimeParseException e) {
            throw new Malformed("/detail/state/timestamp is no time: accepted is such as 2026-11-21T10:00:00.000+0000", e);
        }
    }

    private static byte[] bytes(InputStream in) {
        try {
            return in.readNBytes(Limits.STORED.bytes() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("the event could not be read", e);
        }
    }
}
