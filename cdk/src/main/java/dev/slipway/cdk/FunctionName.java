package dev.slipway.cdk;

import dev.slipway.core.contract.StepName;
import dev.slipway.core.contract.Written;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Every function: its package and its handler.
enum FunctionName {
    API("api", "ApiHandler"),
    PLAN("deployment", "PlanDeploymentHandler", StepName.PLAN_DEPLOYMENT),
    GUARD("deployment", "GuardPlanHandler", StepName.GUARD_PLAN),
    REQUEST_APPROVAL("deployment", "RequestApprovalHandler", StepName.REQUEST_APPROVAL),
    AUDIT("deployment", "AuditDeploymentHandler", StepName.AUDIT_DEPLOYMENT),
    SWEEP("deployment", "SweepHandler"),
    CHECKPOINT("deployment", "CheckpointHandler"),
    EXECUTE("rollout", "ExecutePlanHandler", StepName.EXECUTE_PLAN),
    WATCH("rollout", "WatchRolloutHandler", StepName.WATCH_ROLLOUT),
    VALIDATE("rollout", "ValidateEndpointHandler", StepName.VALIDATE_ENDPOINT),
    UNDO("rollout", "UndoRolloutHandler", StepName.UNDO_ROLLOUT),
    FIND_LAST_GOOD("rollout", "FindLastGoodHandler", StepName.FIND_LAST_GOOD),
    ALARM_RAISED("rollout", "AlarmRaisedHandler");

    private final String jar;
    private final String handler;
    private final @Nullable StepName step;

    FunctionName(String jar, String handler) {
        this(jar, handler, null);
    }

    FunctionName(String jar, String handler, @Nullable StepName step) {
        this.jar = jar;
        this.handler = handler;
        this.step = step;
    }

    /// As people and AWS spell it, such as `find-last-good`.
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The folder of `functions/` that it comes from.
    String jar() {
        return jar;
    }

    /// The class that Lambda makes.
    String handler() {
        return "dev.slipway.function.%s.%s".formatted(jar, handler);
    }

    /// The step that machines call it as, if any does.
    Optional<StepName> step() {
        return Optional.ofNullable(step);
    }

    /// Where alone it writes in the state; nothing for those that speak for people or carry on what others left, which may write
    /// anywhere.
    Optional<Written> written() {
        return switch (this) {
            case API, SWEEP -> Optional.empty();
            case ALARM_RAISED -> Optional.of(Written.OF_ALARMS);
            case CHECKPOINT -> Optional.of(Written.OF_CHECKPOINTS);
            default -> step().map(Written::onAws);
        };
    }
}
