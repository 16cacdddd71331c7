package dev.slipway.engine;

import dev.slipway.engine.Position.Visit;
import dev.slipway.engine.asl.Catcher;
import dev.slipway.engine.asl.Errors;
import dev.slipway.engine.asl.Retrier;
import dev.slipway.engine.asl.State;
import dev.slipway.engine.query.QueryFailure;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/// What becomes of a failure: another try, a catcher, or the end.
final class Recovery {
    private final Passage passage;

    Recovery(Passage passage) {
        this.passage = passage;
    }

    /// Works on a state, and recovers it should that fail.
    void attempt(Turn turn, State state, Visit visit, Consumer<State> work) {
        guarded(turn, visit, () -> work.accept(state), failure -> {
            if (state instanceof State.Task task) {
                recover(turn, task, visit, failure);
            } else {
                turn.fail(failure);
            }
        });
    }

    private void recover(Turn turn, State.Task task, Visit visit, Failure failure) {
        if (retries(turn, task, visit, failure)) {
            return;
        }
        task.catchers().stream()
                .filter(catcher -> catcher.errors().match(failure.names()))
                .findFirst()
                .ifPresentOrElse(catcher -> caught(turn, catcher, visit, failure), () -> turn.fail(failure));
    }

    /// Only the first retrier that knows the error speaks; when it has tried often enough, no other one does.
    private static boolean retries(Turn turn, State.Task task, Visit visit, Failure failure) {
        for (int i = 0; i < task.retriers().size(); i++) {
            Retrier retrier = task.retriers().get(i);
            if (retrier.errors().match(failure.names())) {
                boolean again = visit.triesOf(i) < retrier.maxAttempts();
                if (again) {
                    tryAgain(turn, visit, i, retrier);
                }
                return again;
            }
        }
        return false;
    }

    private static void tryAgain(Turn turn, Visit visit, int index, Retrier retrier) {
        var pause =
                retrier.pause(visit.triesOf(index), ThreadLocalRandom.current().nextDouble());
        turn.moveTo(visit.tried(index).in(new Phase.Retrying(turn.now().plus(pause))));
    }

    private void caught(Turn turn, Catcher catcher, Visit visit, Failure failure) {
        var errorOutput = failure.errorOutput();
        var scope = turn.scope(visit).withErrorOutput(errorOutput);
        guarded(turn, visit, () -> passage.leave(turn, visit, catcher.exit(), scope, errorOutput), turn::fail);
    }

    private static void guarded(Turn turn, Visit visit, Runnable work, Consumer<Failure> otherwise) {
        var failure = failureOf(turn, visit, work);
        failure.ifPresent(otherwise);
    }

    private static Optional<Failure> failureOf(Turn turn, Visit visit, Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (StateFailed e) {
            return Optional.of(e.failure());
        } catch (QueryFailure e) {
            var failure = Failure.of(Errors.QUERY, where(visit) + e.getMessage());
            var details = Json.object().put("state", visit.state()).put("location", e.location());
            turn.tell("EvaluationFailed", failure.addTo(details));
            return Optional.of(failure);
        }
    }

    /// The beginning of AWS's causes.
    static String where(Visit visit) {
        return "An error occurred while executing the state '%s' (entered at the event id #%d). "
                .formatted(visit.state(), visit.enteredEvent());
    }
}
