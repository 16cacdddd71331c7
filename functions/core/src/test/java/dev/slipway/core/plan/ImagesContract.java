package dev.slipway.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Fault;
import dev.slipway.core.model.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What [Images] promises of a registry that holds [#REPOSITORY] under the tags 1.1.0 and 1.2.0.
public abstract class ImagesContract {
    protected static final Registry REGISTRY = new Registry("000000000000.dkr.ecr.us-east-1.amazonaws.com");
    protected static final String REPOSITORY = "nim/meta/llama-3.1-8b-instruct";
    protected static final String TAG = "1.2.0";

    protected abstract Images images();

    /// What happens from now on to whoever asks for an image.
    protected abstract void from(Fault fault);

    @Test
    void aTagStandsForADigestAndTheDigestForItself() {
        var digest = images().digest(REGISTRY, REPOSITORY, TAG);

        assertThat(digest).isPresent();
        assertThat(images().digest(REGISTRY, REPOSITORY, digest.orElseThrow().value()))
                .isEqualTo(digest);
        assertThat(images().digest(REGISTRY, REPOSITORY, TAG)).isEqualTo(digest);
        assertThat(images().digest(REGISTRY, REPOSITORY, "1.1.0")).isPresent().isNotEqualTo(digest);
    }

    @Test
    void whatIsNotThereHasNoDigest() {
        assertThat(images().digest(REGISTRY, REPOSITORY, "9.9.9")).isEmpty();
        assertThat(images().digest(REGISTRY, REPOSITORY, "sha256:" + "0".repeat(64)))
                .isEmpty();
        assertThat(images().digest(REGISTRY, "somebody/else", TAG)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aQuestionFailsByTheNameOfItsTrouble(Fault fault) {
        from(fault);

        assertThatThrownBy(() -> images().digest(REGISTRY, REPOSITORY, TAG))
                .isInstanceOf(fault.failure())
                .hasMessageStartingWith("image %s/%s:%s: ".formatted(REGISTRY, REPOSITORY, TAG));
    }
}
