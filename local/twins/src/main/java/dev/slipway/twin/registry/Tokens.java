package dev.slipway.twin.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The bearer tokens this registry gave out; a restart forgets them, as an expiry would.
final class Tokens {
    static final Duration LIFE = Duration.ofMinutes(5);

    private record Grant(String scope, Instant expires) {}

    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    String mint(String scope, Instant now) {
        grants.values().removeIf(grant -> !now.isBefore(grant.expires()));
        var token = UUID.randomUUID().toString();
        grants.put(token, new Grant(scope, now.plus(LIFE)));
        return token;
    }

    boolean allow(Optional<String> authorization, String scope, Instant now) {
        return authorization
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> grants.get(header.substring("Bearer ".length())))
                .filter(grant -> grant.scope().equals(scope) && now.isBefore(grant.expires()))
                .isPresent();
    }
}
