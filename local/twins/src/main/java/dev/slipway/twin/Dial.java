package dev.slipway.twin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The fault dial of one twin: rules that wait for their call, and how long the twin's own transitions take.
///
/// Shape: rules are tried in the order they were added; a used-up rule disappears. Durations are twin time.
public final class Dial {
    /// A rule as the dial shows it: `left` counts down, zero meaning until cleared.
    public record Waiting(@JsonUnwrapped Rule rule, int left) {}

    private final Map<String, Duration> defaults;
    private final Map<String, Duration> durations;
    private final List<Waiting> rules = new ArrayList<>();

    public Dial(Map<String, Duration> defaults) {
        this.defaults = Map.copyOf(defaults);
        this.durations = new TreeMap<>(defaults);
    }

    public synchronized void add(Rule rule) {
        rules.add(new Waiting(rule, rule.count()));
    }

    /// Sets how long something lasts.
    ///
    /// @throws IllegalArgumentException when this twin knows no such duration, or it is negative
    public synchronized void set(String duration, Duration length) {
        check(duration, length);
        durations.put(duration, length);
    }

    /// Takes these rules and durations in place of all it had, or, when it knows one of them not, nothing.
    public synchronized void replace(List<Rule> otherRules, Map<String, Duration> otherDurations) {
        otherDurations.forEach(this::check);
        clear();
        durations.putAll(otherDurations);
        otherRules.forEach(this::add);
    }

    public synchronized void clear() {
        rules.clear();
        durations.putAll(defaults);
    }

    public synchronized List<Waiting> rules() {
        return List.copyOf(rules);
    }

    public synchronized Map<String, Duration> durations() {
        return Map.copyOf(durations);
    }

    public synchronized Duration lasting(String duration) {
        return Optional.ofNullable(durations.get(duration)).orElseThrow();
    }

    public <E> Optional<E> take(Class<E> kind, Operation operation) {
        return take(kind, operation, effect -> true);
    }

    /// The first effect of this kind that waits for this operation, left as it is.
    public synchronized <E> Optional<E> waiting(Class<E> kind, Operation operation, Predicate<E> also) {
        return rules.stream()
                .map(Waiting::rule)
                .filter(rule -> kind.isInstance(rule.effect()) && rule.matches(operation))
                .map(rule -> kind.cast(rule.effect()))
                .filter(also)
                .findFirst();
    }

    /// The first effect of this kind that waits for this operation, used once by this call.
    public synchronized <E> Optional<E> take(Class<E> kind, Operation operation, Predicate<E> also) {
        for (int at = 0; at < rules.size(); at++) {
            var waiting = rules.get(at);
            var effect = waiting.rule().effect();
            if (kind.isInstance(effect) && waiting.rule().matches(operation) && also.test(kind.cast(effect))) {
                useUp(at, waiting);
                return Optional.of(kind.cast(effect));
            }
        }
        return Optional.empty();
    }

    private void check(String duration, Duration length) {
        if (!defaults.containsKey(duration) || length.isNegative()) {
            throw new IllegalArgumentException(
                    "no duration '" + duration + "' of " + length + "; known: " + durations.keySet());
        }
    }

    private void useUp(int at, Waiting waiting) {
        if (waiting.left() == 1) {
            rules.remove(at);
        } else if (waiting.left() > 1) {
            rules.set(at, new Waiting(waiting.rule(), waiting.left() - 1));
        }
    }
}
