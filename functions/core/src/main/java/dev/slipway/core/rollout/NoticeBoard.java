package dev.slipway.core.rollout;

import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Versioned;
import java.util.Optional;

/// Keeps each notice from the commit that it tells of until it was told: at least once, and never in the way of a run.
public record NoticeBoard(Ledger ledger, Notices notices) {
    /// Also keeps this notice.
    Change keep(Change change, Optional<Notice> notice) {
        return notice.map(one -> change.write(ledger.read(Notice.key(one.run())), one)).orElse(change);
    }

    /// Tells what this run left, if it is not told yet. What cannot be told now waits for the sweep.
    ///
    /// @return whether nothing of the run is left to tell
    boolean tell(RunId run) {
        var kept = ledger.read(Notice.key(run));
        return kept.found().isEmpty() || told(kept);
    }

    private boolean told(Versioned<Notice> kept) {
        try {
            notices.tell(kept.value());
            ledger.commit(Change.of(kept.value().run()).remove(kept));
            return true;
        } catch (Conflict by) {
            return true; // Somebody else told it at the same time.
        } catch (StepFailure later) {
            return false;
        }
    }
}
