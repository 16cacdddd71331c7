package dev.slipway.function.api.review;

import dev.slipway.core.approval.ReadReview;
import dev.slipway.core.approval.Standing;

/// Whether it is somebody's turn to decide, and with which status a page tells of it.
record Turn(boolean open, int status) {
    private static final int READABLE = 200;
    private static final int MOVED_ON = 409;
    private static final int OVER = 410;

    static Turn of(ReadReview.Review review, Visit.Let visit) {
        return switch (review.approval().state()) {
            case PENDING ->
                isOlder(review, visit) ? new Turn(false, MOVED_ON) : new Turn(mayDecide(review, visit), READABLE);
            case APPROVED, REJECTED, CANCELLED -> new Turn(false, READABLE);
            case SUPERSEDED -> new Turn(false, MOVED_ON);
            case EXPIRED -> new Turn(false, OVER);
        };
    }

    /// Whether they came by their link of a round that is over.
    static boolean isOlder(ReadReview.Review review, Visit.Let visit) {
        return review.approval().isPending() && visit.isOlderThan(review.approval().round());
    }

    private static boolean mayDecide(ReadReview.Review review, Visit.Let visit) {
        return review.standing() instanceof Standing.Entitled(var seat)
                && review.tally().of(visit.person()).isEmpty()
                && review.tally().in(seat).isEmpty();
    }
}
