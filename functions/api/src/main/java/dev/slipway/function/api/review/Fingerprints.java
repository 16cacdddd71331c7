package dev.slipway.function.api.review;

import dev.slipway.core.approval.ReadReview;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.function.api.page.ReviewView.Row;
import dev.slipway.function.api.page.Seen;
import java.util.ArrayList;
import java.util.List;

/// What names exactly this plan, and the newest proof of the audit, for whoever wants to compare.
final class Fingerprints {
    private Fingerprints() {}

    static List<Row> of(ReadReview.Review review) {
        var rows = new ArrayList<Row>();
        rows.add(row("Plan", review.record().id()));
        rows.add(row("Plan hash", review.approval().need().hash()));
        if (review.record().plan().orElseThrow() instanceof DeploymentPlan plan) {
            rows.add(row("Image", plan.image().reference()));
        }
        rows.add(row("Round", "%d of %d".formatted(review.approval().round(), review.approval().need().requirement().rounds())));
        rows.add(row("Audit", review.checkpoint().orElse("no checkpoint yet")));
        return rows;
    }

    private static Row row(String name, Object value) {
        return new Row(Seen.of(name), Seen.of(value));
    }
}
