package dev.slipway.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.contract.SecretName;
import dev.slipway.core.contract.Secrets;
import dev.slipway.core.contract.SecretsContract;
import dev.slipway.core.failure.Refused;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecretsManagerSecretsEmulatorTest extends SecretsContract {
    private final AwsJson service = SecretsManagerSecrets.secretsManager(Emulator.connection());
    private final SecretName name = new SecretName(Emulator.fresh("secret"));
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final Secrets secrets = new SecretsManagerSecrets(service, () -> now);

    @AfterEach
    void close() {
        service.call("DeleteSecret", AwsJson.request().put("SecretId", name.value()).put("ForceDeleteWithoutRecovery", true));
    }

    @Test
    void whatWasMadeEmptyIsRefusedByItsNameUntilSomebodyFillsIt() {
        service.call("CreateSecret", AwsJson.request().put("ClientRequestToken", UUID.randomUUID().toString()).put("Name", name.value()))
                .done();

        assertThatThrownBy(() -> secrets.read(name)).isInstanceOf(Refused.class).hasMessageContaining(name.value());

        keep(name, "user:password");
        assertThat(secrets.read(name).value()).isEqualTo("user:password");
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
        if (service.call("CreateSecret", request(secret).put("Name", name.value())) instanceof Reply.Failed) {
            service.call("PutSecretValue", request(secret).put("SecretId", name.value())).done();
        }
    }

    private static ObjectNode request(String secret) {
        return AwsJson.request()
                .put("ClientRequestToken", UUID.randomUUID().toString())
                .put("SecretString", secret);
    }

    @Override
    protected void anAgePasses() {
        now = now.plus(SecretsManagerSecrets.OLDEST);
    }
}
