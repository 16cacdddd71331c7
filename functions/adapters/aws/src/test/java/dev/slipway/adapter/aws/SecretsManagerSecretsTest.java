package dev.slipway.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.contract.SecretName;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Unavailable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsManagerSecretsTest {
    private static final SecretName NAME = new SecretName("slipway/registry");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void isAskedOnceWithinTheAge() {
        try (var stub = AwsStub.start()) {
            stub.answers(200, "{\"SecretString\":\"hush\"}");
            var secrets = SecretsManagerSecrets.from(stub.connection(), () -> NOON);

            assertThat(secrets.read(NAME)).isEqualTo(secrets.read(NAME));
        }
    }

    @Test
    void anOldSecretIsNotUsedWhereTheNewOneCannotBeRead() {
        try (var stub = AwsStub.start()) {
            var now = new Instant[] {NOON};
            var secrets = SecretsManagerSecrets.from(stub.connection(), () -> now[0]);
            stub.answers(200, "{\"SecretString\":\"hush\"}");
            secrets.read(NAME);
            now[0] = NOON.plus(SecretsManagerSecrets.OLDEST);
            stub.answers(500, "{\"__type\":\"InternalServiceError\"}");

            assertThatThrownBy(() -> secrets.read(NAME)).isInstanceOf(Unavailable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"SecretString\":\"hush", "{\"SecretBinary\":\"aHVzaA==\"}", "{\"SecretString\":[\"hush\"]}", "hush"})
    void aBrokenAnswerIsSaidWithoutQuotingIt(String answer) {
        try (var stub = AwsStub.start()) {
            stub.answers(200, answer);
            var secrets = SecretsManagerSecrets.from(stub.connection(), () -> NOON);

            assertThatThrownBy(() -> secrets.read(NAME))
                    .isInstanceOf(Malformed.class)
                    .satisfies(failure -> assertThat(told(failure)).doesNotContain("hush").doesNotContain("aHVz"));
        }
    }

    private static String told(Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
