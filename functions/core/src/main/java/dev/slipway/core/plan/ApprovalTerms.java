package dev.slipway.core.plan;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.Group;
import dev.slipway.core.model.Require;
import dev.slipway.core.model.UsdPerHour;
import java.util.List;
import java.util.Optional;

/// What an approval needs in an environment, and who is asked.
///
/// Shape: `votes` are distinct people; each of `groups` must be among them. The members of `approvers` and of
/// `groups` are asked, in the last of `rounds` those of `escalation` as well, who then stand in for `approvers`. Where people
/// have to `signIn` a link alone shows a plan and does not decide about it.
public record ApprovalTerms(
        int votes,
        List<Group> groups,
        Group approvers,
        Group escalation,
        int rounds,
        boolean signIn,
        Optional<Large> large) {
    /// As many rounds as a machine has time for.
    public static final int MOST_ROUNDS = 5;

    /// What is needed beside that for a plan that costs more than `above`.
    public record Large(UsdPerHour above, int votes, List<Group> groups) {
        public Large {
            Require.positive("votes", votes);
            groups = List.copyOf(groups);
        }

        private Canonical.Fields canonical() {
            return Canonical.Fields.NONE
                    .with("above_micro_usd", above.microUsd())
                    .with("votes", votes)
                    .withAll("groups", texts(groups));
        }
    }

    public ApprovalTerms {
        Require.positive("votes", votes);
        Require.positive("rounds", rounds);
        if (rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException("rounds is %d: accepted are 1 to %d".formatted(rounds, MOST_ROUNDS));
        }
        groups = List.copyOf(groups);
    }

    Canonical.Fields canonical() {
        var fields = Canonical.Fields.NONE
                .with("votes", votes)
                .withAll("groups", texts(groups))
                .with("approvers", approvers)
                .with("escalation", escalation)
                .with("rounds", rounds)
                .with("sign_in", Boolean.toString(signIn));
        return large.isPresent() ? fields.with("large", large.get().canonical()) : fields;
    }

    private static List<Canonical.Text> texts(List<Group> groups) {
        return groups.stream().map(group -> new Canonical.Text(group.value())).toList();
    }
}
