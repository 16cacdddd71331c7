package dev.slipway.adapter.bundled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.approval.Member;
import dev.slipway.core.approval.Requirement;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.UsdPerHour;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundledPeopleTest {
    private static final Path SHIPPED = Path.of("../../../cdk/policies");
    private static final UsdPerHour LARGE = new UsdPerHour(Long.MAX_VALUE);

    private final List<Member> shipped =
            new BundledPeople(name -> Files.readAllBytes(SHIPPED.resolve(name))).all();

    @Test
    void areOnceEachAndDelegateToOneAnother() {
        var subjects = shipped.stream().map(Member::subject).toList();

        assertThat(subjects).isNotEmpty().doesNotHaveDuplicates();
        assertThat(shipped).extracting(Member::mail).doesNotHaveDuplicates();
        assertThat(shipped).allSatisfy(each -> {
            assertThat(each.groups()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(each.delegates())
                    .doesNotHaveDuplicates()
                    .doesNotContain(each.subject())
                    .isSubsetOf(subjects);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void sufficeForWhateverAnEnvironmentAsksOfThemEvenWhenOneOfThemAsked(String environment) {
        var terms = PolicyBundle.in(SHIPPED)
                .of(new Environment(environment))
                .orElseThrow()
                .approval();
        var needed = Requirement.of(terms, LARGE);
        var groups = Stream.concat(needed.groups().stream(), Stream.of(needed.approvers(), needed.escalation()));

        assertThat(groups).allSatisfy(group -> assertThat(shipped)
                .filteredOn(one -> one.groups().contains(group))
                .isNotEmpty());
        assertThat(needed.groups()).allSatisfy(group -> assertThat(shipped)
                .filteredOn(one -> one.groups().contains(group))
                .hasSizeGreaterThan(1));
    }

    @Test
    void areThoseOfThisMoment() {
        var text = new StringBuilder(person("bob"));
        var people = new BundledPeople(_ -> document(text));
        assertThat(people.all()).extracting(Member::subject).containsExactly(new Person("bob"));

        text.append(",").append(person("carol"));

        assertThat(people.all()).hasSize(2);
    }

    @Test
    void areMalformedWhenSomebodyIsThereTwice() {
        var twice = new BundledPeople(_ -> document(person("bob") + "," + person("bob")));

        assertThatThrownBy(twice::all).isInstanceOf(Malformed.class).hasMessage("people.json: bob is there twice: keep one");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}",
        "{\"subject\":\"bob\",\"mail\":\"bob\",\"groups\":[],\"delegates\":[]}",
        "{\"subject\":\"bob\",\"mail\":\"b@x\\nBcc: c@x\",\"groups\":[],\"delegates\":[]}",
        "{\"subject\":\"bob\",\"mail\":\"b@x\",\"groups\":[\"No Group\"],\"delegates\":[]}",
        "{\"subject\":\"bob\",\"mail\":\"b@x\",\"groups\":[],\"delegates\":[],\"admin\":true}"
    })
    void areMalformedWhenOneIsNotInForm(String person) {
        var people = new BundledPeople(_ -> document(person));

        assertThatThrownBy(people::all).isInstanceOf(Malformed.class).hasMessageStartingWith("people.json: ");
    }

    @Test
    void areMalformedWhereThereIsNoFile() {
        var people = new BundledPeople(name -> {
            throw new IOException(name);
        });

        assertThatThrownBy(people::all)
                .isInstanceOf(Malformed.class)
                .hasMessage("the policy bundle has no readable people.json: name a whole bundle");
    }

    private static String person(String subject) {
        return "{\"subject\":\"%s\",\"mail\":\"%s@example.com\",\"groups\":[\"approvers\"],\"delegates\":[]}"
                .formatted(subject, subject);
    }

    private static byte[] document(CharSequence people) {
        return ("{\"people\":[" + people + "]}").getBytes(StandardCharsets.UTF_8);
    }
}
