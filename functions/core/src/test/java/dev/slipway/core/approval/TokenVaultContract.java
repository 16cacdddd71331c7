package dev.slipway.core.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.TaskToken;
import org.junit.jupiter.api.Test;

/// What a [TokenVault] promises.
public abstract class TokenVaultContract {
    protected static final PlanId PLAN = new PlanId("01JD" + "0".repeat(22));

    private static final PlanId OTHER = new PlanId("01JD" + "1".repeat(22));
    private static final TaskToken TOKEN = new TaskToken("hush+/=");

    protected abstract TokenVault vault();

    @Test
    void whatIsSealedIsOpenedForItsPlanAlone() {
        var sealed = vault().seal(TOKEN, PLAN);

        assertThat(vault().open(sealed, PLAN)).isEqualTo(TOKEN);
        assertThatThrownBy(() -> vault().open(sealed, OTHER))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining(OTHER.value());
    }

    @Test
    void whatIsSealedTellsNothing() {
        var sealed = vault().seal(TOKEN, PLAN);

        assertThat(sealed.value()).doesNotContain("hush");
        assertThat(vault().seal(TOKEN, PLAN)).isNotEqualTo(sealed);
    }

    @Test
    void theLongestTokenFits() {
        var longest = new TaskToken("t".repeat(2048));

        assertThat(vault().open(vault().seal(longest, PLAN), PLAN)).isEqualTo(longest);
    }

    @Test
    void nothingThatWasChangedIsOpened() {
        var sealed = vault().seal(TOKEN, PLAN).value();

        // Prime, so that every place of a group of four is met.
        for (int at = 0; at < sealed.length(); at += 7) {
            for (var other : new String[] {"A", "_", "=", "."}) {
                var changed = new Sealed(sealed.substring(0, at) + other + sealed.substring(at + 1));
                if (!changed.value().equals(sealed)) {
                    assertThatThrownBy(() -> vault().open(changed, PLAN)).isInstanceOf(Malformed.class);
                }
            }
        }
        for (var other : new String[] {"nothing", "A", "AA", sealed + "=", sealed.substring(1)}) {
            assertThatThrownBy(() -> vault().open(new Sealed(other), PLAN))
                    .as(other)
                    .isInstanceOf(Malformed.class);
        }
    }
}
