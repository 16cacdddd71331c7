package dev.slipway.core.approval;

import dev.slipway.core.model.Group;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.ApprovalTerms;
import java.util.List;
import java.util.stream.Stream;

/// What one approval needs: so many distinct people, each of `groups` among them.
///
/// Shape: the other components are those of [ApprovalTerms].
public record Requirement(
        int votes, List<Group> groups, Group approvers, Group escalation, int rounds, boolean signIn) {
    public Requirement {
        groups = List.copyOf(groups);
    }

    /// What these terms ask of a plan that costs so much.
    public static Requirement of(ApprovalTerms terms, UsdPerHour cost) {
        var large = terms.large().filter(more -> cost.compareTo(more.above()) > 0);
        return new Requirement(
                Math.max(terms.votes(), large.map(ApprovalTerms.Large::votes).orElse(0)),
                Stream.concat(
                                terms.groups().stream(),
                                large.map(ApprovalTerms.Large::groups).orElse(List.of()).stream())
                        .distinct()
                        .toList(),
                terms.approvers(),
                terms.escalation(),
                terms.rounds(),
                terms.signIn());
    }

    /// Whether people of this group have a say in the first round already.
    boolean concerns(Group group) {
        return group.equals(approvers) || groups.contains(group);
    }

    /// All of it in a few words.
    public String sentence() {
        var people = votes == 1 ? "1 person" : votes + " people";
        var concerned = Stream.concat(Stream.of(approvers), groups.stream()).distinct().toList();
        var among = concerned.size() == 1 ? "" : ", among them one of " + joined(groups, " and one of ");
        return people + " of " + joined(concerned, " or ") + among;
    }

    private static String joined(List<Group> groups, String between) {
        return String.join(between, groups.stream().map(Group::value).toList());
    }
}
