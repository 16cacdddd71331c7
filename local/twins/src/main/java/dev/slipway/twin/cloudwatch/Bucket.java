package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.TreeMap;

/// What was measured within one stretch of time.
///
/// Shape: `values` counts each value; where only statistics of many were given it lacks them, and so percentiles do
/// too.
final class Bucket {
    @JsonProperty
    private double count;

    @JsonProperty
    private double sum;

    @JsonProperty
    private double minimum = Double.MAX_VALUE;

    @JsonProperty
    private double maximum = -Double.MAX_VALUE;

    @JsonProperty
    private final TreeMap<Double, Double> values = new TreeMap<>();

    void add(double value, double times) {
        add(times, value * times, value, value);
        values.merge(value, times, Double::sum);
    }

    /// Statistics of so many values. Where they are all alike they are as good as the values.
    void addStatistics(double times, double total, double least, double most) {
        add(times, total, least, most);
        if (least == most) {
            values.merge(least, times, Double::sum);
        }
    }

    void add(Bucket other) {
        add(other.count, other.sum, other.minimum, other.maximum);
        other.values.forEach((value, times) -> values.merge(value, times, Double::sum));
    }

    double count() {
        return count;
    }

    double sum() {
        return sum;
    }

    double minimum() {
        return minimum;
    }

    double maximum() {
        return maximum;
    }

    boolean hasEveryValue() {
        return Math.abs(values.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum()
                        - count)
                < 1e-6;
    }

    Map<Double, Double> values() {
        return values;
    }

    private void add(double times, double total, double least, double most) {
        count += times;
        sum += total;
        minimum = Math.min(minimum, least);
        maximum = Math.max(maximum, most);
    }
}
