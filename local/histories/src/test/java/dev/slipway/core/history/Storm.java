package dev.slipway.core.history;

import dev.slipway.core.plan.AlarmMetric;
import dev.slipway.core.plan.AlarmPlan;
import dev.slipway.core.rollout.AlarmRaised;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An alarm goes off: its events come twice, late and in another order, beside old ones, quiet ones and somebody else's.
final class Storm {
    private final Life life;

    Storm(Life life) {
        this.life = life;
    }

    void breaks(Shift shift) {
        var alarm = AlarmPlan.nameOf(life.endpoint, life.oneOf(List.of(AlarmMetric.values()))).value();
        for (int events = 2 + life.below(7); events > 0; events--) {
            var at = at(shift.scene.now);
            var event = new AlarmRaised.Request(
                    life.chance(8) ? "somebody-elses" : alarm, life.chance(88), at, Optional.of(life.endpoint.value()));
            for (int times = 1 + life.below(2); times > 0; times--) {
                comes(event, at.isAfter(shift.scene.now) ? Duration.between(shift.scene.now, at) : Duration.ZERO);
            }
        }
    }

    private Instant at(Instant now) {
        return switch (life.below(8)) {
            case 0 -> now.minus(Duration.ofHours(3));
            case 1, 2 -> now.plusSeconds(life.below(600));
            default -> now;
        };
    }

    private void comes(AlarmRaised.Request event, Duration notBefore) {
        life.in(notBefore.plus(life.minutes(0, 25)), shift ->
                shift.act(life, Optional.empty(), "alarm of " + event.at(), () -> shift.meanwhile.hear(event)));
    }
}
