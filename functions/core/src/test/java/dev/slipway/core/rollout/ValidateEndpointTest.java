package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Scene;
import dev.slipway.core.catalogue.CatalogueModel;
import dev.slipway.core.catalogue.ModelKind;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.plan.SampleCatalogue;
import dev.slipway.core.rollout.ModelServer.Reply;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ValidateEndpointTest {
    private final Scene scene = new Scene();
    private final MemoryModelServer answers = new MemoryModelServer();
    private ModelKind kind = ModelKind.CHAT;

    @ParameterizedTest
    @EnumSource
    void passesAModelOfEachKindThatAnswersWell(ModelKind each) {
        kind = each;
        var plan = scene.rolledOut(Scene.LLAMA);

        var answer = validate(plan);

        assertThat(answer).isEqualTo(new Validation.Passed(plan, "QA_OK"));
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.DEPLOYED);
        assertThat(scene.told(plan)).endsWith("EndpointTried");
        assertThat(answers.asked).isEqualTo(each == ModelKind.CHAT || each == ModelKind.VISION ? 2 : 1);
    }

    @ParameterizedTest
    @MethodSource("badReplies")
    void failsAModelThatDoesNotAnswerWhatWasAsked(ModelKind each, Reply reply, String reason) {
        kind = each;
        answers.sum = reply;
        answers.bread = reply;
        answers.vector = reply;
        answers.ranking = reply;
        var plan = scene.rolledOut(Scene.LLAMA);

        var answer = validate(plan);

        assertThat(answer).isEqualTo(new Validation.Failed(plan, "QA_ERROR:" + reason));
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.BROKEN);
        assertThat(scene.record(plan).reason()).hasValue("QA_ERROR:" + reason);
    }

    static Stream<Arguments> badReplies() {
        var text = new Reply.Text("I am a teapot");
        var vector = new Reply.Vector(4096, true);
        var ranking = new Reply.Ranking(List.of(0, 1));
        var trouble = new Reply.Trouble(500, "out of memory");
        return Stream.of(
                Arguments.of(ModelKind.CHAT, text, "wrong_answer"),
                Arguments.of(ModelKind.CHAT, new Reply.Text(""), "wrong_answer"),
                Arguments.of(ModelKind.CHAT, vector, "wrong_shape"),
                Arguments.of(ModelKind.VISION, ranking, "wrong_shape"),
                Arguments.of(ModelKind.VISION, trouble, "model_status_500"),
                Arguments.of(ModelKind.SAFETY, new Reply.Text(" \n"), "empty_answer"),
                Arguments.of(ModelKind.SAFETY, vector, "wrong_shape"),
                Arguments.of(ModelKind.SAFETY, trouble, "model_status_500"),
                Arguments.of(ModelKind.EMBEDDING, new Reply.Vector(1, true), "bad_vector"),
                Arguments.of(ModelKind.EMBEDDING, new Reply.Vector(4096, false), "bad_vector"),
                Arguments.of(ModelKind.EMBEDDING, text, "wrong_shape"),
                Arguments.of(ModelKind.EMBEDDING, trouble, "model_status_500"),
                Arguments.of(ModelKind.RERANK, ranking, "wrong_order"),
                Arguments.of(ModelKind.RERANK, new Reply.Ranking(List.of()), "wrong_order"),
                Arguments.of(ModelKind.RERANK, text, "wrong_shape"),
                Arguments.of(ModelKind.RERANK, trouble, "model_status_500"));
    }

    @Test
    void believesNoModelThatDoesNotRepeatTheMark() {
        answers.mark = new Reply.Trouble(404, "no such model");
        var plan = scene.rolledOut(Scene.LLAMA);

        assertThat(validate(plan)).isEqualTo(new Validation.Failed(plan, "QA_ERROR:model_status_404"));
        assertThat(answers.asked).isEqualTo(1);
    }

    @Test
    void answersTheSameWithoutAskingAgain() {
        var good = scene.rolledOut(Scene.LLAMA);
        var first = validate(good);
        answers.mark = new Reply.Text("nothing");

        assertThat(validate(good)).isEqualTo(first);
        assertThat(answers.asked).isEqualTo(2);
    }

    @Test
    void answersTheSameOfWhatFailed() {
        answers.sum = new Reply.Text("41");
        var bad = scene.rolledOut(Scene.LLAMA);
        var first = validate(bad);
        answers.sum = new Reply.Text("42");

        assertThat(validate(bad)).isEqualTo(first);
    }

    @Test
    void writesNothingWhileTheEndpointDoesNotAnswer() {
        var plan = scene.rolledOut(Scene.LLAMA);
        long commits = scene.store.commits();
        var silent = new ValidateEndpoint(scene.ledger, unavailable(), this::models);

        assertThatThrownBy(() -> silent.apply(new ValidateEndpoint.Request(plan.run()), scene.now)).isInstanceOf(Unavailable.class);
        assertThat(scene.store.commits()).isEqualTo(commits);
    }

    @Test
    void triesOnlyWhatServes() {
        var plan = scene.executing(Scene.LLAMA);

        assertThatThrownBy(() -> validate(plan)).isInstanceOf(Malformed.class).hasMessageContaining("is EXECUTING");
    }

    @Test
    void hasNothingToTryInARemoval() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var removal = scene.executing(Scene.UNDEPLOY);
        DeployedPlans.become(scene, removal, PlanStatus.SERVING);

        assertThatThrownBy(() -> validate(removal)).isInstanceOf(Malformed.class).hasMessageContaining("nothing to try");
    }

    @Test
    void knowsHowToAskOnlyModelsOfTheCatalogue() {
        var plan = scene.rolledOut(Scene.LLAMA);
        var without = new ValidateEndpoint(scene.ledger, answers, List::of);

        assertThatThrownBy(() -> without.apply(new ValidateEndpoint.Request(plan.run()), scene.now))
                .isInstanceOf(Malformed.class)
                .hasMessage("meta/llama-3.1-8b-instruct left the catalogue: plan again");
    }

    private Validation validate(PlanId plan) {
        return new ValidateEndpoint(scene.ledger, answers, this::models)
                .apply(new ValidateEndpoint.Request(plan.run()), scene.now);
    }

    private List<CatalogueModel> models() {
        return SampleCatalogue.models().stream()
                .map(m -> new CatalogueModel(m.id(), kind, m.shape(), m.also(), m.tag(), m.listed(), m.source()))
                .toList();
    }

    private static ModelServer unavailable() {
        return new ModelServer() {
            @Override
            public Reply chat(ResourceName endpoint, ModelId model, String prompt) {
                throw new Unavailable("no answer");
            }

            @Override
            public Reply embed(ResourceName endpoint, ModelId model, String text) {
                throw new Unavailable("no answer");
            }

            @Override
            public Reply rank(ResourceName endpoint, ModelId model, String question, List<String> passages) {
                throw new Unavailable("no answer");
            }
        };
    }
}
