package dev.slipway.function.api;

import dev.slipway.core.checkpoint.ExportAudit;
import dev.slipway.core.plan.AcceptIntent;
import dev.slipway.core.rollout.ListEndpoints;
import dev.slipway.core.rollout.ReadPlan;
import dev.slipway.core.step.Evidence;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import dev.slipway.function.api.review.ReviewSteps;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What stands behind the routes: a step for each, the evidence that answers quote, and the ledger whose health is
/// asked for; `upkeep` names what else the process does and fails to do now; `review` is all about approvals.
public record ApiSteps(
        Step<AcceptIntent.Request, AcceptIntent.Answer> accept,
        Step<ReadPlan.Request, Optional<ReadPlan.Story>> read,
        Step<ListEndpoints.Request, ListEndpoints.Endpoints> endpoints,
        Step<ExportAudit.Request, ExportAudit.Answer> export,
        HandSteps hands,
        Evidence evidence,
        Ledger ledger,
        Supplier<List<String>> upkeep,
        ReviewSteps review) {}
