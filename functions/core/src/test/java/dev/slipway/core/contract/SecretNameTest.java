package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"registry", "slipway/dev/registry", "a.b", ".hidden", "..c", "a+b=c@d_e-f"})
    void namesWhereASecretIsKept(String name) {
        assertThat(new SecretName(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/a", "a/", "a//b", "..", ".", "../key", "a/../b", "a/.", "a b", "ä", "user:password"})
    void isNeverAWayOutOfTheFolderNorASecret(String name) {
        assertThatThrownBy(() -> new SecretName(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("accepted are 1 to 256");
    }
}
