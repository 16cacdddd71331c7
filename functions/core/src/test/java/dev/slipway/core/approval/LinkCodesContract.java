package dev.slipway.core.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Refused;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// What [LinkMint] and [LinkCheck] promise over the same keys: a current one and the one before.
public abstract class LinkCodesContract {
    private static final byte[] MESSAGE = {1, 2, 3};

    protected abstract LinkMint mint();

    protected abstract LinkCheck check();

    /// The id of the key before.
    protected abstract String before();

    @Test
    void aCodeHas32BytesAndIsTheSameEachTime() {
        var code = mint().code(mint().key(), MESSAGE);

        assertThat(code).hasSize(32).isEqualTo(mint().code(mint().key(), MESSAGE));
    }

    @Test
    void aCodeHoldsForItsMessageAlone() {
        var code = mint().code(mint().key(), MESSAGE);

        assertThat(check().holds(mint().key(), MESSAGE, code)).isTrue();
        assertThat(check().holds(mint().key(), new byte[] {1, 2, 4}, code)).isFalse();
        assertThat(check().holds(mint().key(), new byte[] {1, 2, 3, 0}, code)).isFalse();
    }

    @Test
    void anyOtherCodeDoesNotHold() {
        var code = mint().code(mint().key(), MESSAGE);

        for (int at = 0; at < code.length; at++) {
            var changed = code.clone();
            changed[at] ^= 1;
            assertThat(check().holds(mint().key(), MESSAGE, changed))
                    .as("byte %d", at)
                    .isFalse();
        }
        assertThat(check().holds(mint().key(), MESSAGE, Arrays.copyOf(code, 31)))
                .isFalse();
        assertThat(check().holds(mint().key(), MESSAGE, Arrays.copyOf(code, 33)))
                .isFalse();
    }

    @Test
    void theKeyBeforeHoldsAsWellAndIsAnother() {
        var code = mint().code(before(), MESSAGE);

        assertThat(before()).isNotEqualTo(mint().key());
        assertThat(check().holds(before(), MESSAGE, code)).isTrue();
        assertThat(check().holds(mint().key(), MESSAGE, code)).isFalse();
    }

    @Test
    void nothingHoldsUnderAKeyThatIsNoneOfThese() {
        var code = mint().code(mint().key(), MESSAGE);

        for (var other : new String[] {"k-00000000", "k-0", "alias", mint().key() + "0"}) {
            assertThat(check().holds(other, MESSAGE, code)).as(other).isFalse();
            assertThatThrownBy(() -> mint().code(other, MESSAGE)).isInstanceOf(Refused.class);
        }
    }

    @Test
    void aMessageMayHave4096Bytes() {
        var longest = new byte[4096];

        assertThat(check().holds(mint().key(), longest, mint().code(mint().key(), longest)))
                .isTrue();
    }

    @Test
    void aKeyIdFitsIntoALink() {
        assertThat(mint().key()).matches("[a-z0-9-]{1,32}");
    }
}
