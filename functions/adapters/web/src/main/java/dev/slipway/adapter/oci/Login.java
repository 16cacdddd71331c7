package dev.slipway.adapter.oci;

import dev.slipway.core.contract.Secret;
import dev.slipway.core.failure.Malformed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// As whom a registry is asked. The secret is `user:password`, fetched when a registry first wants it.
public final class Login {
    /// Without a name.
    public static final Login NOBODY = new Login(Optional.empty());

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

    private final Optional<Supplier<Secret>> secret;

    private Login(Optional<Supplier<Secret>> secret) {
        this.secret = secret;
    }

    /// As the user of this secret.
    public static Login with(Supplier<Secret> secret) {
        return new Login(Optional.of(secret));
    }

    /// The value of an `Authorization` header for this registry, where there is a user.
    ///
    /// @throws Malformed when the secret is not in its form, or would travel in the open
    Optional<String> basic(URI registry) {
        return secret.map(Supplier::get).map(user -> basic(registry, user));
    }

    private static String basic(URI registry, Secret user) {
        if (!"https".equals(registry.getScheme()) && !LOOPBACK.contains(registry.getHost())) {
            throw new Malformed("the password for %s would travel unencrypted: give the registry an https address"
                    .formatted(registry));
        }
        var text = user.value().strip();
        if (text.indexOf(':') < 1 || text.indexOf(':') == text.length() - 1) {
            throw new Malformed("the registry's secret is not in the form user:password: keep it so");
        }
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
