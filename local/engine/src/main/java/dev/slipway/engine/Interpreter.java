package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.engine.Phase.Calling;
import dev.slipway.engine.Phase.Retrying;
import dev.slipway.engine.Phase.Tokened;
import dev.slipway.engine.Phase.Waiting;
import dev.slipway.engine.Position.Visit;
import dev.slipway.engine.asl.Definition;
import dev.slipway.engine.asl.Errors;
import dev.slipway.engine.asl.State;
import dev.slipway.engine.query.Scope;
import dev.slipway.engine.query.Typed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What follows from where an execution is and what happened. Nothing here waits, calls a function or writes.
final class Interpreter {
    /// A turn tells of a handful of events, so the failure itself still fits below AWS's 25,000.
    private static final long LONGEST_HISTORY = 24_990;

    private final Definition definition;
    private final Passage passage;
    private final Recovery recovery;

    Interpreter(Definition definition) {
        this.definition = definition;
        this.passage = new Passage(definition);
        this.recovery = new Recovery(passage);
    }

    Move begin(ExecutionId id, String digest, JsonNode input, Instant now) {
        var origin =
                new Origin(id, digest, now, input, definition.timeoutSeconds().map(now::plusSeconds));
        var nowhere = new Visit(definition.startAt(), 0, now, input, List.of(), new Phase.Entered());
        var turn = new Turn(new Progress(origin, 0, 0, Json.object(), nowhere), now);
        turn.tell("ExecutionStarted", Json.object().set("input", input));
        passage.enter(turn, definition.startAt(), input);
        return turn.end();
    }

    /// Goes on from a state in which nothing has been done yet.
    Move proceed(Progress progress, Visit visit, Instant now) {
        var turn = new Turn(progress, now);
        if (progress.lastEvent() >= LONGEST_HISTORY) {
            turn.fail(
                    Failure.of(Errors.RUNTIME, "The execution reached the maximum number of history events (25000)."));
        } else {
            recovery.attempt(turn, definition.state(visit.state()), visit, state -> perform(turn, state, visit));
        }
        return turn.end();
    }

    private void perform(Turn turn, State state, Visit visit) {
        switch (state) {
            case State.Pass pass -> passage.leave(turn, visit, pass.exit(), turn.scope(visit), visit.input());
            case State.Succeed succeed -> passage.leave(turn, visit, succeed.exit(), turn.scope(visit), visit.input());
            case State.Choice choice -> choose(turn, choice, visit);
            case State.Fail fail -> fail(turn, fail, visit);
            case State.Task task -> Calls.schedule(turn, task, visit);
            case State.Wait wait -> Waits.hold(turn, wait, visit);
        }
    }

    private void choose(Turn turn, State.Choice choice, Visit visit) {
        var scope = turn.scope(visit);
        var exit = choice.rules().stream()
                .filter(rule -> rule.condition().evaluate(scope).booleanValue())
                .map(State.Rule::exit)
                .findFirst()
                .or(choice::otherwise)
                .orElseThrow(() -> new StateFailed(Failure.of(
                        Errors.NO_CHOICE, Recovery.where(visit) + "No rule matches and there is no Default.")));
        passage.leave(turn, visit, exit, scope, visit.input());
    }

    private static void fail(Turn turn, State.Fail fail, Visit visit) {
        var scope = turn.scope(visit);
        turn.fail(new Failure(text(fail.error(), scope), text(fail.cause(), scope)));
    }

    private static Optional<String> text(Optional<Typed> field, Scope scope) {
        return field.map(typed -> typed.evaluate(scope).textValue());
    }

    /// Goes on after a function's answer, or after what the holder of a token says instead.
    Move answered(Progress progress, Visit visit, Answer answer, Instant now) {
        var turn = new Turn(progress, now);
        recovery.attempt(turn, definition.state(visit.state()), visit, state -> {
            var task = (State.Task) state;
            var result = Calls.result(turn, task, answer);
            passage.leave(turn, visit, task.exit(), turn.scope(visit).withResult(result), result);
        });
        return turn.end();
    }

    /// Goes on after the function has returned that got the token.
    Move submitted(Progress progress, Visit visit, TokenWait token, Instant now) {
        var turn = new Turn(progress, now);
        CallEvents.submitted(turn, ((State.Task) definition.state(visit.state())).resource());
        turn.moveTo(visit.in(new Phase.Pending(token)));
        return turn.end();
    }

    /// Goes on waiting for a token whose holder was heard of. AWS's history does not tell of it either.
    Move heard(Progress progress, Visit visit, Tokened phase, Instant now) {
        var turn = new Turn(progress, now);
        turn.moveTo(visit.in(phase.with(phase.token().heard(now))));
        return turn.end();
    }

    /// When something happens by itself, if ever.
    Optional<Instant> nextAlarm(Progress progress) {
        var own = progress.position() instanceof Visit visit ? alarm(visit.phase()) : Optional.<Instant>empty();
        var all = progress.origin().deadline();
        return own.isPresent() && all.isPresent() && all.get().isBefore(own.get()) ? all : own.or(() -> all);
    }

    private static Optional<Instant> alarm(Phase phase) {
        return switch (phase) {
            case Phase.Entered() -> Optional.empty();
            case Calling calling -> calling.deadline();
            case Tokened tokened -> tokened.token().end();
            case Waiting waiting -> Optional.of(waiting.until());
            case Retrying retrying -> Optional.of(retrying.at());
        };
    }

    /// Goes on because time has passed.
    Move due(Progress progress, Visit visit, Instant now) {
        var turn = new Turn(progress, now);
        if (progress.origin()
                .deadline()
                .filter(deadline -> !deadline.isAfter(now))
                .isPresent()) {
            turn.timeOut();
        } else {
            recovery.attempt(turn, definition.state(visit.state()), visit, state -> wake(turn, state, visit));
        }
        return turn.end();
    }

    private void wake(Turn turn, State state, Visit visit) {
        switch (visit.phase()) {
            case Calling _ -> Calls.timeOut(turn, (State.Task) state, Failure.TIMEOUT);
            case Tokened tokened ->
                Calls.timeOut(turn, (State.Task) state, tokened.token().failure(turn.now()));
            case Retrying _ -> Calls.schedule(turn, (State.Task) state, visit);
            case Waiting _ -> passage.leave(turn, visit, ((State.Wait) state).exit(), turn.scope(visit), visit.input());
            case Phase.Entered() -> perform(turn, state, visit);
        }
    }
}
