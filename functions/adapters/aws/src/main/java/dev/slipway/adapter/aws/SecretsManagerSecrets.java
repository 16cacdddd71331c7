package dev.slipway.adapter.aws;

import dev.slipway.core.contract.Secret;
import dev.slipway.core.contract.SecretName;
import dev.slipway.core.contract.Secrets;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// Secrets of Secrets Manager, each read at its first use and again five minutes later. Needs `secretsmanager:GetSecretValue`.
///
/// An old value is not used where the new one cannot be read: it may have been withdrawn.
public final class SecretsManagerSecrets implements Secrets {
    /// How long a renewed secret may go unseen.
    static final Duration OLDEST = Duration.ofMinutes(5);

    private static final String NONE = "ResourceNotFoundException";

    private final AwsJson service;
    private final InstantSource clock;
    private final Map<SecretName, Read> known = new ConcurrentHashMap<>();

    private record Read(Secret secret, Instant at) {}

    SecretsManagerSecrets(AwsJson service, InstantSource clock) {
        this.service = service;
        this.clock = clock;
    }

    /// In the connection's region.
    public static SecretsManagerSecrets from(AwsConnection aws, InstantSource clock) {
        return new SecretsManagerSecrets(secretsManager(aws), clock);
    }

    static AwsJson secretsManager(AwsConnection aws) {
        return new AwsJson(new AwsService(aws, "secretsmanager", "secretsmanager"), "1.1", "secretsmanager");
    }

    @Override
    public Secret read(SecretName name) {
        var now = clock.instant();
        var read = Objects.requireNonNull(known.compute(
                name, (_, old) -> old != null && now.isBefore(old.at().plus(OLDEST)) ? old : new Read(fetch(name), now)));
        return read.secret();
    }

    private Secret fetch(SecretName name) {
        return switch (called(name)) {
            case Reply.Done done -> secret(name, done);
            case Reply.Failed failed when failed.code().equals(NONE) ->
                throw new Refused("there is no secret %s, or nothing in it: put it into Secrets Manager".formatted(name), failed.failure());
            case Reply.Failed failed -> throw failed.failure();
        };
    }

    /// What was wrong with an answer could quote it.
    private Reply called(SecretName name) {
        try {
            return service.callInSecret("GetSecretValue", AwsJson.request().put("SecretId", name.value()));
        } catch (Malformed e) {
            throw new Malformed("the answer with the secret %s is no JSON".formatted(name));
        }
    }

    private static Secret secret(SecretName name, Reply.Done done) {
        try {
            return new Secret(done.text("SecretString"));
        } catch (IllegalArgumentException | Malformed e) {
            throw new Malformed("the secret %s is no text: keep it as SecretString".formatted(name));
        }
    }
}
