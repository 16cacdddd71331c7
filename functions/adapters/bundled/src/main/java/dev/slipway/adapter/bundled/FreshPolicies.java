package dev.slipway.adapter.bundled;

import dev.slipway.core.model.Environment;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.plan.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The policy bundle read at its first use, and again once it is older than `age`.
///
/// Errors: a bundle that cannot be read anew is not replaced by the one before, for nobody knows whether that still holds.
public final class FreshPolicies implements Policies {
    private record Seen(PolicyBundle bundle, Instant at) {}

    private final PolicyBundle.Source files;
    private final InstantSource clock;
    private final Duration age;
    private volatile Optional<Seen> seen = Optional.empty();

    public FreshPolicies(PolicyBundle.Source files, InstantSource clock, Duration age) {
        this.files = files;
        this.clock = clock;
        this.age = age;
    }

    @Override
    public List<Environment> environments() {
        return bundle().environments();
    }

    @Override
    public Optional<Policy> of(Environment environment) {
        return bundle().of(environment);
    }

    private PolicyBundle bundle() {
        var now = clock.instant();
        var fresh = seen
                .filter(kept -> !now.isBefore(kept.at()) && Duration.between(kept.at(), now).compareTo(age) < 0)
                .orElseGet(() -> new Seen(new PolicyBundle(files), now));
        seen = Optional.of(fresh);
        return fresh.bundle();
    }
}
