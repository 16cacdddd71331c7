package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.engine.Position.Visit;
import dev.slipway.engine.asl.Errors;
import dev.slipway.engine.query.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A transition while it is worked out.
final class Turn {
    private final Origin origin;
    private final long sequence;
    private final Instant now;
    private final List<Event> events = new ArrayList<>();
    private long lastEvent;
    private ObjectNode variables;
    private Position position;

    Turn(Progress before, Instant now) {
        this.origin = before.origin();
        this.sequence = before.sequence() + 1;
        this.now = now;
        this.lastEvent = before.lastEvent();
        this.variables = before.variables();
        this.position = before.position();
    }

    Instant now() {
        return now;
    }

    long tell(String type, ObjectNode details) {
        events.add(new Event(++lastEvent, now, type, details));
        return lastEvent;
    }

    void assign(JsonNode assigned) {
        var all = Json.object();
        all.setAll(variables);
        assigned.properties().forEach(variable -> all.set(variable.getKey(), variable.getValue()));
        variables = all;
    }

    void moveTo(Position next) {
        position = next;
    }

    void succeed(JsonNode output) {
        tell("ExecutionSucceeded", Json.object().set("output", output));
        moveTo(new Position.Over(new Status.Succeeded(output, now)));
    }

    void fail(Failure failure) {
        tell("ExecutionFailed", failure.addTo(Json.object()));
        moveTo(new Position.Over(new Status.Failed(failure.error(), failure.cause(), now)));
    }

    void timeOut() {
        tell("ExecutionTimedOut", Json.object().put("error", Errors.TIMEOUT));
        moveTo(new Position.Over(new Status.TimedOut(now)));
    }

    Scope scope(Visit visit) {
        return Scope.of(variables, visit.input(), Context.of(origin, visit), now);
    }

    /// A scope in which the task's token can be read, by what stands for it.
    Scope scope(Visit visit, String token) {
        return Scope.of(variables, visit.input(), Context.of(origin, visit, token), now);
    }

    /// The same scope for evaluating the same once more with something else for a token.
    Scope again(Scope scope, Visit visit, String token) {
        return scope.again(Context.of(origin, visit, token));
    }

    Move end() {
        return new Move(new Progress(origin, sequence, lastEvent, variables, position), List.copyOf(events));
    }
}
