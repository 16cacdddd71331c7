package dev.slipway.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.audit.Told;
import dev.slipway.core.step.MemoryLedger;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// That histories are red, and say which seed plays them again, as soon as what is written down proves something else than
/// what was done.
class HistoriesProofTest {
    private static final long SEED = 20_261_122;
    private static final int MANY = 200;
    private static final int FEW = 48;
    private static final int TOGETHER = 32;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            IntentAccepted    | a run that is no plan's executes
            PlanJudged        | the last judgement before it is none
            ApprovalRequested | votes on what nobody was asked about
            VoteRecorded      | approved by 0 people
            ApprovalDecided   | without the approval that its judgement asked for
            ExecutionStarted  | an effect starts before anything was executed
            EffectStarted     | an effect is done that was not started
            RollbackRequested | an effect starts before anything was executed
            RollbackFound     | and none when it was found
            UndoStarted       | is no effect of sha256:
            """)
    void whatIsNotWrittenDownMakesThemRed(String type, String sentence) {
        red(told -> told.stream().filter(one -> !one.type().equals(type)).toList(), sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ApprovalDecided   | a second decision
            ExecutionStarted  | the plan is executed a second time
            EffectDone        | or was done before
            DeploymentAudited | stands behind the event that closed the run
            """)
    void whatIsWrittenDownTwiceMakesThemRed(String type, String sentence) {
        red(told -> told.stream().flatMap(one -> Stream.of(one, one).limit(one.type().equals(type) ? 2 : 1)).toList(), sentence);
    }

    @Test
    void whatIsWrittenDownTheOtherWayRoundMakesThemRed() {
        red(List::reversed, "ApprovalDecided: approved by 0 people");
    }

    @Test
    void whatOnlyAVerificationSeesNamesTheSeedOfItsLife() throws InterruptedException {
        var histories = over(FEW, told -> told.stream().filter(one -> !one.type().equals("DeploymentAudited")).toList());

        histories.play(1);

        assertThat(histories.flaws()).isNotEmpty().allSatisfy(flaw -> assertThat(flaw)
                .startsWith("-Dslipway.life=")
                .contains("which no plan had brought to a good end there before"));
    }

    private static void red(UnaryOperator<List<Told>> garble, String sentence) {
        assertThatThrownBy(() -> over(MANY, garble).play(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dslipway.seed=" + SEED)
                .hasMessageContaining("-Dslipway.life=")
                .hasMessageContaining(sentence);
    }

    private static Histories over(int many, UnaryOperator<List<Told>> garble) {
        return new Histories(new GarblingLedger(new MemoryLedger(), garble), SEED, many, TOGETHER);
    }
}
