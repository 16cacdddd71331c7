package dev.slipway.twin.cloudwatch;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Holds an alarm against the points of its range, newest first, as CloudWatch documents it.
///
/// Shape: the range is two points longer than the alarm's periods; with as many real points as periods the newest of
/// them decide, with fewer the missing ones are filled in as the alarm wants them treated. Source: CloudWatch user
/// guide, "How alarm state is evaluated when data is missing".
record Evaluation(Alarm alarm, List<OptionalDouble> range) {
    private static final int BEYOND = 2;

    static int range(Alarm alarm) {
        return alarm.periods() + BEYOND;
    }

    /// The state it ought to be in, or nothing when it stays in the one it is in.
    Optional<String> state() {
        if (real().size() >= alarm.periods()) {
            return Optional.of(breaching(counted()) >= alarm.toAlarm() ? "ALARM" : "OK");
        }
        return switch (alarm.missing()) {
            case "breaching" -> Optional.of(breaching(real()) + filled() >= alarm.toAlarm() ? "ALARM" : "OK");
            case "notBreaching" -> Optional.of(breaching(real()) >= alarm.toAlarm() ? "ALARM" : "OK");
            default -> undecided(alarm.missing().equals("ignore"));
        };
    }

    /// The points that decide, newest first.
    List<Double> counted() {
        return real().subList(0, Math.min(alarm.periods(), real().size()));
    }

    long breaching() {
        return breaching(counted());
    }

    int filled() {
        return alarm.periods() - counted().size();
    }

    private Optional<String> undecided(boolean ignored) {
        if (real().isEmpty()) {
            return ignored ? Optional.empty() : Optional.of(Alarm.NO_DATA);
        }
        if (breaching(real()) >= alarm.toAlarm()) {
            return Optional.of("ALARM");
        }
        if (breaching(real()) < real().size()) {
            return Optional.of("OK");
        }
        // Everything there is breaches: too little to alarm at once, but not when it began long enough ago.
        return !ignored && oldest() >= alarm.toAlarm() ? Optional.of("ALARM") : Optional.empty();
    }

    private int oldest() {
        return IntStream.rangeClosed(1, range.size())
                .filter(age -> range.get(age - 1).isPresent())
                .max()
                .orElse(0);
    }

    private List<Double> real() {
        return range.stream()
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList();
    }

    private long breaching(List<Double> points) {
        return points.stream().filter(this::breaches).count();
    }

    private boolean breaches(double value) {
        return switch (alarm.comparison()) {
            case "GreaterThanOrEqualToThreshold" -> value >= alarm.threshold();
            case "GreaterThanThreshold" -> value > alarm.threshold();
            case "LessThanThreshold" -> value < alarm.threshold();
            default -> value <= alarm.threshold();
        };
    }
}
