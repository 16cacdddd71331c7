package dev.slipway.app.gateway;

import dev.slipway.core.model.Person;
import dev.slipway.wire.Json;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The people of the policy bundle: their subjects, and which groups they belong to.
public final class People {
    private record Document(List<Entry> people) {}

    private record Entry(Person subject, String mail, List<String> groups, List<Person> delegates) {}

    private People() {}

    /// The subjects of a `people.json`.
    ///
    /// @throws dev.slipway.core.failure.Malformed when it is not in its form
    static Set<Person> subjects(byte[] document) {
        return Json.readStored(document, Document.class).people().stream()
                .map(Entry::subject)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether the person belongs to one of these groups in a `people.json`.
    ///
    /// @throws dev.slipway.core.failure.Malformed when it is not in its form
    public static boolean belongs(byte[] document, Person person, Set<String> groups) {
        return Json.readStored(document, Document.class).people().stream()
                .filter(entry -> entry.subject().equals(person))
                .flatMap(entry -> entry.groups().stream())
                .anyMatch(groups::contains);
    }
}
