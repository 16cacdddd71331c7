package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @ParameterizedTest
    @EnumSource
    void haveADefaultThatTheyAccept(Setting setting) {
        var settings = Settings.read(Map.of());

        assertThat(settings.get(setting)).isEqualTo(setting.standard());
        assertThat(setting.check(setting.standard())).isEmpty();
        assertThat(setting.meaning()).isNotBlank();
        assertThat(settings.given(setting).isPresent()).isEqualTo(!setting.standard().isEmpty());
    }

    @Test
    void takeWhatTheEnvironmentSays() {
        var settings = Settings.read(Map.of("SLIPWAY_PORT", "0", "PATH", "/bin", "EXECUTE", "false"));

        assertThat(settings.get(Setting.SLIPWAY_PORT)).isEqualTo("0");
        assertThat(settings.given(Setting.EXECUTE)).hasValue("false");
    }

    @ParameterizedTest
    @CsvSource({"EXECUTE,yes", "EXECUTE,TRUE", "SLIPWAY_PORT,http", "SLIPWAY_PORT,-1", "SLIPWAY_PORT,65536", "SLIPWAY_PORT,99999",
        "SLIPWAY_AS,Alice", "AWS_REGION,everywhere", "AWS_ENDPOINT_URL,ftp://x", "STATE_TABLE,a", "SLIPWAY_HOME,'a\nb'"})
    void nameABadValueAndItsVariable(String name, String value) {
        assertThatThrownBy(() -> Settings.read(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name + " is «");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "80", "8787", "59999", "60000", "64999", "65535"})
    void takeEveryPort(String port) {
        assertThat(Setting.SLIPWAY_PORT.check(port)).isEmpty();
    }

    @Test
    void nameWhatIsNeededAndNotSet() {
        var settings = Settings.read(Map.of("STATE_TABLE", "state-1"));

        assertThat(settings.required(Setting.STATE_TABLE)).isEqualTo("state-1");
        assertThatThrownBy(() -> settings.required(Setting.AUDIT_TABLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("AUDIT_TABLE is not set");
    }

    @Test
    void nameEverythingThatIsWrongAtOnce() {
        assertThatThrownBy(() -> Settings.read(Map.of("EXECUTE", "yes", "SLIPWAY_PORT", "x", "SLIPWAY_PROT", "1")))
                .hasMessageContaining("EXECUTE is «yes»")
                .hasMessageContaining("SLIPWAY_PORT is «x»")
                .hasMessageContaining("SLIPWAY_PROT is «set»");
    }

    @Test
    void refuseAVariableOfOursThatNobodyReadsWithoutShowingItsValue() {
        assertThatThrownBy(() -> Settings.read(Map.of("SLIPWAY_TOKENS", "secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SLIPWAY_TOKENS")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @Test
    void neverShowATokenThatHasNotItsForm() {
        assertThatThrownBy(() -> Settings.read(Map.of("SLIPWAY_TOKEN", "secret secret")))
                .hasMessageStartingWith("SLIPWAY_TOKEN is «13 characters»: accepted is a bearer token")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
        assertThat(Setting.SLIPWAY_TOKEN.check("a".repeat(8192))).isEmpty();
        assertThat(Setting.SLIPWAY_TOKEN.check("a".repeat(8193))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a1b2c3.execute-api.us-east-1.amazonaws.com", "https://slipway.example.com:8443/", "http://127.0.0.1:8787", "http://localhost", "http://[::1]:0/"})
    void takeAServerOverHttpsOrOfThisMachine(String address) {
        assertThat(Setting.SLIPWAY_SERVER.check(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://slipway.example.com", "http://127.0.0.1.example.com", "http://127.0.0.1@example.com", "https://me:word@example.com", "https://example.com/slipway", "https://example.com:99999", "https://example.com?x", "example.com", "https://"})
    void refuseAServerThatATokenMustNotGoTo(String address) {
        assertThat(Setting.SLIPWAY_SERVER.check(address)).hasValueSatisfying(wrong -> assertThat(wrong.observed()).isEqualTo(address));
    }
}
