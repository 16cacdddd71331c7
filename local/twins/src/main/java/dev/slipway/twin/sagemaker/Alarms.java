package dev.slipway.twin.sagemaker;

import java.util.Optional;

/// The alarms that SageMaker watches while it updates an endpoint, as their own service sees them now.
@FunctionalInterface
public interface Alarms {
    /// `OK`, `ALARM` or `INSUFFICIENT_DATA`, or nothing when there is no such alarm.
    Optional<String> state(String region, String name);
}
