package dev.slipway.engine;

import dev.slipway.engine.Position.Visit;
import dev.slipway.engine.asl.State;
import dev.slipway.engine.asl.State.Until;
import dev.slipway.engine.query.QueryFailure;
import dev.slipway.engine.query.Scope;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/// How long a Wait lasts, as an instant, so that a restart waits only for the rest.
final class Waits {
    private Waits() {}

    static void hold(Turn turn, State.Wait wait, Visit visit) {
        turn.moveTo(visit.in(new Phase.Waiting(until(wait.until(), turn.scope(visit), turn.now()))));
    }

    private static Instant until(Until until, Scope scope, Instant now) {
        return switch (until) {
            case Until.Seconds(var seconds) -> now.plusSeconds(Seconds.of("Seconds", seconds, scope, 0));
            case Until.Timestamp(var timestamp) ->
                instant(timestamp.evaluate(scope).textValue());
        };
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new QueryFailure(
                    "Timestamp",
                    "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: "
                            + text);
        }
    }
}
