package dev.slipway.core.contract;

import dev.slipway.core.approval.ApprovalOutcome;
import dev.slipway.core.approval.RequestApproval;
import dev.slipway.core.guard.GuardPlan;
import dev.slipway.core.guard.Verdict;
import dev.slipway.core.plan.PlanDeployment;
import dev.slipway.core.plan.Planning;
import dev.slipway.core.rollout.AuditDeployment;
import dev.slipway.core.rollout.Ending;
import dev.slipway.core.rollout.ExecutePlan;
import dev.slipway.core.rollout.Execution;
import dev.slipway.core.rollout.FindLastGood;
import dev.slipway.core.rollout.LastGood;
import dev.slipway.core.rollout.RolloutState;
import dev.slipway.core.rollout.UndoRollout;
import dev.slipway.core.rollout.Undoing;
import dev.slipway.core.rollout.ValidateEndpoint;
import dev.slipway.core.rollout.Validation;
import dev.slipway.core.rollout.WatchRollout;
import dev.slipway.core.step.Outcome;
import java.util.List;

/// The steps that machines call, with what goes in and what comes out of each.
public enum StepName {
    PLAN_DEPLOYMENT("PlanDeployment", PlanDeployment.Request.class, Planning.class),
    GUARD_PLAN("GuardPlan", GuardPlan.Request.class, Verdict.class),
    /// The machine is answered under its token, when people have decided.
    REQUEST_APPROVAL("RequestApproval", RequestApproval.Request.class, ApprovalOutcome.class),
    EXECUTE_PLAN("ExecutePlan", ExecutePlan.Request.class, Execution.class),
    WATCH_ROLLOUT("WatchRollout", WatchRollout.Request.class, RolloutState.class, "WatchUndo"),
    VALIDATE_ENDPOINT("ValidateEndpoint", ValidateEndpoint.Request.class, Validation.class, "ValidateUndo"),
    UNDO_ROLLOUT("UndoRollout", UndoRollout.Request.class, Undoing.class),
    FIND_LAST_GOOD("FindLastGood", FindLastGood.Request.class, LastGood.class),
    AUDIT_DEPLOYMENT("AuditDeployment", AuditDeployment.Request.class, Ending.class);

    private final String title;
    private final Class<? extends Record> request;
    private final Class<? extends Outcome> answer;
    private final String alsoAs;

    StepName(String title, Class<? extends Record> request, Class<? extends Outcome> answer) {
        this(title, request, answer, "");
    }

    StepName(String title, Class<? extends Record> request, Class<? extends Outcome> answer, String alsoAs) {
        this.title = title;
        this.request = request;
        this.answer = answer;
        this.alsoAs = alsoAs;
    }

    /// The name as machines and people spell it.
    public String title() {
        return title;
    }

    /// The states of machines that are this step: its own name, and another where it does the same on the way back.
    public List<String> states() {
        return alsoAs.isEmpty() ? List.of(title) : List.of(title, alsoAs);
    }

    public Class<? extends Record> request() {
        return request;
    }

    /// What a machine routes by.
    public Class<? extends Outcome> answer() {
        return answer;
    }

    /// Whether the answer comes later, from whoever holds the task's token, and what the step itself says is not read.
    public boolean answersLater() {
        return this == REQUEST_APPROVAL;
    }

    /// What stands in a machine for the address of the step's function, without `${…}`.
    public String placeholder() {
        return title + "FunctionArn";
    }
}
