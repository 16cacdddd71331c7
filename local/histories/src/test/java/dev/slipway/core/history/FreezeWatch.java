package dev.slipway.core.history;

import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.Freeze;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// That no plan is let go on, or begun, while a person's freeze holds from before the step until after it.
record FreezeWatch(Shift shift, Life life, RunId run, Optional<Freeze> freeze, Optional<PlanStatus> status) {
    /// Something else may happen in the middle of a step, as much later.
    private static final Duration MIDDLE = Duration.ofMinutes(10);

    static FreezeWatch before(Shift shift, Life life, RunId run) {
        return new FreezeWatch(shift, life, run, freeze(shift, life), status(shift, run));
    }

    /// @throws Flawed when it went on all the same
    void after(Instant begun) {
        boolean held = freeze.filter(it -> it.holds(begun) && it.holds(begun.plus(MIDDLE))).isPresent();
        var now = status(shift, run);
        boolean wentOn = !now.equals(status)
                && now.filter(it -> it == PlanStatus.ALLOWED || it == PlanStatus.EXECUTING).isPresent();
        Flawed.unless(!held || !wentOn || !freeze.equals(freeze(shift, life)), "%s went on under %s".formatted(run, freeze));
    }

    private static Optional<Freeze> freeze(Shift shift, Life life) {
        return shift.world.ledger.read(Freeze.key(life.environment)).found();
    }

    private static Optional<PlanStatus> status(Shift shift, RunId run) {
        return PlanId.SHAPE.check("run", run.value()).isPresent()
                ? Optional.empty()
                : shift.world.ledger.read(PlanRecord.key(new PlanId(run.value()))).found().map(PlanRecord::status);
    }
}
