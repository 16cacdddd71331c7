package dev.slipway.function.api.review;

import dev.slipway.core.approval.DecideApproval;
import dev.slipway.core.approval.LinkReader;
import dev.slipway.core.approval.ListApprovals;
import dev.slipway.core.approval.ReadAlarms;
import dev.slipway.core.approval.ReadReview;
import dev.slipway.core.approval.RefuseLink;
import dev.slipway.core.step.Step;
import java.util.Optional;

/// What stands behind the approval's ways in.
///
/// Shape: `alarms` are read anew for every page that shows them; `links` believes the links of letters; `forms` makes and believes what is hidden in forms, under a key of its own, so
/// that whoever runs this can make no link. `signIn` is the path at which somebody shows who they are, empty where there is none.
public record ReviewSteps(
        Step<ReadReview.Request, Optional<ReadReview.Review>> read,
        Step<ReadAlarms.Request, ReadAlarms.Answer> alarms,
        Step<DecideApproval.Request, DecideApproval.Answer> decide,
        Step<ListApprovals.Request, ListApprovals.Waiting> list,
        Step<RefuseLink.Request, RefuseLink.Answer> refuse,
        LinkReader links,
        FormTokens forms,
        String signIn) {}
