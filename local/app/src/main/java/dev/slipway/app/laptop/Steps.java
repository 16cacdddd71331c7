package dev.slipway.app.laptop;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.slipway.core.contract.StepName;
import dev.slipway.core.fit.MemoryFit;
import dev.slipway.core.guard.GuardPlan;
import dev.slipway.core.plan.PlanDeployment;
import dev.slipway.core.plan.Planner;
import dev.slipway.core.rollout.AuditDeployment;
import dev.slipway.core.rollout.ExecutePlan;
import dev.slipway.core.rollout.FindLastGood;
import dev.slipway.core.rollout.UndoRollout;
import dev.slipway.core.rollout.ValidateEndpoint;
import dev.slipway.core.rollout.WatchRollout;
import dev.slipway.core.step.Effects;
import dev.slipway.core.step.Evidence;
import dev.slipway.core.step.Ledger;
import dev.slipway.function.deployment.AuditDeploymentHandler;
import dev.slipway.function.deployment.GuardPlanHandler;
import dev.slipway.function.deployment.PlanDeploymentHandler;
import dev.slipway.function.deployment.RequestApprovalHandler;
import dev.slipway.function.rollout.ExecutePlanHandler;
import dev.slipway.function.rollout.FindLastGoodHandler;
import dev.slipway.function.rollout.UndoRolloutHandler;
import dev.slipway.function.rollout.ValidateEndpointHandler;
import dev.slipway.function.rollout.WatchRolloutHandler;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/// The laptop's composition root for the functions of the machines.
final class Steps {
    private Steps() {}

    static Map<String, RequestStreamHandler> handlers(
            Ledger ledger,
            Evidence evidence,
            Surroundings around,
            Asking asking,
            AuditDeployment audit,
            InstantSource clock) {
        var handlers = new TreeMap<String, RequestStreamHandler>();
        for (var step : StepName.values()) {
            handlers.put(step.title(), handler(step, ledger, evidence, around, asking, audit, clock));
        }
        return handlers;
    }

    private static RequestStreamHandler handler(
            StepName step,
            Ledger ledger,
            Evidence evidence,
            Surroundings around,
            Asking asking,
            AuditDeployment audit,
            InstantSource clock) {
        var effects = new Effects(ledger, clock);
        return switch (step) {
            case PLAN_DEPLOYMENT -> {
                var planner = new Planner(
                        around.catalogue(), around.offers(), around.offers(), new MemoryFit(), around.images());
                yield new PlanDeploymentHandler(
                        new PlanDeployment(ledger, around.policies(), planner, evidence), clock);
            }
            case GUARD_PLAN -> new GuardPlanHandler(
                    new GuardPlan(
                            ledger,
                            around.policies(),
                            asking.people(),
                            around.offers(),
                            around.images(),
                            evidence,
                            around.metrics()),
                    clock);
            case REQUEST_APPROVAL -> new RequestApprovalHandler(asking.request(), clock);
            case EXECUTE_PLAN -> new ExecutePlanHandler(
                    new ExecutePlan(
                            ledger,
                            around.policies(),
                            around.hosting(),
                            around.metrics(),
                            effects,
                            evidence,
                            around.execute()),
                    clock);
            case WATCH_ROLLOUT -> new WatchRolloutHandler(
                    new WatchRollout(
                            ledger, around.hosting(), around.metrics(), effects, around.models(), around.catalogue()),
                    clock);
            case VALIDATE_ENDPOINT -> new ValidateEndpointHandler(
                    new ValidateEndpoint(ledger, around.models(), around.catalogue()), clock);
            case UNDO_ROLLOUT -> new UndoRolloutHandler(
                    new UndoRollout(ledger, around.hosting(), around.metrics(), effects), clock);
            case FIND_LAST_GOOD -> new FindLastGoodHandler(new FindLastGood(ledger, around.hosting(), around.policies()), clock);
            case AUDIT_DEPLOYMENT -> new AuditDeploymentHandler(audit, clock);
        };
    }
}
