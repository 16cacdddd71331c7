package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.engine.Position.Visit;
import dev.slipway.engine.asl.Definition;
import dev.slipway.engine.asl.Errors;
import dev.slipway.engine.asl.Exit;
import dev.slipway.engine.asl.Exit.Target;
import dev.slipway.engine.asl.State;
import dev.slipway.engine.query.QueryFailure;
import dev.slipway.engine.query.Scope;
import java.util.List;

/// Out of one state and into the next.
final class Passage {
    private final Definition definition;

    Passage(Definition definition) {
        this.definition = definition;
    }

    /// Enters a state, and gets as far with it as one transition may: a task is scheduled, a wait gets its end.
    void enter(Turn turn, String name, JsonNode input) {
        var state = definition.state(name);
        var entered = turn.tell(
                state.type() + "StateEntered", Json.object().put("state", name).set("input", input));
        var visit = new Visit(name, entered, turn.now(), input, List.of(), new Phase.Entered());
        turn.moveTo(visit);
        try {
            prepare(turn, state, visit);
        } catch (QueryFailure | StateFailed e) {
            // Left as entered: the failure is met again, and dealt with, in a transition of its own. Two states
            // whose catchers lead to each other would otherwise never come to the end of one.
            turn.moveTo(visit);
        }
    }

    private static void prepare(Turn turn, State state, Visit visit) {
        switch (state) {
            case State.Task task -> Calls.schedule(turn, task, visit);
            case State.Wait wait -> Waits.hold(turn, wait, visit);
            case State.Pass _, State.Choice _, State.Succeed _, State.Fail _ -> {}
        }
    }

    /// Leaves a state. Whatever can fail is evaluated before the first word is told.
    ///
    /// @param otherwise the output where the exit names none
    void leave(Turn turn, Visit visit, Exit exit, Scope scope, JsonNode otherwise) {
        var assigned = exit.assign().map(template -> limited(visit, template.evaluate(scope)));
        var output = limited(
                visit, exit.output().map(template -> template.evaluate(scope)).orElse(otherwise));
        var details = Json.object().put("state", visit.state());
        details.set("output", output);
        assigned.ifPresent(variables -> {
            details.set("assignedVariables", variables);
            turn.assign(variables);
        });
        turn.tell(definition.state(visit.state()).type() + "StateExited", details);
        switch (exit.target()) {
            case Target.Next next -> enter(turn, next.state(), output);
            case Target.End() -> turn.succeed(output);
        }
    }

    /// @throws StateFailed when it is more than a state may pass on
    static JsonNode limited(Visit visit, JsonNode value) {
        if (Json.isTooLarge(value)) {
            throw new StateFailed(tooLarge(visit.state()));
        }
        return value;
    }

    static Failure tooLarge(String state) {
        return Failure.of(
                Errors.DATA_LIMIT,
                "The state/task '%s' returned a result with a size exceeding the maximum number of bytes service limit."
                        .formatted(state));
    }
}
