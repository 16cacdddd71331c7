package dev.slipway.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.verify.ExportFile;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportAuditTest {
    private final Logbook book = new Logbook();

    @Test
    void anEmptyHouseExportsItsOriginAndNothingElse() {
        assertThat(book.export(ExportFile.KEYS))
                .containsExactly(Canonical.Fields.NONE.withAll("keys", List.of()).with("origin", Logbook.ORIGIN));
        assertThat(book.export(ExportFile.CHECKPOINTS)).isEmpty();
        assertThat(book.export(ExportFile.LOG)).isEmpty();
        assertThat(book.export(ExportFile.EVENTS)).isEmpty();
    }

    @Test
    void everythingIsThereInItsOrder() {
        book.tellMany("run-b", 2).tellMany("run-c", 1).checkpoint();
        book.tellMany("run-b", 1).checkpoint();
        book.tellMany("run-a", 1).tellMany("run-c", 1);

        assertThat(book.export(ExportFile.CHECKPOINTS)).extracting(line -> number(line, "size")).containsExactly(3L, 4L);
        assertThat(book.export(ExportFile.LOG)).extracting(ExportAuditTest::place).containsExactly("run-b/1", "run-b/2", "run-c/1", "run-b/3");
        assertThat(book.export(ExportFile.LOG)).extracting(line -> number(line, "index")).containsExactly(0L, 1L, 2L, 3L);
        assertThat(book.export(ExportFile.EVENTS))
                .extracting(line -> place(line) + " " + text(line, "anchored"))
                .containsExactly("run-a/1 false", "run-b/1 true", "run-b/2 true", "run-b/3 true", "run-c/1 true", "run-c/2 false");
        assertThat(book.export(ExportFile.KEYS).getFirst().values().get("keys"))
                .isEqualTo(new Canonical.Items(List.of(book.signer.key().canonical())));
    }

    @Test
    void pagesOfAGreatAuditFitTogether() {
        book.tellMany("long", 2_500);
        for (int i = 0; i < 150; i++) {
            book.tellMany("run-%03d".formatted(i), 2);
        }
        book.checkpoint();
        book.tellMany("long", 150);

        assertThat(book.export(ExportFile.LOG)).hasSize(2_800);
        assertThat(book.export(ExportFile.EVENTS)).hasSize(2_950).doesNotHaveDuplicates();
        assertThat(book.export(ExportFile.EVENTS)).filteredOn(line -> text(line, "anchored").equals("false")).hasSize(150);
    }

    @Test
    void allPagesSpeakOfTheLogAsItWasAtTheFirst() {
        book.tellMany("run-a", 2).tellMany("run-b", 1).checkpoint();
        var lines = new ArrayList<ExportAudit.ExportLine>();
        var after = Optional.<String>empty();
        do {
            var page = book.page(after);
            lines.addAll(page.lines());
            after = page.next();
            book.tellMany("run-a", 1).tellMany("run-z", 1).checkpoint();
        } while (after.isPresent());

        assertThat(lines).filteredOn(line -> line.file() == ExportFile.LOG).hasSize(3);
        assertThat(lines)
                .filteredOn(line -> line.file() == ExportFile.EVENTS && text(line.line(), "anchored").equals("true"))
                .extracting(line -> place(line.line()))
                .containsExactly("run-a/1", "run-a/2", "run-b/1");
    }

    @Test
    void somebodyElseIsRefusedAndTheRefusalIsAudited() {
        var answer = book.exporting(new Person("alice"), Optional.empty());

        assertThat(answer).isInstanceOf(ExportAudit.Answer.NotAllowed.class);
        assertThat(book.ledger.events(new RunId("refused-alice"), 0))
                .extracting(AuditEvent::type, AuditEvent::actor)
                .containsExactly(tuple("PersonRefused", "alice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "log", "log.1", "log.-1.0", "log.99999999999999999999.0", "runs.0.0.-x", "runs.0.0.a.b", "log.9.5", "Log.0.0"})
    void aPageThatIsNoneIsNamed(String after) {
        book.tellMany("run-a", 9).checkpoint();

        assertThat(book.exporting(Logbook.AUDITOR, Optional.of(after))).isInstanceOf(ExportAudit.Answer.NoSuchPage.class);
    }

    private static String place(Canonical.Fields line) {
        return text(line, "run") + "/" + number(line, "sequence");
    }

    private static String text(Canonical.Fields line, String name) {
        return line.values().get(name) instanceof Canonical.Text(String value) ? value : "no " + name;
    }

    private static long number(Canonical.Fields line, String name) {
        return line.values().get(name) instanceof Canonical.Whole(long value) ? value : -1;
    }
}
