package dev.slipway.core.history;

import dev.slipway.core.approval.ApprovalOutcome;
import dev.slipway.core.approval.Round;
import dev.slipway.core.model.TaskToken;
import dev.slipway.core.step.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a machine waits for under a token: one answer, in its time. Whoever answers may be on another thread.
final class Question {
    private final List<Outcome> heard = new ArrayList<>();
    private Optional<TaskToken> token = Optional.empty();
    private Optional<ApprovalOutcome> answer = Optional.empty();
    private Instant until = Instant.MAX;

    synchronized void ask(TaskToken fresh, Instant now) {
        token = Optional.of(fresh);
        answer = Optional.empty();
        until = now.plus(Round.LENGTH);
    }

    /// The task is over without an answer: nobody waits under its token any more.
    synchronized void forget() {
        token = Optional.empty();
    }

    /// Whether the answer was taken.
    synchronized boolean answered(TaskToken by, Outcome said) {
        if (!token.equals(Optional.of(by)) || answer.isPresent()) {
            return false;
        }
        answer = Optional.of((ApprovalOutcome) said);
        heard.add(said);
        return true;
    }

    synchronized Optional<ApprovalOutcome> answer() {
        return answer;
    }

    synchronized boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    synchronized boolean isOpen() {
        return token.isPresent();
    }

    /// Every answer that was taken.
    synchronized List<Outcome> heard() {
        return List.copyOf(heard);
    }
}
