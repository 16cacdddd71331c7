package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.engine.Position.Visit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// `$states.context`, as far as there is one here: no role, no redrive.
final class Context {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /// An account and a region that AWS does not have.
    private static final String ARN = "arn:aws:states:local:000000000000:";

    private Context() {}

    /// With what stands for the task's token.
    static JsonNode of(Origin origin, Visit visit, String token) {
        var context = of(origin, visit);
        context.putObject("Task").put("Token", token);
        return context;
    }

    static ObjectNode of(Origin origin, Visit visit) {
        var id = origin.id();
        var context = Json.object();
        context.putObject("Execution")
                .put("Id", ARN + "execution:" + id.machine() + ":" + id.name())
                .put("Name", id.name())
                .put("StartTime", text(origin.started()))
                .set("Input", origin.input());
        context.putObject("StateMachine")
                .put("Id", ARN + "stateMachine:" + id.machine())
                .put("Name", id.machine());
        context.putObject("State")
                .put("Name", visit.state())
                .put("EnteredTime", text(visit.entered()))
                .put("RetryCount", visit.retryCount());
        return context;
    }

    private static String text(Instant instant) {
        return MILLIS.format(instant);
    }
}
