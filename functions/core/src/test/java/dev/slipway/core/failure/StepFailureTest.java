package dev.slipway.core.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StepFailureTest {
    @Test
    void hasExactlyTheFiveLeavesThatMachinesKnow() {
        assertThat(StepFailure.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        Throttled.class, Unavailable.class, Conflict.class, Refused.class, Malformed.class)
                .allMatch(leaf -> Modifier.isFinal(leaf.getModifiers()) && leaf.getEnclosingClass() == null);
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void keepsMessageAndCause(StepFailure failure) {
        assertThat(failure).hasMessage("what, and what to do");
        assertThat(failure.getCause() == null || failure.getCause() instanceof IllegalStateException).isTrue();
    }

    @Test
    void carriesTheCauseThatItIsGiven() {
        assertThat(thrown().map(Throwable::getCause).filter(Objects::nonNull)).hasSize(5);
    }

    static Stream<StepFailure> thrown() {
        var text = "what, and what to do";
        var cause = new IllegalStateException("why");
        return Stream.of(
                        List.of(new Throttled(text), new Throttled(text, cause)),
                        List.of(new Unavailable(text), new Unavailable(text, cause)),
                        List.of(new Conflict(text), new Conflict(text, cause)),
                        List.of(new Refused(text), new Refused(text, cause)),
                        List.of(new Malformed(text), new Malformed(text, cause)))
                .flatMap(List::stream);
    }
}
