package dev.slipway.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Samples;
import dev.slipway.core.Scene;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.step.Change;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanDeploymentTest {
    private final Scene scene = new Scene();

    @Test
    void takesTheCheapestOfferThatFitsAndThatPolicyAllows() {
        var plan = scene.accepted(Scene.LLAMA);

        var answer = scene.plan(plan);

        var made = scene.deployment(plan);
        assertThat(answer).isEqualTo(new Planning.Planned(plan, made.hash()));
        assertThat(made.instanceType()).hasToString("ml.g6.xlarge");
        assertThat(made.image().digest()).isEqualTo(Scene.digest("nim/meta/llama-3.1-8b-instruct", "latest"));
        assertThat(made.environmentVariables())
                .containsEntry("NIM_SERVED_MODEL_NAME", "meta/llama-3.1-8b-instruct")
                .containsEntry("NIM_MAX_MODEL_LEN", "8192")
                .containsEntry("NIM_TENSOR_PARALLEL_SIZE", "1");
        assertThat(scene.record(plan).cost())
                .hasValue(new Cost(Samples.usd("1.1267"), Samples.usd("1.1267"), Scene.PRICED, "a test"));
        assertThat(scene.told(plan)).containsExactly("IntentAccepted", "PlanMade");
    }

    @Test
    void takesTheFastestOfferThatFitsWhereThatIsWished() {
        var plan = scene.planned("deploy llama-3.1 8B for chatbot-x on the fastest gpu");

        assertThat(scene.deployment(plan).instanceType()).hasToString("ml.g6e.xlarge");
        assertThat(considered(plan)).contains("\"rejected\":\"slower or dearer than ml.g6e.xlarge\"");
    }

    @Test
    void keepsWhatItConsideredAndWhyItLeftTheOthers() {
        var plan = scene.planned(Scene.LLAMA);

        assertThat(considered(plan))
                .contains("{\"instance_type\":\"ml.g6.2xlarge\",\"rejected\":\"not allowed in staging\",\"usd_per_hour\":\"1.10\"}")
                .contains("{\"instance_type\":\"ml.g5.xlarge\",\"rejected\":\"dearer than ml.g6.xlarge\"")
                .contains("{\"instance_type\":\"ml.inf2.xlarge\",\"rejected\":\"not a CUDA device\"")
                .contains("\"rejected\":\"compute capability too low: choose a GPU of compute capability 8.0 or more\"")
                .contains("{\"instance_type\":\"ml.p5.48xlarge\",\"rejected\":\"no price: not on the list\"}")
                .contains("\"as_of\":\"2026-11-01\"")
                .contains("\"needed_bytes\":");
    }

    @Test
    void multipliesThePriceByTheInstances() {
        var plan = scene.planned("deploy llama-3.1 8B for chatbot-x on 2 instances");

        assertThat(scene.record(plan).cost()).map(Cost::now).hasValue(Samples.usd("2.2534"));
    }

    @Test
    void choosesWhatTheGuardWillRefuseWhereNothingElseFits() {
        var plan = scene.planned("deploy llama-3.1 8B for chatbot-x on ml.g6.2xlarge");

        assertThat(scene.deployment(plan).instanceType()).hasToString("ml.g6.2xlarge");
    }

    @Test
    void leavesOutOffersWhosePriceIsTooOld() {
        scene.pass(Duration.ofDays(500));

        var plan = scene.planned(Scene.LLAMA);

        assertThat(considered(plan)).contains("its price of 2026-11-01 is 520 days old, accepted are 400");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "deploy llama-9 8B for chatbot-x|UnknownModel",
        "deploy llama for chatbot-x|AmbiguousModel",
        "deploy llama-3.1 8B for chatbot-x on ml.inf2.xlarge|NothingFits",
        "deploy llama-3.1 8B for chatbot-x on ml.g4dn.xlarge|NothingFits",
        "deploy llama-3.1 8B for chatbot-x on ml.c5.xlarge|NoSuchOffer"})
    void saysWhyNoPlanCanBeMade(String sentence, String rule) {
        var plan = scene.accepted(sentence);

        var answer = scene.plan(plan);

        assertThat(answer).isInstanceOf(Planning.Unsatisfiable.class);
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.UNSATISFIABLE);
        assertThat(scene.record(plan).reason().orElseThrow()).startsWith(rule + ": ");
        assertThat(text(scene.record(plan).findings().orElseThrow())).contains("\"rule\":\"" + rule + "\"");
        assertThat(scene.told(plan)).containsExactly("IntentAccepted", "PlanImpossible");
    }

    @Test
    void asksBackWhereOneModelAloneMayBeMeant() {
        var plan = scene.planned("deploy codestral for chatbot-x");

        assertThat(scene.record(plan).reason().orElseThrow())
                .isEqualTo("AmbiguousModel: codestral; accepted is the whole name of a model;"
                        + " did you mean mistralai/codestral-22b-instruct-v0.1? Then name it like that");
    }

    @Test
    void setsAsideAModelThatTheSentenceRulesOut() {
        var plan = scene.planned("deploy llama 3.1 8b, not the 70b, for chatbot-x");

        assertThat(scene.deployment(plan).model()).hasToString("meta/llama-3.1-8b-instruct");
    }

    @Test
    void namesAllowedTypesWhereTheOneAskedForIsNotInTheTable() {
        var plan = scene.planned(Scene.LLAMA + " on ml.g6.3xlarge");

        assertThat(scene.record(plan).reason().orElseThrow())
                .endsWith("choose one that is allowed, such as ml.g6.xlarge, ml.g5.xlarge, ml.g6e.xlarge");
    }

    @Test
    void saysThatAnImageIsMissing() {
        scene.images = (registry, repository, tag) -> Optional.empty();

        var plan = scene.planned(Scene.LLAMA);

        assertThat(scene.record(plan).reason().orElseThrow())
                .isEqualTo("ImageMissing: 000000000000.dkr.ecr.us-east-1.amazonaws.com/nim/meta/llama-3.1-8b-instruct:latest"
                        + " is not there; accepted is an image in the place's registry;"
                        + " copy the image there, or choose another model");
    }

    @Test
    void findsNothingToDoWhereExactlyThisServes() {
        scene.audit(tried(scene.rolledOut(Scene.LLAMA)));
        var again = scene.accepted("deploy llama-3.1 8B for chatbot-x in staging for at most 12 USD per hour");

        var answer = scene.plan(again);

        assertThat(answer).isEqualTo(new Planning.NothingToDo(again));
        assertThat(scene.record(again).reason()).hasValue("generation 1 serves exactly this");
    }

    @Test
    void countsWhatRunsBesideItAsTheWorstCost() {
        scene.audit(tried(scene.rolledOut(Scene.LLAMA)));

        var update = scene.planned(Scene.MISTRAL);

        assertThat(scene.record(update).cost())
                .hasValue(new Cost(Samples.usd("1.1267"), Samples.usd("2.2534"), Scene.PRICED, "a test"));
    }

    @Test
    void plansARemovalOfWhatIsThereAndNothingElse() {
        scene.audit(tried(scene.rolledOut(Scene.LLAMA)));
        scene.audit(scene.rolledOut(Scene.UNDEPLOY));

        var again = scene.accepted(Scene.UNDEPLOY);

        assertThat(scene.plan(again)).isEqualTo(new Planning.NothingToDo(again));
        assertThat(scene.record(again).reason()).hasValue("nothing of chatbot-x runs in staging");
    }

    @ParameterizedTest
    @CsvSource({"deploy llama-3.1 8B for chatbot-x", "deploy llama-9 8B for chatbot-x"})
    void answersTheSameWhenItsAnswerWasLost(String sentence) {
        var plan = scene.accepted(sentence);
        var lost = scene.plan(plan);
        long commits = scene.store.commits();
        scene.images = (registry, repository, tag) -> {
            throw new Unavailable("nobody asks again");
        };

        assertThat(scene.plan(plan)).isEqualTo(lost);
        assertThat(scene.store.commits()).isEqualTo(commits);
    }

    @Test
    void saysThatAPlanWasClosedBeforeItWasMade() {
        var plan = scene.accepted(Scene.LLAMA);
        scene.audit(plan);

        assertThatThrownBy(() -> scene.plan(plan)).isInstanceOf(Malformed.class).hasMessageContaining("closed before it was made");
        assertThatThrownBy(() -> scene.plan(Scene.planId(99))).isInstanceOf(Malformed.class).hasMessageContaining("nothing is stored");
    }

    private PlanId tried(PlanId plan) {
        var record = scene.store.read(PlanRecord.key(plan));
        scene.store.commit(Change.of(plan.run())
                .write(record, record.value().becomes(PlanStatus.DEPLOYED, scene.now)));
        return plan;
    }

    private String considered(PlanId plan) {
        return text(scene.record(plan).considered().orElseThrow());
    }

    private String text(Digest digest) {
        return new String(scene.evidence.fetch(digest).orElseThrow(), StandardCharsets.UTF_8);
    }
}
