package dev.slipway.core.approval;

import dev.slipway.core.model.Group;
import dev.slipway.core.model.Person;
import java.util.List;

/// The people who may intervene by hand: operators and leads, as the people are now.
///
/// Source: the groups of `people.json`; clause PPL-8.
public record Crew(People people) {
    private static final Group OPERATORS = new Group("operators");
    private static final List<Group> MAY = List.of(OPERATORS, new Group("leads"));

    /// Whether this person may.
    public boolean includes(Person person) {
        return people.all().stream()
                .filter(member -> member.subject().equals(person))
                .anyMatch(member -> member.groups().stream().anyMatch(MAY::contains));
    }

    /// Who is told when somebody must look.
    public List<Member> operators() {
        return people.all().stream()
                .filter(member -> member.groups().contains(OPERATORS))
                .toList();
    }
}
