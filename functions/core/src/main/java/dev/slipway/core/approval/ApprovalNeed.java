package dev.slipway.core.approval;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Finding;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Require;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.step.Key;
import java.util.List;
import java.util.Optional;

/// What the guard found that people have to decide.
///
/// Shape: `hash` is the plan hash; `authors` asked for the plan or changed it, the requester first; `findings` is all that
/// the rules said; `generation` is the number of what ran then, 0 where nothing did.
public record ApprovalNeed(
        PlanId plan,
        Digest hash,
        List<Person> authors,
        Requirement requirement,
        List<Finding> findings,
        int generation) {
    public ApprovalNeed {
        Require.atLeast("generation", 0, generation);
        if (authors.isEmpty()) {
            throw new IllegalArgumentException("a plan has an author: the requester");
        }
        authors = List.copyOf(authors);
        findings = List.copyOf(findings);
    }

    public static Key<ApprovalNeed> key(PlanId plan) {
        return new Key<>(ApprovalNeed.class, "approval-need#" + plan.value(), "approval-need");
    }

    /// The number of what runs, 0 where nothing does.
    public static int generation(Optional<EndpointRecord> endpoint) {
        return endpoint.flatMap(EndpointRecord::current).map(Generation::number).orElse(0);
    }

    public Person requester() {
        return authors.getFirst();
    }

    /// Whether this person has a say, as the people are now.
    ///
    /// @param link what they came by, nothing when they signed in
    Standing standing(List<Member> people, Person person, Optional<Person> onBehalfOf, Optional<Link> link, int round) {
        var standing = panel(people).standing(person, onBehalfOf, round);
        boolean unshown = requirement.signIn() && link.isPresent();
        return unshown && standing instanceof Standing.Entitled
                ? new Standing.Barred(Standing.Why.NOT_SIGNED_IN)
                : standing;
    }

    /// Whose word counts, as the people are now.
    public Panel panel(List<Member> people) {
        return new Panel(people, requirement, authors);
    }
}
