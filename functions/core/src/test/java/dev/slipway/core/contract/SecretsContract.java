package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Refused;
import org.junit.jupiter.api.Test;

/// What [Secrets] promise.
public abstract class SecretsContract {
    protected abstract Secrets secrets();

    /// A name that nobody else uses.
    protected abstract SecretName name();

    /// Somebody keeps it under the name, instead of what was there.
    protected abstract void keep(SecretName name, String secret);

    /// As much time passes as an old value may live.
    protected abstract void anAgePasses();

    @Test
    void whatWasKeptIsRead() {
        keep(name(), "bob:hush ünïcode\n");

        assertThat(secrets().read(name()).value()).isEqualTo("bob:hush ünïcode\n");
    }

    @Test
    void whatWasRenewedIsReadAfterAWhile() {
        keep(name(), "old");
        secrets().read(name());

        keep(name(), "new");
        anAgePasses();

        assertThat(secrets().read(name()).value()).isEqualTo("new");
    }

    @Test
    void whatIsNotThereIsRefusedByItsName() {
        assertThatThrownBy(() -> secrets().read(name()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(name().value());
    }

    @Test
    void aSecretIsNotToldByAccident() {
        keep(name(), "hush");

        assertThat(secrets().read(name())).asString().doesNotContain("hush");
    }
}
