package dev.slipway.core.approval;

import dev.slipway.core.model.Group;
import dev.slipway.core.model.Person;
import java.util.List;
import java.util.regex.Pattern;

/// One of the people: where mail reaches them, what they belong to, and who may act for them.
///
/// Source: `people.json` of the policy bundle.
public record Member(Person subject, String mail, List<Group> groups, List<Person> delegates) {
    private static final Pattern MAIL = Pattern.compile("[!-?A-~]{1,64}@[!-?A-~]{1,189}");

    public Member {
        if (mail.length() > 254 || !MAIL.matcher(mail).matches()) {
            throw new IllegalArgumentException(
                    "mail of " + subject + " is no address: accepted is name@host of at most 254 ASCII characters");
        }
        groups = List.copyOf(groups);
        delegates = List.copyOf(delegates);
    }
}
