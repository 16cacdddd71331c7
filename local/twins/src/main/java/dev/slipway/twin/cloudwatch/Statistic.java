package dev.slipway.twin.cloudwatch;

import dev.slipway.twin.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// One figure out of a bucket: the five simple ones, or a percentile such as `p99` or `p99.9`.
///
/// Shape: a percentile is the smallest value that so many percent of all values do not exceed. Errors: a statistic
/// that the twin does not reckon (trimmed means and the like) is refused by name.
record Statistic(String name) {
    static final List<String> SIMPLE = List.of("SampleCount", "Average", "Sum", "Minimum", "Maximum");

    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(\\.\\d{1,10})?|100)");

    static Statistic of(String name) {
        if (!SIMPLE.contains(name) && !PERCENTILE.matcher(name).matches()) {
            throw new Refusal(
                    400,
                    "InvalidParameterValue",
                    "The value %s for parameter Stat is not one of %s or a percentile, p0 to p100."
                            .formatted(name, SIMPLE));
        }
        return new Statistic(name);
    }

    OptionalDouble in(Bucket bucket) {
        return switch (name) {
            case "SampleCount" -> OptionalDouble.of(bucket.count());
            case "Average" -> OptionalDouble.of(bucket.sum() / bucket.count());
            case "Sum" -> OptionalDouble.of(bucket.sum());
            case "Minimum" -> OptionalDouble.of(bucket.minimum());
            case "Maximum" -> OptionalDouble.of(bucket.maximum());
            default -> percentile(bucket);
        };
    }

    boolean simple() {
        return SIMPLE.contains(name);
    }

    /// Whether so few values say anything of a percentile: CloudWatch wants ten beyond it.
    boolean toldBy(Bucket bucket) {
        var beyond = percent().map(percent -> Math.min(percent, 100 - percent) / 100);
        return beyond.map(part -> bucket.count() * part >= 10).orElse(true);
    }

    private OptionalDouble percentile(Bucket bucket) {
        if (!bucket.hasEveryValue() || bucket.minimum() < 0) {
            return OptionalDouble.empty();
        }
        var rank = percent().orElseThrow() / 100 * bucket.count();
        var seen = 0.0;
        for (var entry : bucket.values().entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                return OptionalDouble.of(entry.getKey());
            }
        }
        return OptionalDouble.of(bucket.maximum());
    }

    private Optional<Double> percent() {
        var form = PERCENTILE.matcher(name);
        return form.matches() ? Optional.of(Double.valueOf(form.group(1))) : Optional.empty();
    }
}
