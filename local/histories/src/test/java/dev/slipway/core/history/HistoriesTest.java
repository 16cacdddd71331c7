package dev.slipway.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.contract.StepName;
import dev.slipway.core.contract.WhoWrites;
import dev.slipway.core.contract.Written;
import dev.slipway.core.rollout.AlarmRaised;
import dev.slipway.core.step.MemoryLedger;
import dev.slipway.core.step.OverseenLedger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Ten thousand random histories in one store: alarms, votes, links, callbacks and steps that come twice, late and in another
/// order, beside processes that are killed and calls that fail.
///
/// They are the same each time: one thread, one seed. `-Dslipway.seed=…` plays others. A failure names its seeds: that of
/// the run plays all of them again in the same order, up to what failed, and `-Dslipway.life=…` the histories of one
/// application alone, without what its neighbours do. With `-Dslipway.threads=4` lives go on at one moment, in an order that
/// nobody foresees; `-Dslipway.histories=…` is how many there are.
class HistoriesTest {
    private static final int MANY = 10_000;
    private static final int FEW = 500;
    private static final long FIRST_SEED = 20_261_121;

    @Test
    void haveOneEffectEachAndEveryEndpointAndApprovalWalksItsGrammar() throws InterruptedException {
        long alone = Long.getLong("slipway.life", 0);
        long seed = Long.getLong("slipway.seed", FIRST_SEED);
        int many = Integer.getInteger("slipway.histories", MANY);
        var who = new WhoWrites();
        var store = new OverseenLedger(new MemoryLedger(), who);
        var histories = alone == 0
                ? new Histories(store, seed, many, 64)
                : new Histories(store, alone, Histories.IN_A_LIFE, 1);

        var ended = histories.play(alone == 0 ? Integer.getInteger("slipway.threads", 1) : 1);

        assertThat(histories.flaws()).as("-Dslipway.seed=%d", seed).isEmpty();
        if (alone == 0) {
            assertThat(ended.of("history")).as("-Dslipway.seed=%d", seed).isEqualTo(many);
            assertThat(StepName.values())
                    .allSatisfy(step -> assertThat(who.by(step)).as(step.title()).isEqualTo(Written.by(step)));
            assertThat(who.by(AlarmRaised.class)).isEqualTo(Written.OF_ALARMS);
            assertThat(everyEnd()).allSatisfy(end -> assertThat(ended.of(end)).as("-Dslipway.seed=%d: %s of %s", seed, end, ended).isPositive());
        }
    }

    @Test
    void onAwsAStepRemovesSomethingOnlyWhereItsRoleMay() throws InterruptedException {
        var who = new WhoWrites();
        var histories = new Histories(new OverseenLedger(new MemoryLedger(), who), FIRST_SEED, FEW, 64).onAws();

        var ended = histories.play(1);

        assertThat(histories.flaws()).isEmpty();
        assertThat(ended.of("callback DELIVERED")).isPositive();
        assertThat(StepName.values())
                .allSatisfy(step -> assertThat(who.by(step).removes()).as(step.title()).isEqualTo(Written.onAws(step).removes()));
    }

    /// What must have come to pass for the claim to mean something.
    private static Stream<String> everyEnd() {
        return Stream.of(
                Stream.of("DEPLOYED", "UNDONE", "FAILED", "BROKEN", "DENIED", "CANCELLED", "REHEARSED", "REMOVED").map("plan "::concat),
                Stream.of("APPROVED", "REJECTED", "EXPIRED", "SUPERSEDED", "CANCELLED").map("approval "::concat),
                Stream.of("BACK", "FAILED", "NOTHING", "NOWHERE", "REFUSED").map("rollback "::concat),
                Stream.of("LIVE", "FAILED", "REMOVED").map("endpoint "::concat),
                Stream.of("DELIVERED", "TOO_LATE").map("callback "::concat))
                .flatMap(ends -> ends);
    }
}
