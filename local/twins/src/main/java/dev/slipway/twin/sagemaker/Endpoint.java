package dev.slipway.twin.sagemaker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An endpoint, whose status follows from its last change and the time.
///
/// Shape: `before` is the fleet that served when the last change began, none while it is being created; `beside` is
/// what a rollback that got stuck had left serving with it. `told` is the last status that went out as an event.
record Endpoint(
        String name,
        String arn,
        Instant created,
        @Nullable Fleet before,
        @Nullable Lot beside,
        Change change,
        @Nullable Instant deleted,
        @Nullable Instant gone,
        @Nullable String told) {
    /// A fleet and its share of the requests, in basis points.
    record Lot(Fleet fleet, int share) {}

    static Endpoint creating(String name, String arn, Change change) {
        return new Endpoint(name, arn, change.began(), null, null, change, null, null, null);
    }

    boolean isGone(Instant now) {
        return gone != null && !now.isBefore(gone);
    }

    String region() {
        return arn.split(":")[3];
    }

    String status(Instant now) {
        if (gone != null) {
            return "Deleting";
        }
        if (!change.over(now)) {
            return before == null ? "Creating" : change.rollback() == null ? "Updating" : "RollingBack";
        }
        if (change.stuck(now)) {
            return "UpdateRollbackFailed";
        }
        return before == null && change.failure() != null ? "Failed" : "InService";
    }

    boolean busy(Instant now) {
        return !List.of("InService", "Failed", "UpdateRollbackFailed").contains(status(now));
    }

    /// The fleet whose configuration the endpoint calls its own.
    Optional<Fleet> current(Instant now) {
        return Optional.ofNullable(change.done(now) ? change.target() : before);
    }

    /// Who answers, the new fleet first; nobody while it is created, deleted or failed.
    List<Lot> traffic(Instant now) {
        var share = change.share(now);
        if (gone != null || (before == null && !change.done(now))) {
            return List.of();
        }
        var lots = new ArrayList<>(List.of(new Lot(change.target(), share)));
        if (before != null) {
            var rest = Stage.WHOLE - share;
            var stuck = beside == null ? 0 : rest * beside.share() / Stage.WHOLE;
            if (beside != null) {
                lots.add(new Lot(beside.fleet(), stuck));
            }
            lots.add(new Lot(before, rest - stuck));
        }
        return lots.stream().filter(lot -> lot.share() > 0).toList();
    }

    Optional<String> failureReason(Instant now) {
        return change.over(now) || change.rollback() != null ? change.reason() : Optional.empty();
    }

    Instant modified(Instant now) {
        if (deleted != null) {
            return deleted;
        }
        return change.over(now) ? change.ends() : change.stage(now).since();
    }

    Endpoint changing(Change next, Instant now) {
        var left = change.stuck(now) ? new Lot(change.target(), change.share(now)) : null;
        return new Endpoint(name, arn, created, current(now).orElseThrow(), left, next, null, null, told);
    }

    Endpoint with(Change other) {
        return new Endpoint(name, arn, created, before, beside, other, deleted, gone, told);
    }

    Endpoint having(String toldStatus) {
        return new Endpoint(name, arn, created, before, beside, change, deleted, gone, toldStatus);
    }

    Endpoint deleting(Instant now, Instant whenGone) {
        return new Endpoint(name, arn, created, before, beside, change, now, whenGone, told);
    }
}
