package dev.slipway.core.history;

import dev.slipway.core.Scene;
import dev.slipway.core.approval.ApprovalOutcome;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.guard.Verdict;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.TaskToken;
import dev.slipway.core.model.Trouble;
import dev.slipway.core.plan.Planning;
import dev.slipway.core.rollout.Execution;
import dev.slipway.core.rollout.LastGood;
import dev.slipway.core.rollout.RolloutState;
import dev.slipway.core.rollout.Undoing;
import dev.slipway.core.rollout.Validation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// One execution of the machine `deployment` or `rollback`, a step at a time, with the roads, retries and catchers that are
/// drawn in `statemachines`. Longer than a screen, for it is two machines.
final class Machine {
    /// Where it stands.
    enum At {
        PLAN,
        GUARD,
        ASK,
        EXECUTE,
        WATCH,
        VALIDATE,
        FIND,
        UNDO,
        WATCH_UNDO,
        VALIDATE_UNDO,
        AUDIT,
        END
    }

    private static final Set<At> UNDONE_BY_UNDO = EnumSet.of(At.EXECUTE, At.WATCH, At.VALIDATE);

    private final Life life;
    private final RunId run;
    private final Question question = new Question();
    private volatile At at;
    private Trouble[] failures = {};
    private int tries;
    private int asked;
    private boolean busy;

    Machine(Life life, RunId run, At start) {
        this.life = life;
        this.run = run;
        this.at = start;
    }

    RunId run() {
        return run;
    }

    Question question() {
        return question;
    }

    boolean isEnded() {
        return at == At.END;
    }

    /// Somebody stops the execution.
    void abort() {
        question.forget();
        at = At.END;
    }

    /// Takes its next step, and says after how long it wants its next turn.
    Duration turn(Shift shift) {
        if (busy) {
            return Duration.ofMinutes(1);
        }
        if (at == At.ASK && question.isOpen()) {
            return waited(shift);
        }
        busy = true;
        var before = at;
        var token = before == At.ASK ? Optional.of(issued(shift)) : Optional.<TaskToken>empty();
        var because = failures;
        var begun = shift.scene.now;
        var frozen = FreezeWatch.before(shift, life, run);
        var done = shift.act(life, Optional.of(run), before.name(), () -> step(shift.scene, before, token, because));
        life.remember(before.name(), run, () -> step(shift.scene, before, token, because));
        frozen.after(begun);
        switch (done) {
            case Shift.Done.Answered<At>(At next) -> reached(next);
            case Shift.Done.Failed<At>(StepFailure why) -> failed(why);
            case Shift.Done.Killed<At> _ -> failed(new Unavailable("Lambda.Unknown"));
        }
        busy = false;
        return pause();
    }

    private Duration waited(Shift shift) {
        var answer = question.answer();
        if (answer.isPresent()) {
            question.forget();
            reached(answer.get() instanceof ApprovalOutcome.Approved ? At.GUARD : At.AUDIT);
            return Duration.ZERO;
        }
        if (question.isOver(shift.scene.now)) {
            question.forget();
        }
        return life.minutes(5, 90);
    }

    private TaskToken issued(Shift shift) {
        var token = new TaskToken("%s-%d".formatted(run, ++asked));
        shift.world.machines.issue(token, this);
        question.ask(token, shift.scene.now);
        return token;
    }

    private void reached(At next) {
        at = next;
        tries = 0;
        if (next == At.EXECUTE && life.strikes(60)) {
            life.in(Duration.ofSeconds(life.below(30)), shift -> life.story.cancels(shift, plan()));
        }
    }

    /// Once more, or over to where the catcher points.
    private void failed(StepFailure why) {
        question.forget();
        if (tries++ < retries(why)) {
            return;
        }
        if (at == At.AUDIT) {
            at = At.END;
            return;
        }
        failures = new Trouble[] {new Trouble(why.getClass().getName(), String.valueOf(why.getMessage()))};
        reached(UNDONE_BY_UNDO.contains(at) ? At.UNDO : At.AUDIT);
    }

    private static int retries(StepFailure why) {
        return switch (why) {
            case Throttled _ -> 5;
            case Unavailable _ -> 4;
            case Conflict _ -> 3;
            default -> 0;
        };
    }

    /// Now and then it stands still for hours.
    private Duration pause() {
        return life.strikes(10) ? life.minutes(30, 300) : usual();
    }

    private Duration usual() {
        return switch (at) {
            case WATCH, WATCH_UNDO, UNDO -> life.minutes(1, 15);
            case FIND -> Duration.ofMinutes(1);
            case ASK -> question.isOpen() ? life.minutes(1, 60) : Duration.ofSeconds(2);
            default -> Duration.ofSeconds(1 + life.below(30));
        };
    }

    private At step(Scene scene, At here, Optional<TaskToken> token, Trouble... because) {
        return switch (here) {
            case PLAN -> scene.plan(plan()) instanceof Planning.Planned ? At.GUARD : At.AUDIT;
            case GUARD ->
                switch (scene.guard(plan())) {
                    case Verdict.Allowed _ -> At.EXECUTE;
                    case Verdict.NeedsApproval _ -> At.ASK;
                    case Verdict.Denied _ -> At.AUDIT;
                };
            case ASK -> {
                scene.desk.ask(plan(), token.orElseThrow().value());
                life.voices.called(plan());
                yield At.ASK;
            }
            case EXECUTE -> scene.execute(plan()) instanceof Execution.Started ? At.WATCH : At.AUDIT;
            case WATCH -> watched(scene.watch(run));
            case VALIDATE -> {
                life.weather.answers(scene.server);
                yield scene.validate(run) instanceof Validation.Passed ? At.AUDIT : At.UNDO;
            }
            case FIND ->
                switch (found(scene)) {
                    case LastGood.Found _ -> At.UNDO;
                    case LastGood.Waiting _ -> At.FIND;
                    case LastGood.NothingToDo _ -> At.AUDIT;
                };
            case UNDO ->
                switch (scene.undo(run, because)) {
                    case Undoing.Started _ -> At.WATCH_UNDO;
                    case Undoing.Waiting _ -> At.UNDO;
                    case Undoing.Nothing _ -> At.AUDIT;
                };
            case WATCH_UNDO -> watchedBack(scene.watch(run));
            case VALIDATE_UNDO -> {
                life.weather.answers(scene.server);
                scene.validate(run);
                yield At.AUDIT;
            }
            case AUDIT -> {
                scene.audit(run, because);
                yield At.END;
            }
            case END -> At.END;
        };
    }

    /// Now and then the policy has become stricter since a person asked.
    private LastGood found(Scene scene) {
        var usual = scene.policies;
        scene.policies = life.strikes(150) ? World.stricter(usual) : usual;
        try {
            return scene.find(run);
        } finally {
            scene.policies = usual;
        }
    }

    private static At watched(RolloutState state) {
        return switch (state) {
            case RolloutState.InProgress _ -> At.WATCH;
            case RolloutState.InService _ -> At.VALIDATE;
            case RolloutState.Gone _ -> At.AUDIT;
            case RolloutState.Missed _ -> At.UNDO;
        };
    }

    private static At watchedBack(RolloutState state) {
        return switch (state) {
            case RolloutState.InProgress _ -> At.WATCH_UNDO;
            case RolloutState.InService _ -> At.VALIDATE_UNDO;
            case RolloutState.Gone _, RolloutState.Missed _ -> At.AUDIT;
        };
    }

    private PlanId plan() {
        return new PlanId(run.value());
    }
}
