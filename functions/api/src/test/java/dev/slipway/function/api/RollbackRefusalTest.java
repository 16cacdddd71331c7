package dev.slipway.function.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.model.Finding;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Severity;
import dev.slipway.core.rollout.RequestRollback;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RollbackRefusalTest {
    @Test
    void whoeverLeftTheGoalOpenIsNotBlamedForItAndHearsWhatToSay() {
        assertThat(of(Optional.empty(), List.of(4, 2)))
                .isEqualTo(new Problem(
                        "refused_by_policy",
                        "app",
                        "generation 5, CapacityForTwoFleets: 2 × ml.g5.2xlarge",
                        "0",
                        "generation 4, 2 may run: slipway rollback exp --env prod --to 4"));
    }

    @Test
    void whoeverNamedAGoalHearsThatItIsThat() {
        assertThat(of(Optional.of(BigInteger.valueOf(5)), List.of()))
                .extracting(Problem::field, Problem::remedy)
                .containsExactly("to", "have the policy changed: no other good generation may run either");
    }

    private static Problem of(Optional<BigInteger> to, List<Integer> others) {
        var asked = new Hands.Rollback("exp", "prod", Optional.empty(), to, Optional.empty());
        var finding = new Finding("CapacityForTwoFleets", Severity.DENY, List.of(), "2 × ml.g5.2xlarge", "0", "wait");
        return new RollbackRefusal(asked, new RequestRollback.Answer.Refused(5, List.of(finding), others)).problems().getFirst();
    }
}
