package dev.slipway.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Digest;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What [Evidence] promises.
public abstract class EvidenceContract {
    protected static final byte[] BYTES = "findings".getBytes(StandardCharsets.UTF_8);

    /// The evidence, with nothing in it at first; asked again, one that is opened afresh over the same pieces.
    protected abstract Evidence evidence();

    /// Puts other bytes where a piece lies.
    protected abstract void damage(Digest digest);

    /// How many pieces are kept.
    protected abstract int size();

    @Test
    void keepsBytesUnderTheirDigest() {
        var digest = evidence().keep(BYTES);

        assertThat(digest).isEqualTo(Digest.of(BYTES));
        assertThat(evidence().fetch(digest)).hasValue(BYTES);
    }

    @Test
    void keepsNothingAsWellAsMuch() {
        var much = new byte[3 << 20];
        much[much.length - 1] = 1;

        assertThat(evidence().fetch(evidence().keep(much))).hasValue(much);
        assertThat(evidence().fetch(evidence().keep(new byte[0]))).hasValue(new byte[0]);
    }

    @Test
    void keepsTheSameBytesOnceEvenFromManyThreads() {
        var evidence = evidence();

        IntStream.range(0, 16).parallel().forEach(_ -> evidence.keep(BYTES));

        assertThat(size()).isEqualTo(1);
        assertThat(evidence().fetch(Digest.of(BYTES))).hasValue(BYTES);
    }

    @Test
    void hasNothingForADigestNeverKept() {
        assertThat(evidence().fetch(Digest.of(BYTES))).isEmpty();
    }

    @Test
    void refusesWhatWasChangedAndMendsItWhenItIsKeptAgain() {
        var evidence = evidence();
        var digest = evidence.keep(BYTES);
        damage(digest);

        assertThatThrownBy(() -> evidence.fetch(digest))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining(digest.value());
        evidence.keep(BYTES);

        assertThat(evidence.fetch(digest)).hasValue(BYTES);
    }
}
