package dev.slipway.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {
    @Test
    void holdsWhatTheStoreTakes() {
        assertThat(new Key<>(String.class, "p", "€".repeat(341)).sort()).hasSize(341);
        assertThat(new Key<>(String.class, "a", "b")).hasToString("a/b");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1025, 5000})
    void countsBytesAndShowsOnlyTheBeginning(int length) {
        assertThatThrownBy(() -> new Key<>(String.class, "p", "x".repeat(length)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("sort «")
                .hasMessageEndingWith("has %d bytes: accepted are 1 to 1024".formatted(length))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(160));
        assertThatThrownBy(() -> new Key<>(String.class, "€".repeat(342), "s"))
                .hasMessageContaining("partition")
                .hasMessageContaining("1026 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 101})
    void asksForOneToAHundredValues(int limit) {
        assertThatThrownBy(() -> new Listing<>(String.class, "p", Optional.empty(), limit, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limit is " + limit);
    }

    @Test
    void asksForThePageBehindInTheSameWay() {
        var page = new Listing<>(String.class, "p", Optional.empty(), 7, true);

        assertThat(page.after("k")).isEqualTo(new Listing<>(String.class, "p", Optional.of("k"), 7, true));
    }
}
