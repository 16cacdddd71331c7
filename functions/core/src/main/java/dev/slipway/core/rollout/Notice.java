package dev.slipway.core.rollout;

import dev.slipway.core.model.Application;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.step.Key;
import dev.slipway.core.step.Listing;
import java.time.Instant;
import java.util.Optional;

/// What became of an endpoint, for programs and operators to react to. It lies in a list until it was told.
///
/// Shape: a run has at most one, so `run` is the name by which a notice that comes twice is known; `reason` is one sentence.
public record Notice(
        RunId run, Kind kind, Application app, Environment environment, Optional<String> reason, Instant at) {
    /// What happened.
    public enum Kind {
        /// A plan was refused, by rules or by people.
        DENIED,
        /// A plan's configuration is in service.
        DEPLOYED,
        /// The last good generation serves again.
        UNDONE,
        /// The endpoint was removed.
        RETIRED,
        /// Nothing new runs, and nothing was to be taken back.
        FAILED,
        /// Something may run that should not, or nothing serves that should: somebody must look.
        NEEDS_OPERATOR
    }

    private static final String PARTITION = "notices";

    static Key<Notice> key(RunId run) {
        return new Key<>(Notice.class, PARTITION, run.value());
    }

    static Listing<Notice> untold() {
        return Listing.of(Notice.class, PARTITION);
    }

    /// How a plan ended; nothing where nothing became of an endpoint.
    static Optional<Notice> of(PlanRecord ended, Instant now) {
        return kind(ended.status())
                .map(kind -> new Notice(
                        ended.id().run(),
                        kind,
                        ended.intent().app(),
                        ended.intent().environment(),
                        ended.reason(),
                        now));
    }

    /// How a rollback ended.
    static Optional<Notice> of(Rollback ended, Instant now) {
        return kind(ended.state())
                .map(kind -> new Notice(ended.run(), kind, ended.app(), ended.environment(), ended.reason(), now));
    }

    private static Optional<Kind> kind(PlanStatus end) {
        return Optional.ofNullable(
                switch (end) {
                    case DENIED -> Kind.DENIED;
                    case DEPLOYED -> Kind.DEPLOYED;
                    case UNDONE -> Kind.UNDONE;
                    case REMOVED -> Kind.RETIRED;
                    case FAILED -> Kind.FAILED;
                    case BROKEN -> Kind.NEEDS_OPERATOR;
                    case ACCEPTED,
                            PLANNED,
                            AWAITING_APPROVAL,
                            ALLOWED,
                            EXECUTING,
                            SERVING,
                            UNDOING,
                            UNSATISFIABLE,
                            NOTHING_TO_DO,
                            CANCELLED,
                            REHEARSED -> null;
                });
    }

    private static Optional<Kind> kind(Rollback.State end) {
        return Optional.ofNullable(
                switch (end) {
                    case BACK -> Kind.UNDONE;
                    case NOWHERE, REFUSED, FAILED -> Kind.NEEDS_OPERATOR;
                    case REQUESTED, FOUND, NOTHING -> null;
                });
    }
}
