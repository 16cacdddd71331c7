package dev.slipway.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Conflict;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AgainTest {
    @Test
    void looksAgainUntilNothingMoved() {
        var looks = new AtomicInteger();

        var answer = Again.whenItMoved(() -> {
            if (looks.incrementAndGet() < 4) {
                throw new Conflict("moved");
            }
            return "settled";
        });

        assertThat(answer).isEqualTo("settled");
    }

    @Test
    void leavesWhatDoesNotSettleToTheMachine() {
        var looks = new AtomicInteger();

        assertThatThrownBy(() -> Again.whenItMoved(() -> {
                    looks.incrementAndGet();
                    throw new Conflict("moved");
                }))
                .isInstanceOf(Conflict.class);
        assertThat(looks).hasValue(5);
    }
}
