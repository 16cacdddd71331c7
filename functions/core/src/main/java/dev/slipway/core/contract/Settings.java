package dev.slipway.core.contract;

import dev.slipway.core.model.Problem;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The environment, read and checked once at the start.
public final class Settings {
    private static final String OURS = "SLIPWAY_";

    private final Map<String, String> environment;

    private Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// Checks every variable of ours.
    ///
    /// @throws IllegalArgumentException naming each bad value, and each variable that begins with
    ///     `SLIPWAY_` and that nobody reads
    public static Settings read(Map<String, String> environment) {
        var problems = Stream.concat(
                        Arrays.stream(Setting.values())
                                .flatMap(s -> Optional.ofNullable(environment.get(s.name())).flatMap(s::check).stream()),
                        unknown(environment))
                .map(Problem::sentence)
                .toList();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return new Settings(environment);
    }

    /// The value, or its default.
    public String get(Setting setting) {
        return environment.getOrDefault(setting.name(), setting.standard());
    }

    /// The value when it is set and not empty.
    public Optional<String> given(Setting setting) {
        return Optional.of(get(setting)).filter(value -> !value.isEmpty());
    }

    /// The value of what has no default.
    ///
    /// @throws IllegalArgumentException by the variable's name, when it is not set
    public String required(Setting setting) {
        return given(setting)
                .orElseThrow(() -> new IllegalArgumentException("%s is not set: set it to %s; it is %s"
                        .formatted(setting, setting.accepted(), setting.meaning())));
    }

    private static Stream<Problem> unknown(Map<String, String> environment) {
        var known = Arrays.stream(Setting.values()).map(Setting::name).collect(Collectors.toSet());
        Set<String> given = new TreeSet<>(environment.keySet());
        return given.stream()
                .filter(name -> name.startsWith(OURS) && !known.contains(name))
                .map(name -> new Problem("unknown_setting", name, "set", String.join(", ", new TreeSet<>(known)), "unset it"));
    }
}
