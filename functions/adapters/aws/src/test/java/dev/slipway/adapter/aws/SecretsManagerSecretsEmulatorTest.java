package dev.slipway.adapter.aws;

import dev.slipway.core.contract.SecretName;
import dev.slipway.core.contract.Secrets;
import dev.slipway.core.contract.SecretsContract;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

class SecretsManagerSecretsEmulatorTest extends SecretsContract {
    private final AwsJson service = SecretsManagerSecrets.secretsManager(Emulator.connection());
    private final SecretName name = new SecretName(Emulator.fresh("secret"));
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final Secrets secrets = new SecretsManagerSecrets(service, () -> now);

    @AfterEach
    void close() {
        service.call("DeleteSecret", AwsJson.request().put("SecretId", name.value()).put("ForceDeleteWithoutRecovery", true));
    }

    @Override
    protected Secrets secrets() {
        return secrets;
    }

    @Override
    protected SecretName name() {
        return name;
    }

    @Override
    protected void keep(SecretName name, String secret) {
        var made = service.call("CreateSecret", AwsJson.request().put("Name", name.value()).put("SecretString", secret));
        if (made instanceof Reply.Failed) {
            service.call("PutSecretValue", AwsJson.request().put("SecretId", name.value()).put("SecretString", secret))
                    .done();
        }
    }

    @Override
    protected void anAgePasses() {
        now = now.plus(SecretsManagerSecrets.OLDEST);
    }
}
