package dev.slipway.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {
    /// A word of the field, what it accepts and what it refuses.
    record Kind(String name, Function<String, Word> word, List<String> good, List<String> bad) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void acceptsItsOwnForm(Kind kind) {
        assertThat(kind.good()).allSatisfy(text -> {
            var word = kind.word().apply(text);

            assertThat(word.value()).isEqualTo(text);
            assertThat(word).hasToString(text);
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void refusesEverythingElseByName(Kind kind) {
        var foreign = Stream.of("", " ", "a b", "\u0430\u0431\u0432", "x".repeat(300), "a\nb", "../../etc");

        assertThat(Stream.concat(kind.bad().stream(), foreign).toList()).allSatisfy(text -> assertThatThrownBy(
                        () -> kind.word().apply(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("«")
                .hasMessageContaining("accepted"));
    }

    static Stream<Kind> kinds() {
        var sum = "sha256:" + "0af9".repeat(16);
        return Stream.of(
                new Kind("app", Application::new, List.of("a", "chatbot-x", "a".repeat(38)), List.of(
                        "1app", "-a", "a-", "a--b", "Chatbot", "a_b", "a".repeat(39))),
                new Kind("digest", Digest::new, List.of(sum), List.of(
                        sum.substring(7), sum.toUpperCase(java.util.Locale.ROOT), sum + "0", "md5:" + sum.substring(7))),
                new Kind("env", Environment::new, List.of("dev", "prod", "staging"), List.of("d", "Dev", "prod1", "production1")),
                new Kind("group", Group::new, List.of("leads", "on-call"), List.of("Leads", "-a", "a_b", "a".repeat(33))),
                new Kind("instance type", InstanceType::new, List.of("ml.g6.xlarge", "ml.p4d.24xlarge"), List.of(
                        "g6.xlarge", "ml.G6.xlarge", "ml.g6", "ml.g6.*", "ml.g6.xlarge ")),
                new Kind("model", ModelId::new, List.of("meta/llama-3.1-8b-instruct", "01-ai/yi_large"), List.of(
                        "llama", "meta/", "/llama", "Meta/llama", "meta/a/b", "meta/llama..8b", "meta/.git")),
                new Kind("person", Person::new, List.of("alice", "a.b_c-d"), List.of("Alice", "1a", "alice@example.org")),
                new Kind("plan id", PlanId::new, List.of("01JDB5ZQ9W3V7X8Y2K4M6N0PQR"), List.of(
                        "81JDB5ZQ9W3V7X8Y2K4M6N0PQR", "01jdb5zq9w3v7x8y2k4m6n0pqr", "01JDB5ZQ9W3V7X8Y2K4M6N0PQI", "01JD")),
                new Kind("region", Region::new, List.of("us-east-1", "us-gov-west-1"), List.of("us-east", "US-EAST-1", "useast1")),
                new Kind("registry", Registry::new, List.of("nvcr.io", "127.0.0.1:5000"), List.of("https://nvcr.io", "nvcr.io/nim", "nvcr.io:")),
                new Kind("resource", ResourceName::new, List.of("a", "Chatbot-X-staging", "a".repeat(63)), List.of(
                        "-a", "a-", "a--b", "a.b", "a".repeat(64))),
                new Kind("run", RunId::new, List.of("sync-2026-11-21", "A"), List.of("-a", "a/b", "a".repeat(81))));
    }

    @Test
    void splitsAModelIdAtItsSlash() {
        var id = new ModelId("meta/llama-3.1-8b-instruct");

        assertThat(id.publisher()).isEqualTo("meta");
        assertThat(id.name()).isEqualTo("llama-3.1-8b-instruct");
    }

    @Test
    void namesTheRunOfAPlanAfterThePlan() {
        assertThat(new PlanId("01JDB5ZQ9W3V7X8Y2K4M6N0PQR").run()).isEqualTo(new RunId("01JDB5ZQ9W3V7X8Y2K4M6N0PQR"));
    }

    @Test
    void saysWhatWasSeenWhatIsAcceptedAndWhatToDo() {
        assertThat(Application.SHAPE.check("app", "Chat\u202Ebot"))
                .hasValueSatisfying(problem -> assertThat(problem.sentence())
                        .isEqualTo("app is «Chat<U+202E>bot»: accepted is 1 to 38 of a-z, 0-9 and inner hyphens,"
                                + " beginning with a letter; choose a short slug such as chatbot-x"));
    }

    @Test
    void neverShowsAPatternATextLongerThanItsLimit() {
        var hostile = "a-".repeat(1_000_000);

        assertThat(Application.SHAPE.check("app", hostile)).hasValueSatisfying(problem ->
                assertThat(problem.observed()).hasSizeLessThanOrEqualTo(80));
    }
}
