package dev.slipway.core.approval;

import dev.slipway.core.model.Group;
import dev.slipway.core.model.Person;
import java.util.Set;

/// The people who may read what others asked for, as the people are now.
///
/// Source: the groups of `people.json`.
public record Readers(People people) {
    private static final Set<Group> EXPORTERS = Set.of(new Group("auditors"), new Group("operators"));

    /// Whether this person may take the whole audit away.
    public boolean mayExport(Person person) {
        return people.all().stream()
                .filter(member -> member.subject().equals(person))
                .flatMap(member -> member.groups().stream())
                .anyMatch(EXPORTERS::contains);
    }

    /// Whether this person may read every plan: whoever may intervene by hand must see in what, and the audit tells it all
    /// to whoever may take it away.
    public boolean mayReadPlans(Person person) {
        return new Crew(people).includes(person) || mayExport(person);
    }
}
