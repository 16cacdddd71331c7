package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Times as CloudWatch writes them: epoch seconds in requests and answers, other forms in texts and events.
final class Times {
    private static final DateTimeFormatter REASON =
            DateTimeFormatter.ofPattern("dd/MM/yy HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter EVENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

    private Times() {}

    static DecimalNode json(Instant at) {
        return DecimalNode.valueOf(BigDecimal.valueOf(at.toEpochMilli(), 3));
    }

    static Instant of(JsonNode seconds) {
        return Instant.ofEpochMilli(seconds.decimalValue()
                .movePointRight(3)
                .setScale(0, RoundingMode.DOWN)
                .longValue());
    }

    static String inReason(Instant at) {
        return REASON.format(at);
    }

    static String inEvent(Instant at) {
        return EVENT.format(at);
    }
}
