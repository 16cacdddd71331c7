package dev.slipway.twin.sagemaker;

import java.time.Instant;
import java.util.Map;

/// Where SageMaker reports what its endpoints did.
@FunctionalInterface
public interface Metrics {
    /// One value, so many times at one instant.
    record Sample(String name, String unit, double value, long count, Instant at) {}

    void publish(String region, Map<String, String> dimensions, Sample sample);
}
