package dev.slipway.core.plan;

import dev.slipway.core.model.Environment;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.Shown;
import dev.slipway.core.step.Key;
import java.time.Instant;
import java.util.Optional;

/// A person's word that nothing is changed in an environment, from a moment on until another, or until they lift it.
///
/// Shape: `reason` is a person's text, for people.
public record Freeze(
        Environment environment, Person by, Instant since, Optional<Instant> until, Optional<String> reason) {
    public static Key<Freeze> key(Environment environment) {
        return new Key<>(Freeze.class, "freeze#" + environment.value(), "freeze");
    }

    /// Whether it is in force at this moment; its last one is free again.
    public boolean holds(Instant now) {
        return !now.isBefore(since) && until.map(now::isBefore).orElse(true);
    }

    /// Whether this is the same word again.
    public boolean says(Freeze other) {
        return by.equals(other.by) && until.equals(other.until) && reason.equals(other.reason);
    }

    /// Whether it ends before the other does.
    public boolean endsBefore(Freeze other) {
        return until.isPresent() && other.until.map(until.get()::isBefore).orElse(true);
    }

    /// As a person reads it.
    public String sentence() {
        return "frozen by %s since %s%s".formatted(
                by, Shown.time(since), until.map(end -> " until " + Shown.time(end)).orElse(""));
    }
}
