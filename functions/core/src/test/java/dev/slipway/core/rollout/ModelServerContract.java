package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Fault;
import dev.slipway.core.catalogue.ModelKind;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.rollout.ModelServer.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What [ModelServer] promises, and that a sound model of each kind passes the questions of [Quality].
public abstract class ModelServerContract {
    private static final ModelId CHAT = new ModelId("meta/llama-3.1-8b-instruct");
    private static final ModelId EMBEDDING = new ModelId("nvidia/llama-3.2-nv-embedqa-1b-v2");
    private static final ModelId RERANK = new ModelId("nvidia/llama-3.2-nv-rerankqa-1b-v2");
    private static final ModelId SAFETY = new ModelId("nvidia/llama-3.1-nemoguard-8b-content-safety");
    private static final ModelId VISION = new ModelId("meta/llama-3.2-11b-vision-instruct");
    private static final String BREAD = "How do I bake bread?";

    protected abstract ModelServer server();

    /// An endpoint at which this model answers.
    protected abstract ResourceName serving(ModelId model);

    /// What happens to the next call.
    protected abstract void next(Fault fault);

    /// The next answer of the model is beside the point.
    protected abstract void nextAnswerIsWrong();

    /// The next answer of the model is an error of this status.
    protected abstract void nextAnswerIs(int status);

    @ParameterizedTest
    @EnumSource
    void aSoundModelOfEveryKindPasses(ModelKind kind) {
        var endpoint = serving(of(kind));

        assertThat(Quality.ask(server(), endpoint, of(kind), kind, "slipway-01J"))
                .isEqualTo("QA_OK");
    }

    @ParameterizedTest
    @EnumSource(names = {"CHAT", "VISION", "RERANK"})
    void aModelThatAnswersBesideThePointFails(ModelKind kind) {
        var endpoint = serving(of(kind));
        nextAnswerIsWrong();

        assertThat(Quality.ask(server(), endpoint, of(kind), kind, "slipway-01J"))
                .startsWith("QA_ERROR:wrong_");
    }

    @ParameterizedTest
    @EnumSource
    void aModelInTroubleFailsWithItsStatus(ModelKind kind) {
        var endpoint = serving(of(kind));
        nextAnswerIs(503);

        assertThat(Quality.ask(server(), endpoint, of(kind), kind, "slipway-01J"))
                .isEqualTo("QA_ERROR:model_status_503");
    }

    @Test
    void aModelThatIsAskedForWhatItCannotDoSaysSo() {
        var endpoint = serving(CHAT);

        assertThat(server().embed(endpoint, CHAT, BREAD))
                .isInstanceOfSatisfying(
                        Reply.Trouble.class,
                        trouble -> assertThat(trouble.status()).isEqualTo(400));
    }

    @Test
    void aModelThatAsksForPatienceIsThrottled() {
        var endpoint = serving(CHAT);
        nextAnswerIs(429);

        assertThatThrownBy(() -> server().chat(endpoint, CHAT, BREAD)).isInstanceOf(Throttled.class);
    }

    @Test
    void anEndpointThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> server().chat(new ResourceName("nobody"), CHAT, BREAD))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @EnumSource(names = "GARBAGE", mode = EnumSource.Mode.EXCLUDE)
    void everyQuestionFailsByTheNameOfItsTrouble(Fault fault) {
        var chat = serving(CHAT);
        var embedding = serving(EMBEDDING);
        var rerank = serving(RERANK);

        for (var question : List.<Runnable>of(
                () -> server().chat(chat, CHAT, BREAD),
                () -> server().embed(embedding, EMBEDDING, BREAD),
                () -> server().rank(rerank, RERANK, BREAD, List.of("Bread", "Sea")))) {
            next(fault);
            assertThatThrownBy(question::run).isInstanceOf(fault.failure());
        }
    }

    @Test
    void anAnswerThatCannotBeReadIsTheModelsTrouble() {
        var endpoint = serving(CHAT);
        next(Fault.GARBAGE);

        assertThat(server().chat(endpoint, CHAT, BREAD))
                .isInstanceOfSatisfying(
                        Reply.Trouble.class,
                        trouble -> assertThat(trouble.status()).isEqualTo(200));
    }

    private static ModelId of(ModelKind kind) {
        return switch (kind) {
            case CHAT -> CHAT;
            case VISION -> VISION;
            case EMBEDDING -> EMBEDDING;
            case RERANK -> RERANK;
            case SAFETY -> SAFETY;
        };
    }
}
