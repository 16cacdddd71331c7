package dev.slipway.function.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.rollout.ReadPlan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditAnswerTest {
    @Test
    void saysWhereAChainIsBroken() {
        var bench = Bench.fresh();
        var plan = bench.accepted("alice");
        new Story(bench, plan).needsAPerson();
        var record = bench.ledger().read(PlanRecord.key(plan)).value();
        var events = bench.ledger().events(plan.run(), 0);

        var lacking = answer(record, events.subList(1, 2));
        var swapped = answer(record, events.reversed());

        assertThat(lacking.whole()).isFalse();
        assertThat(lacking.broken()).contains("event 2 stands where 1 is expected");
        assertThat(swapped.whole()).isFalse();
        assertThat(answer(record, events).broken()).isEmpty();
    }

    private static AuditAnswer answer(PlanRecord record, List<AuditEvent> events) {
        return AuditAnswer.of(new ReadPlan.Story(record, Optional.empty(), events, Optional.empty()));
    }
}
