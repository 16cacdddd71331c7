package dev.slipway.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Samples;
import dev.slipway.core.Scene;
import dev.slipway.core.model.Application;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.UsdPerHour;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntentReaderTest {
    /// The fields that a caller may send beside the sentence; nothing is the empty text.
    private record Fields(String env, String app, String budget, String type, String count) {
        static final Fields NONE = new Fields("staging", "", "", "", "");

        Fields app(String said) {
            return new Fields(env, said, budget, type, count);
        }

        Fields budget(String said) {
            return new Fields(env, app, said, type, count);
        }

        Fields env(String said) {
            return new Fields(said, app, budget, type, count);
        }
    }

    @Test
    void readsEverythingFromTheFields() {
        var intent = right("deploy llama-3.1 8B", new Fields("staging", "chatbot-x", "12.5", "ml.g6.xlarge", "2"));

        assertThat(intent.app()).isEqualTo(new Application("chatbot-x"));
        assertThat(intent.constraints())
                .isEqualTo(new Constraints(
                        Optional.of(Samples.usd("12.5")), Optional.of(new InstanceType("ml.g6.xlarge")), Optional.of(2)));
    }

    @Test
    void readsEverythingFromTheSentence() {
        var intent = right(
                "deploy llama-3.1 8B for chatbot-x in staging on 2 instances of ml.g6.xlarge for at most $12.5 an hour",
                Fields.NONE);

        assertThat(intent.app()).isEqualTo(new Application("chatbot-x"));
        assertThat(intent.constraints())
                .isEqualTo(new Constraints(
                        Optional.of(Samples.usd("12.5")), Optional.of(new InstanceType("ml.g6.xlarge")), Optional.of(2)));
    }

    @Test
    void takesFieldAndSentenceThatAgree() {
        var intent = right(
                "deploy llama-3.1 8B for chatbot-x in production under $15 per hour",
                Fields.NONE.env("prod").app("chatbot-x").budget("15.00"));

        assertThat(intent.environment().value()).isEqualTo("prod");
        assertThat(intent.constraints().budget()).hasValue(Samples.usd("15"));
    }

    @Test
    void namesEveryDisagreementOfFieldAndSentence() {
        var problems = wrong(
                "deploy llama-3.1 8B for chatbot-x in staging on 2 instances of ml.g6.xlarge under $15 per hour",
                new Fields("dev", "other", "10", "ml.g5.xlarge", "1"));

        assertThat(problems).allMatch(problem -> problem.code().equals("disagreement"));
        assertThat(problems).extracting(Problem::field).containsExactlyInAnyOrder(
                "env", "app", "constraints.budget_usd_per_hour", "constraints.instance_type", "constraints.instance_count");
    }

    @Test
    void gathersEverythingThatIsWrongAtOnce() {
        var problems = wrong("deploy llama-3.1 8B", new Fields("Staging", "Chatbot X", "0", "g6 xlarge", "0"));

        assertThat(problems).extracting(Problem::code).containsExactlyInAnyOrder(
                "unknown_environment", "bad_app", "out_of_range", "bad_instance_type", "out_of_range");
    }

    @Test
    void namesTheEnvironmentsThatThereAre() {
        assertThat(wrong(Scene.LLAMA, Fields.NONE.env("st\u0430ging"))).singleElement().satisfies(problem ->
                assertThat(problem.accepted()).isEqualTo("dev, staging, prod"));
    }

    @Test
    void asksForAnApplicationWhereNobodyNamesOne() {
        assertThat(wrong("deploy llama-3.1 8B", Fields.NONE)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("text_required");
            assertThat(problem.field()).isEqualTo("app");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.009", "0", "-1", "10000.000001", "1e999", "1e-400", "1.0000001"})
    void refusesABudgetOutOfRange(String dollars) {
        assertThat(wrong(Scene.LLAMA, Fields.NONE.budget(dollars))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("out_of_range");
            assertThat(problem.observed()).hasSizeLessThanOrEqualTo(80);
        });
    }

    @ParameterizedTest
    @CsvSource({"0.01,10000", "10000,10000000000", "15.0000000,15000000", "1.000001,1000001"})
    void takesABudgetInRange(String dollars) {
        assertThat(right(Scene.LLAMA, Fields.NONE.budget(dollars)).constraints().budget())
                .hasValue(UsdPerHour.ofDollars(new BigDecimal(dollars)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "9223372036854775807", "1000000000000000000000000000000"})
    void refusesACountOutOfRange(String count) {
        assertThat(wrong(Scene.LLAMA, new Fields("staging", "", "", "", count)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.accepted()).isEqualTo("1 to 2"));
    }

    @Test
    void readsARemovalByItsOneWord() {
        var intent = right(" undeploy   chatbot-x ", Fields.NONE);

        assertThat(intent.kind()).isEqualTo(PlanKind.REMOVAL);
        assertThat(intent.app()).isEqualTo(new Application("chatbot-x"));
        assertThat(intent.constraints()).isEqualTo(Constraints.NONE);
    }

    @Test
    void refusesARemovalWhoseFieldNamesAnother() {
        assertThat(wrong("undeploy chatbot-x", Fields.NONE.app("other"))).extracting(Problem::code).containsExactly("disagreement");
    }

    @Test
    void namesOnlyTheBadNameOfARemoval() {
        assertThat(wrong("undeploy Chatbot_X", Fields.NONE)).extracting(Problem::code).containsExactly("bad_app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"what runs in staging?", "remove chatbot-x from staging", "do not deploy llama-3.1 8B for chatbot-x"})
    void saysWhatIsNoDeployment(String sentence) {
        assertThat(wrong(sentence, Fields.NONE.app("chatbot-x")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("not_a_deployment"));
    }

    @Test
    void saysWhatIsUnclearInASentence() {
        assertThat(wrong("deploy llama-3.1 8B for chatbot-x under $5 per hour, at most $9 per hour", Fields.NONE))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.field()).contains("budget"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ml.G6.xlarge             | ml.G6.xlarge             | ml.g6.xlarge
            'ml.g6.xlarge '          | 'ml.g6.xlarge '          | ml.g6.xlarge
            ml.g6 xlarge             | ml.g6 xlarge             | ml.g6.xlarge
            g6.xlarge                | g6.xlarge                | ml.g6.xlarge
            ml.g5.*                  | ml.g5.*                  | ml.g5.xlarge
            ml.g6.xlarge,ml.g5.xlarge | ml.g6.xlarge,ml.g5.xlarge | ml.g5.xlarge
            ml.g\u0431.xlarge        | ml.g<U+0431>.xlarge      | ml.g5.xlarge, ml.g6.xlarge
            ml.g6.xlarg              | ml.g6.xlarg              | ml.g6.xlarge
            """)
    void namesTheNearestAllowedTypesForATypeInAnotherSpelling(String said, String shown, String nearest) {
        assertThat(wrong(Scene.LLAMA, new Fields("staging", "", "", said, ""))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("bad_instance_type");
            assertThat(problem.field()).isEqualTo("constraints.instance_type");
            assertThat(problem.observed()).isEqualTo(shown);
            assertThat(problem.accepted()).contains("nearest allowed are " + nearest);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "ml.g6e xlarge,ml.g6e xlarge",
        "ml-g6e-xlarge,ml-g6e-xlarge",
        "ml.g6e.*,ml.g6e.*",
        "g6e.xl,g6e.xl",
        "ml.g6e.xl\u0430rge,ml.g6e.xl<U+0430>rge"
    })
    void namesTheNearestAllowedTypesForOneInTheSentence(String said, String shown) {
        assertThat(wrong(Scene.LLAMA + " on " + said, Fields.NONE)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("bad_instance_type");
            assertThat(problem.observed()).isEqualTo(shown);
            assertThat(problem.accepted()).contains("nearest allowed are ml.g6e.xlarge");
        });
    }

    @Test
    void namesOnlyTypesThatTheEnvironmentAllows() {
        var wrong = wrong(Scene.LLAMA, new Fields("dev", "", "", "ml.p5 48xlarge", ""));

        assertThat(wrong).singleElement().satisfies(problem -> assertThat(problem.accepted()).doesNotContain("p5"));
    }

    @ParameterizedTest
    @CsvSource({"bot,bot", "search,search", "checkout please,checkout"})
    void takesAPlainWordBehindForAtTheEndOfAClause(String said, String app) {
        assertThat(right("deploy llama-3.1 8B for " + said, Fields.NONE).app()).isEqualTo(new Application(app));
    }

    @ParameterizedTest
    @CsvSource({"marketing,marketing,marketing", "our support desk,support desk,support-desk"})
    void asksWhetherADoubtfulWordIsTheApplication(String said, String seen, String app) {
        assertThat(wrong("deploy llama-3.1 8B for " + said, Fields.NONE)).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("app");
            assertThat(problem.observed()).isEqualTo(seen);
            assertThat(problem.accepted()).isEqualTo("an application by its name, not what it is for");
            assertThat(problem.remedy()).contains("--app " + app);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"search", "marketing"})
    void readsAPurposeBesideAnApplicationInTheField(String purpose) {
        var intent = right("deploy llama-3.1 8B for " + purpose, Fields.NONE.app("chatbot-x"));

        assertThat(intent.app()).isEqualTo(new Application("chatbot-x"));
    }

    private static Intent right(String sentence, Fields fields) {
        return switch (read(sentence, fields)) {
            case IntentReading.Right right -> right.intent();
            case IntentReading.Wrong wrong -> throw new AssertionError(wrong.problems().toString());
        };
    }

    private static List<Problem> wrong(String sentence, Fields fields) {
        return switch (read(sentence, fields)) {
            case IntentReading.Right right -> throw new AssertionError(right.intent().toString());
            case IntentReading.Wrong wrong -> wrong.problems();
        };
    }

    private static IntentReading read(String sentence, Fields fields) {
        var request = new AcceptIntent.Request(
                Scene.ALICE,
                Optional.empty(),
                sentence,
                fields.env(),
                given(fields.app()),
                given(fields.budget()).map(BigDecimal::new),
                given(fields.type()),
                given(fields.count()).map(BigInteger::new),
                false,
                Optional.empty(),
                Scene.planId(0));
        return IntentReading.of(request, Samples.policies(), Instant.EPOCH);
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }
}
