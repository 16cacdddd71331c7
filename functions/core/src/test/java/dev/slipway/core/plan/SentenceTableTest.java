package dev.slipway.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// People's sentences, as files. A sentence that is read wrong is listed by the failing test.
class SentenceTableTest {
    static final List<String> TABLES = List.of(
            "models.txt",
            "ambiguous-models.txt",
            "unknown-models.txt",
            "ruled-out-models.txt",
            "applications.txt",
            "requirements.txt",
            "numbers-in-words.txt",
            "instance-types.txt",
            "unclear.txt",
            "no-wishes.txt",
            "mixed.txt",
            "plain.txt");

    @ParameterizedTest
    @FieldSource("TABLES")
    void neverNamesAWrongModel(String table) {
        var catalogue = SampleCatalogue.models();

        var wrong = SentenceCase.table(table).stream()
                .filter(each -> each.isWrongId(each.answer(catalogue)))
                .toList();

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("TABLES")
    void readsNineteenOfTwentySentencesRight(String table) {
        var catalogue = SampleCatalogue.models();
        var cases = SentenceCase.table(table);

        var misread = cases.stream()
                .filter(each -> !each.answer(catalogue).equals(each.expected()))
                .map(each -> each + " was " + each.answer(catalogue))
                .toList();

        assertThat(misread).as(() -> String.join("\n", misread)).hasSizeLessThanOrEqualTo(cases.size() / 20);
    }

    @ParameterizedTest
    @FieldSource("TABLES")
    void readsTheSameWhateverTheOrderOfTheCatalogue(String table) {
        var catalogue = SampleCatalogue.models();
        var reversed = List.copyOf(catalogue.reversed());

        assertThat(SentenceCase.table(table))
                .allSatisfy(each -> assertThat(each.answer(reversed)).isEqualTo(each.answer(catalogue)));
    }
}
