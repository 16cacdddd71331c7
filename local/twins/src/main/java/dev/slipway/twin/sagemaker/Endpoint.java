package dev.slipway.twin.sagemaker;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An endpoint, whose status follows from its last change and the time.
///
/// Shape: `before` is the fleet that served when the last change began, none while it is being created.
record Endpoint(
        String name,
        String arn,
        Instant created,
        @Nullable Fleet before,
        Change change,
        @Nullable Instant deleted,
        @Nullable Instant gone) {
    boolean isGone(Instant now) {
        return gone != null && !now.isBefore(gone);
    }

    String status(Instant now) {
        if (gone != null) {
            return "Deleting";
        }
        if (now.isBefore(change.ends())) {
            return before == null ? "Creating" : "Updating";
        }
        return before == null && change.failure() != null ? "Failed" : "InService";
    }

    boolean busy(Instant now) {
        return !status(now).equals("InService") && !status(now).equals("Failed");
    }

    /// The fleet whose configuration the endpoint calls its own.
    Optional<Fleet> current(Instant now) {
        var over = !now.isBefore(change.ends()) && change.failure() == null;
        return Optional.ofNullable(over ? change.target() : before);
    }

    /// The fleet that gets the traffic; after the move it is the new one, though the old one is still there.
    Optional<Fleet> serving(Instant now) {
        if (gone != null || (before == null && now.isBefore(change.ends()))) {
            return Optional.empty();
        }
        var moved = !now.isBefore(change.moves()) && change.failure() == null;
        return Optional.ofNullable(moved ? change.target() : before);
    }

    Optional<String> failureReason(Instant now) {
        return now.isBefore(change.ends()) ? Optional.empty() : Optional.ofNullable(change.failure());
    }

    Instant modified(Instant now) {
        if (deleted != null) {
            return deleted;
        }
        return now.isBefore(change.ends()) ? change.began() : change.ends();
    }

    Endpoint changing(Change next, Instant now) {
        return new Endpoint(name, arn, created, current(now).orElseThrow(), next, null, null);
    }

    Endpoint deleting(Instant now, Instant whenGone) {
        return new Endpoint(name, arn, created, before, change, now, whenGone);
    }
}
