package dev.slipway.function.api;

import dev.slipway.core.rollout.ByHand;
import dev.slipway.core.rollout.CancelPlan;
import dev.slipway.core.rollout.ClearBlock;
import dev.slipway.core.rollout.ReadRollback;
import dev.slipway.core.rollout.RequestRollback;
import dev.slipway.core.rollout.SetFreeze;
import dev.slipway.core.step.Step;
import java.util.Optional;

/// What people do by hand, a step each.
public record HandSteps(
        Step<RequestRollback.Request, RequestRollback.Answer> rollback,
        Step<ReadRollback.Request, Optional<ReadRollback.Story>> readRollback,
        Step<CancelPlan.Request, CancelPlan.Answer> cancel,
        Step<ClearBlock.Request, ByHand> unblock,
        Step<SetFreeze.Request, ByHand> freeze) {}
