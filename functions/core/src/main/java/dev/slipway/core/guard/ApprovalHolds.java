package dev.slipway.core.guard;

import dev.slipway.core.approval.Approval;
import dev.slipway.core.approval.ApprovalNeed;
import dev.slipway.core.approval.ApprovalState;
import dev.slipway.core.approval.Panel;
import dev.slipway.core.approval.Requirement;
import dev.slipway.core.model.Finding;
import java.util.Optional;

/// What people approved is this very plan, and enough of them still have their say under the policy of now.
final class ApprovalHolds implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        return c.said().flatMap(said -> check(c, said));
    }

    private Optional<Finding> check(Case c, Case.Said said) {
        var approval = said.approval();
        var needed = Requirement.of(c.policy().approval(), c.cost());
        if (approval.state() != ApprovalState.APPROVED) {
            return deny(c, "an approval that is " + approval.state().word(), "one that is Approved", "plan again");
        }
        if (!approval.need().hash().equals(c.plan().hash())) {
            return deny(c, "an approval of " + approval.need().hash(), c.plan().hash(), "plan again");
        }
        if (approval.need().generation() != ApprovalNeed.generation(c.endpoint())) {
            return deny(c, "what runs has changed since people were asked", "what they were shown", "plan again");
        }
        return panel(approval, needed, said).covers(approval.votes())
                ? Optional.empty()
                : deny(c, "votes that no longer suffice", needed.sentence(), "plan again, and ask those who have a say now");
    }

    private static Panel panel(Approval approval, Requirement needed, Case.Said said) {
        return new Panel(said.people(), needed, approval.need().authors());
    }
}
