package dev.slipway.core.plan;

import dev.slipway.core.model.AlarmName;
import java.util.List;

/// The alarms and the metrics of one account and region.
///
/// Every verb fails with [dev.slipway.core.failure.Throttled] when asked for patience, with
/// [dev.slipway.core.failure.Unavailable] when there is no answer or a 5xx, with
/// [dev.slipway.core.failure.Refused] when a permission or a quota is missing, and with
/// [dev.slipway.core.failure.Malformed] when the answer is not the documented shape. Source: CloudWatch API.
public interface Metrics {
    /// Those of these alarms that are there, in no order.
    List<HostedAlarm> alarms(List<AlarmName> names);

    /// Makes the alarm, or makes of the one that is there this one.
    void put(AlarmPlan alarm);

    /// Deletes the alarm. What is gone already is deleted.
    void delete(AlarmName name);

    /// Puts the alarm into `ALARM`, whatever its metric says, until CloudWatch judges it next: within a minute.
    ///
    /// @param why what people read in the alarm's history
    /// @throws dev.slipway.core.failure.Refused also when there is no such alarm
    void fire(AlarmName name, String why);

    /// Adds a value to `ProbeFailures`.
    void count(ProbeCount probes);
}
