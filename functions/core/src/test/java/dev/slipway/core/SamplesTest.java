package dev.slipway.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void namesTheSeedOfTheFirstValueThatFails() {
        assertThatThrownBy(() -> Samples.forAll(
                        random -> random.nextInt(100), value -> assertThat(value).isLessThan(50)))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("seed ");
    }

    @Test
    void drawsTheSameValuesEveryTime() {
        assertThat(drawn()).isEqualTo(drawn()).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    private static List<Long> drawn() {
        var values = new ArrayList<Long>();
        Samples.forAll(RandomGenerator::nextLong, values::add);
        return values;
    }
}
