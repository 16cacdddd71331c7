package dev.slipway.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.slipway.core.model.Application;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.Reading.NotAWish;
import dev.slipway.core.plan.Reading.Unclear;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceTest {
    @Test
    void takesASentenceApart() {
        var reading = Sentence.read(
                "Deploy llama-3.1 8B in fp8 for chatbot-x on staging, on 2 ml.g6e.xlarge instances with an"
                        + " L40S and 16k context, at most 15 dollars an hour, as fast as possible.");

        assertThat(reading)
                .isEqualTo(new Wish(
                        "llama-3.1 8b",
                        List.of(),
                        Optional.of(new Application("chatbot-x")),
                        Optional.empty(),
                        Optional.of(new Environment("staging")),
                        Optional.of(new UsdPerHour(15_000_000)),
                        Optional.of(new InstanceType("ml.g6e.xlarge")),
                        Optional.of("l40s"),
                        OptionalInt.empty(),
                        OptionalInt.of(2),
                        OptionalInt.of(16_384),
                        Optional.of("fp8"),
                        Preference.FASTEST));
    }

    @Test
    void saysWhatToDoAboutSomethingElseThanAWish() {
        assertThat(Sentence.read("undeploy chatbot-x"))
                .isEqualTo(new NotAWish("removal", "use undeploy with the name of the application"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy llama 3.1 8b for x-1 and remove mixtral",
                "deploy llama 3.1 8b for x-1. then you can shut it down",
                "we need llama 3.1 8b to be removed",
                "deploy llama 3.1 8b for x-1, so kill the other"
            })
    void takesARemovalBesideADeploymentForARemoval(String sentence) {
        assertThat(Sentence.read(sentence))
                .isInstanceOfSatisfying(NotAWish.class, not -> assertThat(not.reason()).isEqualTo("removal"));
    }

    @Test
    void tellsEveryProblemAtOnce() {
        var reading = Sentence.read("deploy llama 3.1 8b and mixtral 8x7b to staging and production under $5 a month");

        assertThat(problems(reading))
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("two_models", "contradiction", "bad_period");
    }

    @ParameterizedTest
    @CsvSource({
        "deploy llama for x-1 over $5/h,bad_budget",
        "deploy llama for x-1 with a dollar limit,bad_budget",
        "deploy llama for x-1 under $5.1234567/h,out_of_range",
        "deploy llama for x-1 under 5 yen per hour,bad_currency",
        "deploy llama for chat_bot,bad_app",
        "deploy llama for сhatbot-x,bad_app",
        "deploy llama on anything but an h100,bad_gpu",
        "deploy llama in the sandbox2 environment,bad_env",
        "deploy llama on g5,bad_instance_type"
    })
    void namesTheProblem(String sentence, String code) {
        assertThat(problems(Sentence.read(sentence))).extracting(Problem::code).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200B", "\u3164\u00A0", "\n"})
    void asksForATextThatCanBeSeen(String text) {
        assertThat(problems(Sentence.read(text))).extracting(Problem::code).containsExactly("text_length");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"deploy llama\u0000", "deploy \u202Ellama", "deploy \u001B[31mllama", "deploy \uD800 llama"})
    void refusesCharactersThatHide(String text) {
        assertThat(problems(Sentence.read(text))).extracting(Problem::code).containsExactly("invalid_character");
    }

    @Test
    void refusesALongTextWithoutReadingIt() {
        assertThat(problems(Sentence.read("a".repeat(4001))))
                .extracting(Problem::code)
                .containsExactly("text_length");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "1",
                "8b ",
                "for ",
                "$",
                "llama-",
                "-_",
                "3_1-",
                "a-a",
                "not ",
                "x1,",
                "(",
                "'s",
                ":",
                "\uD83D\uDE80"
            })
    // Some tens of milliseconds on an idle machine; the limit only has to catch what is not linear.
    void readsTheLongestTextsQuickly(String piece) {
        var text = piece.repeat(4000 / piece.length());

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Sentence.read(text));
    }

    @Test
    void neverBreaksOnWordsInAnyOrder() {
        var words = List.of(
                "deploy",
                "for",
                "app",
                "env",
                "budget",
                "$",
                "15",
                "/h",
                "llama",
                "3.1",
                "8b",
                "x",
                "x3",
                "2",
                "not",
                ",",
                ".",
                "?",
                "on",
                "g5.xlarge",
                "h100",
                "gpus",
                "32k",
                "context",
                "staging",
                "under",
                "per",
                "hour",
                "the",
                "environment",
                "one",
                "=",
                "(",
                "can",
                "you",
                "nvidia",
                "'s",
                "$15k",
                "12345678901234567890",
                "0",
                "billion",
                "instances",
                "needs",
                "chatbot-x",
                "hi",
                "if",
                "mind");
        var random = new Random(20261121);

        for (int round = 0; round < 3_000; round++) {
            var text = IntStream.range(0, 1 + random.nextInt(14))
                    .mapToObj(_ -> words.get(random.nextInt(words.size())))
                    .collect(Collectors.joining(" "));
            assertThatNoException().as(text).isThrownBy(() -> Sentence.read(text));
        }
    }

    private static List<Problem> problems(Reading reading) {
        return reading instanceof Unclear unclear ? unclear.problems() : List.of();
    }
}
