package dev.slipway.core.guard;

import dev.slipway.core.model.AlarmName;
import dev.slipway.core.model.Finding;
import dev.slipway.core.plan.AlarmPlan;
import dev.slipway.core.plan.AlarmState;
import java.util.Optional;

/// No alarm of a plan fires already: it would end the rollout for an old trouble.
final class AlarmsQuiet implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        return c.deployment().flatMap(plan -> plan.alarms().stream()
                .map(AlarmPlan::name)
                .filter(name -> !isQuiet(c, name))
                .findFirst()
                .flatMap(name -> deny(
                        c,
                        "%s is %s".formatted(name, c.facts().alarm(name).map(Facts.Alarm::word).orElse("not known")),
                        "an alarm that does not fire",
                        "end what it fires for, then ask again")));
    }

    /// An alarm that is not there yet is quiet; one of which nothing is known is not.
    private static boolean isQuiet(Case c, AlarmName name) {
        return c.facts()
                .alarm(name)
                .filter(alarm -> !alarm.state().equals(Optional.of(AlarmState.ALARM)))
                .isPresent();
    }
}
