package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.engine.Position.Visit;
import dev.slipway.engine.asl.Errors;
import dev.slipway.engine.query.QueryFailure;
import dev.slipway.engine.query.Template;
import java.util.UUID;

/// Arguments in which a task token stands, as they may be written down: with a marker in its place.
final class TokenArguments {
    private TokenArguments() {}

    /// Evaluates with the marker, and once more with something else: where the two differ in more than that, the
    /// token was taken apart, and the token itself could not be put in afterwards.
    static JsonNode evaluate(Template template, Turn turn, Visit visit, String marker) {
        var scope = turn.scope(visit, marker);
        var arguments = template.evaluate(scope);
        var other = UUID.randomUUID() + "_" + UUID.randomUUID();
        try {
            var again = template.evaluate(turn.again(scope, visit, other));
            if (Texts.replaced(again, other, marker).equals(arguments)) {
                return arguments;
            }
        } catch (QueryFailure e) {
            throw takenApart();
        }
        throw takenApart();
    }

    private static StateFailed takenApart() {
        return new StateFailed(Failure.of(
                Errors.RUNTIME,
                "The Arguments take the task token apart: it can be passed on, or be joined to other texts, and nothing else."));
    }
}
