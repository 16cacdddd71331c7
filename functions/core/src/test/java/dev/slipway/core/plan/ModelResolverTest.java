package dev.slipway.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.SharedData;
import dev.slipway.core.catalogue.CatalogueModel;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.plan.Resolution.Ambiguous;
import dev.slipway.core.plan.Resolution.Resolved;
import dev.slipway.core.plan.Resolution.Unknown;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelResolverTest {
    private static final List<CatalogueModel> CATALOGUE = SampleCatalogue.models();
    private static final Pattern ID = Pattern.compile("\"([a-z0-9][a-z0-9._-]*/[a-z0-9._-]+)\"");

    @Test
    void answersTheBareFamilyWithVersionAndSize() {
        assertThat(ModelResolver.resolve("llama-3.1 8B", CATALOGUE)).isEqualTo(resolved("meta/llama-3.1-8b-instruct"));
    }

    @Test
    void cutsTheNamesOfACatalogueOnce() {
        var index = ModelIndex.of(CATALOGUE);

        assertThat(index.renewedFor(CATALOGUE)).isSameAs(index);
        assertThat(index.renewedFor(List.of()).models()).isEmpty();
    }

    @Test
    void givesTheCandidatesOfAnIncompleteName() {
        assertThat(ModelResolver.resolve("llama 8b", CATALOGUE))
                .isInstanceOfSatisfying(
                        Ambiguous.class,
                        answer -> assertThat(answer.candidates())
                                .hasSizeBetween(2, 12)
                                .contains(
                                        new ModelId("meta/llama-3.1-8b-instruct"),
                                        new ModelId("meta/llama3-8b-instruct")));
    }

    @ParameterizedTest
    @CsvSource({
        "lama 3.1 8b,meta/llama-3.1-8b-instruct",
        "llama 3.1 8b instrct,meta/llama-3.1-8b-instruct",
        "mixtrall 8x7b,mistralai/mixtral-8x7b-instruct-v0.1",
        "gpt-oss 21b,openai/gpt-oss-20b",
        "meta/lama-3.1-8b-instruct,meta/llama-3.1-8b-instruct"
    })
    void suggestsTheNearestNamesOfAMisspelling(String phrase, String near) {
        assertThat(ModelResolver.resolve(phrase, CATALOGUE))
                .isInstanceOfSatisfying(
                        Unknown.class,
                        answer -> assertThat(answer.nearest())
                                .hasSizeLessThanOrEqualTo(5)
                                .contains(new ModelId(near)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "the model", "zzz", "-", "/", "meta/", "a/b/c"})
    void knowsNothingOfWhatIsNoName(String phrase) {
        assertThat(ModelResolver.resolve(phrase, CATALOGUE)).isInstanceOf(Unknown.class);
    }

    @Test
    void knowsNothingOfAnEndlessName() {
        assertThat(ModelResolver.resolve("llama 3.1 8b ".repeat(50), CATALOGUE)).isEqualTo(new Unknown(List.of()));
    }

    @Test
    void takesEverySpellingOfAnIdForThatModelOrForNone() {
        for (var model : CATALOGUE) {
            for (var spelling : spellings(model)) {
                var answer = ModelResolver.resolve(spelling, CATALOGUE);
                if (answer instanceof Resolved found) {
                    assertThat(found.model()).as(spelling).isEqualTo(model.id());
                }
            }
            assertThat(ModelResolver.resolve(model.id().value().toUpperCase(Locale.ROOT), CATALOGUE))
                    .isEqualTo(new Resolved(model.id()));
            assertThat(ModelResolver.resolve(model.id().name().replace('-', ' '), CATALOGUE))
                    .isEqualTo(new Resolved(model.id()));
        }
    }

    @Test
    void takesEveryRecordedOtherNameForItsModel() {
        for (var model : CATALOGUE) {
            assertThat(model.also())
                    .allSatisfy(name ->
                            assertThat(ModelResolver.resolve(name, CATALOGUE)).isEqualTo(new Resolved(model.id())));
        }
    }

    @Test
    void takesNoOtherModelThatNvidiaEverListedForOneOfOurs() throws IOException {
        var ours = CATALOGUE.stream().map(model -> model.id().value()).collect(Collectors.toSet());
        var listed = ID.matcher(Files.readString(SharedData.file("nvidia-models-history.json")))
                .results()
                .map(found -> found.group(1))
                .filter(id -> !ours.contains(id))
                .collect(Collectors.toSet());

        assertThat(listed).hasSizeGreaterThan(100).allSatisfy(id -> {
            var name = id.substring(id.indexOf('/') + 1);
            for (var spelling : List.of(id, name, name.replace('-', ' '), name.replace("-instruct", " "))) {
                assertThat(ModelResolver.resolve(spelling, CATALOGUE))
                        .as(spelling)
                        .isNotInstanceOf(Resolved.class);
            }
        });
    }

    @Test
    void findsNothingInAnEmptyCatalogue() {
        assertThat(ModelResolver.resolve("llama 3.1 8b", List.of())).isEqualTo(new Unknown(List.of()));
    }

    private static Set<String> spellings(CatalogueModel model) {
        var name = model.id().name();
        var bare = name.replace("-instruct", "").replace("-it", "");
        return Stream.of(
                        name.replace('-', '_'),
                        bare.replace('-', ' '),
                        bare.replaceAll("-v[0-9.]+", ""),
                        bare.replaceAll("[0-9.]+b", ""),
                        bare.replaceAll("-[0-9]{4}", ""),
                        bare.replaceFirst("-", " "))
                .collect(Collectors.toSet());
    }

    private static Resolved resolved(String id) {
        return new Resolved(new ModelId(id));
    }
}
