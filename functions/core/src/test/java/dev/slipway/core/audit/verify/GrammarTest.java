package dev.slipway.core.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.model.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every case of `grammar.cases`: which events may follow on which.
class GrammarTest {
    private static final Path CASES = Path.of("src/test/resources/grammar.cases");
    private static final RunId RUN = new RunId("run-a");

    @TestFactory
    Stream<DynamicTest> aRunTellsWhatItMayAndNothingElse() throws IOException {
        return Stream.of(Files.readString(CASES).split("\n== ")).skip(1).map(GrammarTest::test);
    }

    private static DynamicTest test(String text) {
        var lines = text.lines().filter(line -> !line.isBlank()).toList();
        return DynamicTest.dynamicTest(lines.getFirst(), () -> check(lines.subList(1, lines.size())));
    }

    private static void check(List<String> lines) {
        var grammar = new Grammar();
        Optional<AuditEvent> last = Optional.empty();
        for (int i = 0; i < lines.size(); i++) {
            var told = told(lines.get(i));
            var event = last.map(before -> before.next(told)).orElseGet(() -> AuditEvent.first(RUN, told));
            boolean wrong = i + 1 < lines.size() && lines.get(i + 1).startsWith("! ");

            var said = grammar.take(event);

            if (wrong) {
                assertThat(said).as(lines.get(i)).isPresent();
                assertThat(said.orElseThrow()).contains(lines.get(i + 1).substring(2));
                i++;
            } else {
                assertThat(said).as(lines.get(i)).isEmpty();
            }
            last = Optional.of(event);
        }
    }

    private static Told told(String line) {
        var words = new ArrayList<>(List.of(line.split(" ")));
        var type = words.removeFirst();
        var actor = "Step";
        var at = day("1");
        var detail = Canonical.Fields.NONE;
        for (var word : words) {
            var name = word.substring(0, word.indexOf('='));
            var value = word.substring(name.length() + 1);
            if (name.equals("by")) {
                actor = value;
            } else if (name.equals("on")) {
                at = day(value);
            } else {
                detail = detail(detail, name, value);
            }
        }
        return new Told(at, type, actor, detail);
    }

    private static Canonical.Fields detail(Canonical.Fields detail, String name, String value) {
        return switch (name) {
            case "expires", "decided_at" -> detail.with(name, day(value).toString());
            case "groups" -> detail.withAll(name, texts(value));
            default -> value.matches("[0-9]+") ? detail.with(name, Long.parseLong(value)) : detail.with(name, value);
        };
    }

    private static List<Canonical.Text> texts(String value) {
        return Stream.of(value.split(",")).filter(text -> !text.isEmpty()).map(Canonical.Text::new).toList();
    }

    private static Instant day(String number) {
        return Instant.EPOCH.plus(Duration.ofDays(Long.parseLong(number)));
    }
}
