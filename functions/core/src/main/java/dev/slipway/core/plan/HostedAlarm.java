package dev.slipway.core.plan;

import dev.slipway.core.model.AlarmName;
import java.util.Optional;

/// An alarm as CloudWatch describes it. `plan` is absent for one of another form than ours.
public record HostedAlarm(AlarmName name, Optional<AlarmPlan> plan, AlarmState state) {}
